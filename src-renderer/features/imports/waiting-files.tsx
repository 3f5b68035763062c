import { IconFiles } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Button, Glyph } from '@renderer/ui';
import { forgetWaiting, takeNextFile, useFileQueue } from './file-queue';
import classes from './imports.module.css';

const words = strings.arrivals.queue;

/** What was dropped together with the file before: the next of them, and how many come after it. */
export function WaitingFiles() {
  const [, go] = useLocation();
  const waiting = useFileQueue((state) => state.waiting);
  const [next] = waiting;
  if (next === undefined) return null;
  return (
    <section className={classes.waiting} aria-label={words.title}>
      <Glyph icon={IconFiles} size={18} />
      <span className={classes.waitingName}>
        {waiting.length === 1 ? words.one(next.name) : words.several(next.name, formatCount(waiting.length - 1))}
      </span>
      <Button
        onClick={() => {
          go('/import');
          takeNextFile();
        }}
      >
        {words.next}
      </Button>
      <Button kind="ghost" onClick={forgetWaiting}>
        {words.forget}
      </Button>
    </section>
  );
}
