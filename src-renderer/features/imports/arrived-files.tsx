import { useLocation } from 'wouter';
import { IconFolderDown } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { Button, Glyph } from '@renderer/ui';
import { checkArrived, leaveArrived, useWatch } from './arrived';
import classes from './imports.module.css';

const words = strings.watch;

/** What waits in the watched folder. */
export function ArrivedFiles() {
  const [, go] = useLocation();
  const arrived = useWatch().data?.arrived ?? [];
  if (arrived.length === 0) return null;
  return (
    <section aria-label={words.waiting}>
      <h2 className={classes.arrivedTitle}>{words.waiting}</h2>
      <ul className={classes.arrivedList}>
        {arrived.map(({ id, fileName }) => (
          <li key={id} className={classes.waiting}>
            <Glyph icon={IconFolderDown} size={18} />
            <span className={classes.waitingName}>{fileName}</span>
            <Button
              onClick={() => {
                go('/import');
                void checkArrived(id);
              }}
            >
              {words.check}
            </Button>
            <Button kind="ghost" onClick={() => void leaveArrived(id)}>
              {words.leave}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
