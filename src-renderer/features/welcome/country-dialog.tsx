import { useMemo, useState } from 'react';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { countries, currencies, currencyOf } from '@renderer/features/settings/regions';
import { saveSettings } from '@renderer/features/settings/save-settings';
import { Dialog, FieldStack, SelectField } from '@renderer/ui';

const words = strings.settingsPage.region;

/** Where the file is at home; the country brings its currency along. */
export function CountryDialog({
  region,
  currency,
  onClose,
}: {
  region: string;
  currency: string;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState({ region, currency });
  const regions = useMemo(() => countries(formatSettings().locale), []);
  const money = useMemo(() => currencies(formatSettings().locale), []);

  async function save(): Promise<void> {
    if (await saveSettings(chosen, true)) onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={strings.welcomePage.changeCountry}
      width={440}
      onSubmit={save}
      submit={strings.welcomePage.change}
    >
      <FieldStack>
        <SelectField
          label={words.country}
          hint={words.countryHint}
          searchable
          dataAutofocus
          value={chosen.region}
          choices={regions}
          onChange={(value) => setChosen({ region: value, currency: currencyOf(value) ?? chosen.currency })}
        />
        <SelectField
          label={words.currency}
          searchable
          value={chosen.currency}
          choices={money}
          onChange={(value) => setChosen({ ...chosen, currency: value })}
        />
      </FieldStack>
    </Dialog>
  );
}
