import { IconDownload, IconRefresh, IconRotateClockwise } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { OutputOf, ProcedureName } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatMoment, formatSettings } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { Button, SwitchField } from '@renderer/ui';
import { Section } from './section';
import { useUpdates } from './use-updates';
import classes from './settings.module.css';

const words = strings.updates;
type State = OutputOf<'updates.state'>;
type Act = Extract<ProcedureName, 'updates.look' | 'updates.download' | 'updates.install'>;

/** "42 %" */
function percent(whole: number): string {
  return new Intl.NumberFormat(formatSettings().locale, { style: 'percent' }).format(whole / 100);
}

/** How things stand, in one sentence. */
function sentence({ phase, version, percent: whole, message }: State, mine: string): string {
  const newer = version ?? '';
  if (phase === 'looking') return words.looking;
  if (phase === 'current') return words.current(mine);
  if (phase === 'found') return words.found(newer);
  if (phase === 'downloading') return words.downloading(newer, percent(whole ?? 0));
  if (phase === 'ready') return words.ready(newer);
  if (phase === 'installing') return words.installing(newer);
  if (phase === 'failed') return message ?? words.failed.other;
  return words.off;
}

function act(name: Act): void {
  ask(name, {}).catch((failure: unknown) => tellFailure(failure));
}

/** The one next step, by where things stand. */
function NextStep({ state }: { state: State }) {
  const { phase, version } = state;
  if (phase === 'found' || phase === 'downloading')
    return (
      <Button
        size="md"
        kind="soft"
        icon={IconDownload}
        busy={phase === 'downloading'}
        onClick={() => act('updates.download')}
      >
        {words.download(version ?? '')}
      </Button>
    );
  if (phase === 'ready' || phase === 'installing')
    return (
      <Button
        size="md"
        kind="soft"
        icon={IconRotateClockwise}
        busy={phase === 'installing'}
        onClick={() => act('updates.install')}
      >
        {words.install}
      </Button>
    );
  const fresh = phase === 'idle';
  return (
    <Button size="md" icon={IconRefresh} busy={phase === 'looking'} onClick={() => act('updates.look')}>
      {fresh || phase === 'looking' ? words.look : words.lookAgain}
    </Button>
  );
}

/** Newer versions: looked for when asked, or once a day where that was turned on. */
export function UpdatesSection({ version }: { version: string }) {
  const state = useUpdates();
  const place = useRef<HTMLDivElement>(null);
  const phase = state?.phase;
  // Asked for from the menu, the answer comes here, which may be below what is seen.
  useEffect(() => {
    if (phase === 'looking') place.current?.scrollIntoView({ block: 'nearest' });
  }, [phase]);

  if (state === undefined) return null;
  if (state.phase === 'unavailable')
    return (
      <Section title={words.title}>
        <p className={classes.text}>{words.unavailable}</p>
      </Section>
    );
  return (
    <Section title={words.title}>
      <p className={classes.text} role="status">
        {sentence(state, version)}
      </p>
      {state.phase === 'downloading' && (
        <progress
          className={classes.progress}
          max={100}
          value={state.percent ?? 0}
          aria-label={words.downloading(state.version ?? '', percent(state.percent ?? 0))}
        />
      )}
      <div className={classes.acts} ref={place}>
        <NextStep state={state} />
      </div>
      <SwitchField
        label={words.daily}
        hint={words.dailyHint}
        checked={state.daily}
        onChange={(daily) => void ask('updates.set_daily', { daily }).catch((failure: unknown) => tellFailure(failure))}
      />
      <dl className={classes.facts}>
        <dt>{words.lookedAt}</dt>
        <dd>{state.lookedAt === null ? words.never : formatMoment(state.lookedAt)}</dd>
      </dl>
    </Section>
  );
}
