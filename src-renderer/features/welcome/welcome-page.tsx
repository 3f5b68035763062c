import {
  IconAddressBook,
  IconCards,
  IconFileImport,
  IconFolderOpen,
  IconPhone,
  IconQuote,
  IconSparkles,
  IconWifiOff,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { currencySign, formatCount } from '@shared/locale/format';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { hasPage } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { countryName } from '@renderer/features/settings/regions';
import { saveSettings } from '@renderer/features/settings/save-settings';
import { Logo } from '@renderer/features/shell/logo';
import { useNewRecord } from '@renderer/stores/new-record';
import { Avatar, Glyph, Keycap, LifecycleMark, LinkButton, type TablerIcon } from '@renderer/ui';
import { CountryDialog } from './country-dialog';
import classes from './welcome.module.css';

const words = strings.welcomePage;

interface WayProps {
  at: number;
  icon: TablerIcon;
  title: string;
  hint: string;
  onChoose: () => void;
}

function Way({ at, icon, title, hint, onChoose }: WayProps) {
  useShortcut(String(at), onChoose, { description: title });
  return (
    <li>
      <button
        type="button"
        className={classes.way}
        data-first={at === 1 || undefined}
        aria-keyshortcuts={String(at)}
        onClick={onChoose}
      >
        <span className={classes.wayIcon}>
          <Glyph icon={icon} size={19} />
        </span>
        <span className={classes.wayWords}>
          <span className={classes.wayTitle}>{title}</span>
          <span className={classes.wayHint}>{hint}</span>
        </span>
        <span aria-hidden>
          <Keycap size="lg">{String(at)}</Keycap>
        </span>
      </button>
    </li>
  );
}

function SampleCard({
  id,
  name,
  company,
  stage,
  full,
}: {
  id: string;
  name: string;
  company: string;
  stage: 'prospect' | 'customer' | 'qualified';
  full?: boolean;
}) {
  return (
    <div className={classes.card}>
      <div className={classes.cardHead}>
        <Avatar id={id} name={name} size={full === true ? 38 : 34} />
        <span>
          <div className={classes.cardName}>{name}</div>
          <div className={classes.cardSecond}>{company}</div>
        </span>
        <LifecycleMark stage={stage} iconOnly />
      </div>
      {full === true && (
        <>
          <div className={classes.cardSaid}>
            <Glyph icon={IconQuote} size={15} />
            {words.sample.said}
          </div>
          <div className={classes.cardNext}>
            <Glyph icon={IconPhone} size={15} />
            {words.sample.step}
            <span>{words.sample.when}</span>
          </div>
        </>
      )}
    </div>
  );
}

/** The deck of the brand side: only a picture. */
function Deck() {
  return (
    <div className={classes.deck} aria-hidden>
      <div className={classes.tabs}>
        {[...'ABCDEFG'].map((letter) => (
          <span key={letter} className={classes.tab}>
            {letter}
          </span>
        ))}
      </div>
      <SampleCard id="6" name="Freja Ahlberg" company="Ström & Vik" stage="prospect" />
      <SampleCard id="0" name="Hannah Beaumont" company="Beaumont Bakery" stage="customer" />
      <SampleCard id="14" name="Daniel Okafor" company="Northlight Cafés" stage="qualified" full />
    </div>
  );
}

/** The first screen of a new file: four ways to start, where the file lies, and nothing that need not be asked. */
export default function WelcomePage() {
  useEffect(() => {
    document.title = `${words.title} · ${strings.shell.appName}`;
  }, []);
  const [, go] = useLocation();
  const [country, setCountry] = useState(false);
  const info = useRead(['file', 'setting'], 'app.info', {});
  const connections = useRead('file', 'app.connections', {});
  const settings = info.data?.settings;
  // Main has dialogs of the system only where there is a window of its own.
  const desktop = info.data?.host === 'electron';

  const openNew = useNewRecord((state) => state.open);

  async function start(to: string): Promise<void> {
    if (await saveSettings({ welcomed: true }, true)) go(to);
  }

  /** To the empty list, with the first card to write. */
  async function begin(): Promise<void> {
    if (!(await saveSettings({ welcomed: true }, true))) return;
    go('/contacts');
    openNew('contact');
  }

  async function run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (failure) {
      tellFailure(failure);
    }
  }

  const home = hasPage('/today') ? '/today' : '/contacts';
  const ways: Array<Omit<WayProps, 'at'>> = [
    ...(hasPage('/import')
      ? [{ icon: IconFileImport, title: words.bringIn, hint: words.bringInHint, onChoose: () => void start('/import') }]
      : []),
    ...(hasPage('/rapid')
      ? [{ icon: IconCards, title: words.paper, hint: words.paperHint, onChoose: () => void start('/rapid') }]
      : []),
    { icon: IconAddressBook, title: words.empty, hint: words.emptyHint, onChoose: () => void begin() },
    {
      icon: IconSparkles,
      title: words.example,
      hint: words.exampleHint,
      onChoose: () =>
        void run(async () => {
          await ask('app.load_example', {});
          go(home);
        }),
    },
    ...(desktop
      ? [
          {
            icon: IconFolderOpen,
            title: words.open,
            hint: words.openHint,
            onChoose: () =>
              void run(async () => {
                const { opened } = await ask('app.open_file', {});
                if (opened) go('/');
              }),
          },
        ]
      : []),
  ];

  return (
    <main className={classes.page} aria-label={words.title}>
      <div className={classes.left}>
        <div className={classes.brand}>
          <Logo size={26} />
          {strings.shell.appName}
        </div>
        <Deck />
        {connections.data && (
          <p className={classes.offline}>
            <Glyph icon={IconWifiOff} size={16} />
            {words.offline(formatCount(connections.data.count))}
          </p>
        )}
      </div>
      <div className={classes.right}>
        <div className={classes.inner}>
          <h1 className={classes.heading}>
            {words.heading[0]}
            <br />
            {words.heading[1]}
          </h1>
          <p className={classes.intro}>{words.intro}</p>
          <ul className={classes.ways} aria-label={words.ways}>
            {ways.map((way, at) => (
              <Way key={way.title} at={at + 1} {...way} />
            ))}
          </ul>
          {info.data && settings && (
            <dl className={classes.facts}>
              <div className={classes.fact}>
                <dt>{words.keptIn}</dt>
                <dd>{info.data.file.path}</dd>
                {desktop && (
                  <dd>
                    <LinkButton onClick={() => void run(() => ask('app.open_file', { create: true }))}>
                      {words.change}
                      <span className="cd-sr">: {words.changePlace}</span>
                    </LinkButton>
                  </dd>
                )}
              </div>
              <div className={classes.fact}>
                <dt>{words.country}</dt>
                <dd>{words.countryLine(countryName(settings.region), currencySign(settings.currency))}</dd>
                <dd>
                  <LinkButton onClick={() => setCountry(true)}>
                    {words.change}
                    <span className="cd-sr">: {words.changeCountry}</span>
                  </LinkButton>
                </dd>
              </div>
            </dl>
          )}
        </div>
      </div>
      {country && settings && (
        <CountryDialog region={settings.region} currency={settings.currency} onClose={() => setCountry(false)} />
      )}
    </main>
  );
}
