import { IconArrowBackUp, IconHistory, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { Button } from '@renderer/ui/button';
import { Glyph } from '@renderer/ui/glyph';
import { RestoreDialog } from './restore-dialog';
import classes from './looking-bar.module.css';

const words = strings.settingsPage.looking;

/** On every screen while a backup is only looked at: what this is, and the two ways on. */
export function LookingBar() {
  const looking = useRead(['file', 'setting'], 'app.info', {}).data?.file.lookingAt ?? null;
  const [asking, setAsking] = useState(false);
  if (looking === null) return null;
  const name = looking.of.replace(/\.calldeck$/, '');
  return (
    <section className={classes.bar} aria-label={words.label}>
      <Glyph icon={IconHistory} size={16} />
      <span className={classes.text}>{words.text(name, formatMoment(looking.at))}</span>
      <Button icon={IconRestore} onClick={() => setAsking(true)}>
        {words.restore}
      </Button>
      <Button
        icon={IconArrowBackUp}
        onClick={() => void ask('backups.leave', {}).catch((failure: unknown) => tellFailure(failure))}
      >
        {words.back(name)}
      </Button>
      {asking && <RestoreDialog name={looking.backup} at={looking.at} file={name} onClose={() => setAsking(false)} />}
    </section>
  );
}
