import {
  IconCalendarEvent,
  IconChevronDown,
  IconFileDescription,
  IconFlag,
  IconLayoutList,
  IconLetterCase,
  IconSeparatorVertical,
  IconTable,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { IMPORT_SUBJECTS } from '@shared/domain/record-fields';
import { phoneRegions } from '@shared/domain/phone';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { Glyph, type TablerIcon } from '@renderer/ui';
import { PickList, type PickOption } from './pick-list';
import { changeSettings } from './wizard-acts';
import type { Inspection } from './wizard-store';
import classes from './match.module.css';

const words = strings.importsPage.match;
const recordWords = strings.recordImports;
const subjects = IMPORT_SUBJECTS.map((value) => ({ value, label: recordWords.subjects[value] }));
const dateOrders = (['dmy', 'mdy'] as const).map((value) => ({ value, label: recordWords.page.dateOrders[value] }));
const delimiters = [',', ';', '\t', '|'] as const;
/** As many rows above the names as programs are known to write, and some. */
const headerRows = 10;

const encodingNames: Readonly<Record<string, string>> = words.encodings;

function SettingChip(props: {
  icon: TablerIcon;
  label: string;
  shown: string;
  value: string;
  options: readonly PickOption[];
  onPick: (value: string) => void;
}) {
  const groups = useMemo(() => [{ label: '', options: props.options }], [props.options]);
  return (
    <PickList
      label={props.label}
      value={props.value}
      groups={groups}
      onPick={props.onPick}
      target={(toggle) => (
        <button type="button" className={classes.chip} aria-label={`${props.label}: ${props.shown}`} onClick={toggle}>
          <Glyph icon={props.icon} size={13} />
          <span className={classes.chipText}>{props.shown}</span>
          <Glyph icon={IconChevronDown} size={13} />
        </button>
      )}
    />
  );
}

function countryNames(): PickOption[] {
  const { locale } = formatSettings();
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return phoneRegions()
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/**
 * How the file is read: each can be changed, and the rows shown change at once.
 * @param order of dates that allow both, null where there are none
 */
export function FileChips({ inspection, order }: { inspection: Inspection; order: 'dmy' | 'mdy' | null }) {
  const countries = useMemo(() => countryNames(), []);
  const encodings = useMemo(() => Object.entries(encodingNames).map(([value, label]) => ({ value, label })), []);
  const separators = useMemo(() => delimiters.map((value) => ({ value, label: words.delimiter[value] })), []);
  const headers = useMemo(
    () =>
      [-1, ...Array.from({ length: headerRows }, (_, row) => row)].map((row) => ({
        value: String(row),
        label: row < 0 ? words.noNames : words.namesInRow(String(row + 1)),
      })),
    [],
  );
  const country = countries.find((option) => option.value === inspection.region)?.label ?? inspection.region;
  const { kind, sheet } = inspection;
  const sheets = useMemo(() => inspection.sheets.map((name) => ({ value: name, label: name })), [inspection.sheets]);
  return (
    <div className={classes.chips}>
      {kind !== 'vcard' && (
        <SettingChip
          icon={IconFileDescription}
          label={recordWords.page.about}
          shown={recordWords.subjects[inspection.about]}
          value={inspection.about}
          options={subjects}
          onPick={(value) => void changeSettings({ about: IMPORT_SUBJECTS.find((one) => one === value) })}
        />
      )}
      {sheet !== null && (
        <SettingChip
          icon={IconLayoutList}
          label={words.sheet}
          shown={sheet}
          value={sheet}
          options={sheets}
          onPick={(name) => void changeSettings({ sheet: name })}
        />
      )}
      {kind !== 'xlsx' && (
        <SettingChip
          icon={IconLetterCase}
          label={words.encoding}
          shown={(encodingNames[inspection.encoding] ?? inspection.encoding).replace(/ \(.*\)$/, '')}
          value={inspection.encoding}
          options={encodings}
          onPick={(encoding) => void changeSettings({ encoding })}
        />
      )}
      {kind === 'csv' && (
        <SettingChip
          icon={IconSeparatorVertical}
          label={words.separator}
          shown={words.delimiter[inspection.delimiter]}
          value={inspection.delimiter}
          options={separators}
          onPick={(value) => void changeSettings({ delimiter: delimiters.find((one) => one === value) })}
        />
      )}
      {kind !== 'vcard' && (
        <SettingChip
          icon={IconTable}
          label={words.header}
          shown={inspection.headerRow < 0 ? words.noNames : words.namesInRow(String(inspection.headerRow + 1))}
          value={String(inspection.headerRow)}
          options={headers}
          onPick={(value) => void changeSettings({ headerRow: Number(value) })}
        />
      )}
      {order !== null && (
        <SettingChip
          icon={IconCalendarEvent}
          label={recordWords.page.dateOrder}
          shown={recordWords.page.dateOrders[order]}
          value={order}
          options={dateOrders}
          onPick={(value) => void changeSettings({ dateOrder: value === 'mdy' ? 'mdy' : 'dmy' })}
        />
      )}
      <SettingChip
        icon={IconFlag}
        label={words.region}
        shown={words.numbersFrom(country)}
        value={inspection.region}
        options={countries}
        onPick={(region) => void changeSettings({ region })}
      />
    </div>
  );
}
