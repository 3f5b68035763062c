import { IconFolderOpen, IconFolderOff } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { Button, notify, SwitchField } from '@renderer/ui';
import { Section } from './section';
import classes from './settings.module.css';

const words = strings.watch;

async function choose(): Promise<void> {
  try {
    const { folder } = await ask('watch.choose', {});
    if (folder !== null) notify.done(words.now(folder));
  } catch (failure) {
    tellFailure(failure);
  }
}

async function stop(): Promise<void> {
  try {
    await ask('watch.stop', {});
    notify.done(words.stopped);
  } catch (failure) {
    tellFailure(failure);
  }
}

async function importAtOnce(on: boolean): Promise<void> {
  try {
    await ask('watch.at_once', { on });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** The folder that is watched for files to import; none unless one is chosen. */
export function WatchSection() {
  const state = useRead('import', 'watch.state', {}).data;
  if (state === undefined) return null;
  return (
    <Section title={words.title}>
      <p className={classes.text}>{words.text}</p>
      {state.folder !== null && (
        <dl className={classes.facts}>
          <dt>{words.folder}</dt>
          <dd>{state.folder}</dd>
        </dl>
      )}
      {state.isGone && <p className={classes.text}>{words.isGone}</p>}
      {!state.canChoose && state.folder === null && <p className={classes.text}>{words.inBrowser}</p>}
      {state.folder !== null && (
        <SwitchField
          label={words.atOnce}
          hint={words.atOnceText}
          checked={state.atOnce}
          onChange={(on) => void importAtOnce(on)}
        />
      )}
      <div className={classes.acts}>
        {state.canChoose && (
          <Button size="md" icon={IconFolderOpen} onClick={() => void choose()}>
            {state.folder === null ? words.choose : words.chooseOther}
          </Button>
        )}
        {state.folder !== null && (
          <Button size="md" icon={IconFolderOff} onClick={() => void stop()}>
            {words.stop}
          </Button>
        )}
      </div>
    </Section>
  );
}
