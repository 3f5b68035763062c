import { IconForms, IconKeyboard, IconPackage } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '@shared/contract/index';
import { mapServices } from '@shared/domain/address';
import { strings } from '@shared/locale';
import { formatCount, formatDay, formatMoney } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { ask, useRead } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { useShortcutRegistry } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { Button, notify, SegmentedTabs, SelectField, SkeletonBlock, TextField } from '@renderer/ui';
import { BackupsSection } from './backups-section';
import { DataFileSection } from './data-file-section';
import { countries, currencies, locales, timeZones } from './regions';
import { OwnEmails } from './own-emails';
import { PeopleSection } from './people-section';
import { saveSettings } from './save-settings';
import { WatchSection } from './watch-section';
import { Section } from './section';
import { SectionList } from './section-list';
import { UpdatesSection } from './updates-section';
import classes from './settings.module.css';

const words = strings.settingsPage;
type Info = OutputOf<'app.info'>;

function Region({ settings }: { settings: Info['settings'] }) {
  const { locale, region, currency, timeZone } = settings;
  const regions = useMemo(() => countries(locale), [locale]);
  const money = useMemo(() => currencies(locale), [locale]);
  const languages = useMemo(() => locales(locale), [locale]);
  const zones = useMemo(() => timeZones(timeZone), [timeZone]);
  return (
    <Section title={words.region.title}>
      <div className={classes.fields}>
        <SelectField
          label={words.region.country}
          hint={words.region.countryHint}
          searchable
          value={region}
          choices={regions}
          onChange={(value) => void saveSettings({ region: value })}
        />
        <SelectField
          label={words.region.currency}
          hint={words.region.currencyHint}
          searchable
          value={currency}
          choices={money}
          onChange={(value) => void saveSettings({ currency: value })}
        />
        <SelectField
          label={words.region.locale}
          searchable
          value={locale}
          choices={languages}
          onChange={(value) => void saveSettings({ locale: value })}
        />
        <SelectField
          label={words.region.timeZone}
          searchable
          value={timeZone}
          choices={zones}
          onChange={(value) => void saveSettings({ timeZone: value })}
        />
      </div>
      <p className={classes.text}>
        {words.region.example(
          formatDay(fileToday()),
          formatMoney({ amount: 1_540_050, currency }),
          showPhone('+442079460118'),
        )}
      </p>
    </Section>
  );
}

function Look({ settings }: { settings: Info['settings'] }) {
  return (
    <Section title={words.look.title}>
      <div className={classes.choice}>
        <span>{words.look.scheme}</span>
        <SegmentedTabs
          label={words.look.scheme}
          value={settings.colorScheme}
          choices={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: words.look.schemes[value] }))}
          onChange={(colorScheme) => void saveSettings({ colorScheme }, true)}
        />
      </div>
      <div className={classes.choice}>
        <span>{words.look.rows}</span>
        <SegmentedTabs
          label={words.look.rows}
          value={settings.rowHeight}
          choices={(['compact', 'normal', 'roomy'] as const).map((value) => ({
            value,
            label: words.look.heights[value],
          }))}
          onChange={(rowHeight) => void saveSettings({ rowHeight }, true)}
        />
      </div>
      <div className={classes.choice}>
        <span>{strings.givingPage.map.setting}</span>
        <SegmentedTabs
          label={strings.givingPage.map.setting}
          value={settings.map}
          choices={mapServices.map((value) => ({ value, label: strings.givingPage.map.services[value] }))}
          onChange={(map) => void saveSettings({ map }, true)}
        />
      </div>
    </Section>
  );
}

function You({ id, name, ownEmails }: { id: string; name: string; ownEmails: readonly string[] }) {
  // What is typed, and the name as it was when the typing began.
  const [draft, setDraft] = useState<{ typed: string; read: string } | null>(null);
  async function save(): Promise<void> {
    if (draft === null) return;
    const { typed, read } = draft;
    const wrong =
      typed.trim() === '' || typed.trim() === read
        ? undefined
        : await writeFieldsUnlessStale(words.you.saved, {}, (_rest, force) =>
            ask('users.save', { id, name: typed.trim(), ...(force ? {} : { before: { name: read } }) }),
          );
    if (typeof wrong === 'string') notify.error(wrong);
    else setDraft(null);
  }
  return (
    <Section title={words.you.title} part="you">
      <form
        className={classes.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.you.name}
          hint={words.you.hint}
          value={draft?.typed ?? name}
          onChange={(typed) => setDraft((before) => ({ typed, read: before?.read ?? name }))}
          maxLength={100}
          onBlur={() => void save()}
        />
      </form>
      <OwnEmails saved={ownEmails} />
    </Section>
  );
}

/** Opens the list of keys that the shell holds. */
function showKeys(): void {
  useShortcutRegistry
    .getState()
    .bindings.find((binding) => binding.keys === '?')
    ?.run(new KeyboardEvent('keydown', { key: '?' }));
}

/** Where the data lies and is backed up, how things are written, and how they look. */
export default function SettingsPage() {
  const [, go] = useLocation();
  const info = useRead(['file', 'setting', 'user'], 'app.info', {});
  const users = useUsers();
  const connections = useRead('file', 'app.connections', {});
  const page = useRef<HTMLDivElement>(null);
  const me = users.data?.rows.find((user) => user.id === info.data?.userId);
  return (
    <Page label={words.title}>
      <PageHead title={words.title} />
      <PageBody>
        {info.data ? (
          <div className={classes.sides}>
            <SectionList page={page} />
            <div className={classes.page} ref={page}>
              <DataFileSection info={info.data} />
              <BackupsSection info={info.data} />
              <Region settings={info.data.settings} />
              <WatchSection />
              <Look settings={info.data.settings} />
              <Section title={strings.customFieldsPage.inSettings.title}>
                <p className={classes.text}>{strings.customFieldsPage.inSettings.text}</p>
                <div className={classes.acts}>
                  <Button size="md" icon={IconForms} onClick={() => go('/settings/fields')}>
                    {strings.customFieldsPage.inSettings.open}
                  </Button>
                </div>
              </Section>
              <Section title={strings.productsPage.title}>
                <p className={classes.text}>{strings.productsPage.settingsText}</p>
                <div className={classes.acts}>
                  <Button size="md" icon={IconPackage} onClick={() => go('/settings/products')}>
                    {strings.productsPage.settingsOpen}
                  </Button>
                </div>
              </Section>
              {me && <You id={me.id} name={me.name} ownEmails={info.data.settings.ownEmails} />}
              {users.data && <PeopleSection users={users.data.rows} me={info.data.userId} />}
              <Section title={words.keys.title}>
                <p className={classes.text}>{words.keys.text}</p>
                <div className={classes.acts}>
                  <Button size="md" icon={IconKeyboard} keys="?" onClick={showKeys}>
                    {words.keys.show}
                  </Button>
                </div>
              </Section>
              <UpdatesSection version={info.data.version} />
              <Section title={words.about.title}>
                <dl className={classes.facts}>
                  <dt>{words.about.version}</dt>
                  <dd>
                    {strings.shell.appName} {info.data.version}
                  </dd>
                  {connections.data && (
                    <>
                      <dt>{words.about.connections}</dt>
                      <dd>{words.about.network(formatCount(connections.data.count))}</dd>
                    </>
                  )}
                </dl>
              </Section>
            </div>
          </div>
        ) : (
          <SkeletonBlock rows={8} />
        )}
      </PageBody>
    </Page>
  );
}
