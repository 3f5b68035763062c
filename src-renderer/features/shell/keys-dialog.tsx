import { useMemo } from 'react';
import { strings } from '@shared/locale';
import { useShortcutRegistry, type ShortcutGroup } from '@renderer/app/shortcuts';
import { Dialog } from '@renderer/ui/dialog';
import { Keys } from '@renderer/ui/keys';
import classes from './keys-dialog.module.css';

const order: readonly ShortcutGroup[] = ['general', 'go', 'list', 'card', 'board', 'form'];

/** Every key that does something on this screen, read from the registry itself. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const bindings = useShortcutRegistry((state) => state.bindings);
  const groups = useMemo(() => {
    const seen = new Set<string>();
    const listed = bindings.filter(({ keys, options, scope }) => {
      const mark = `${keys}|${options.description}`;
      if (options.hidden === true || options.description === '' || scope > 0 || seen.has(mark)) return false;
      seen.add(mark);
      return true;
    });
    return order
      .map((group) => ({ group, lines: listed.filter((binding) => (binding.options.group ?? 'general') === group) }))
      .filter(({ lines }) => lines.length > 0);
  }, [bindings]);
  return (
    <Dialog opened={opened} onClose={onClose} title={strings.shell.keys.title} width={720}>
      {groups.length === 0 && <p>{strings.shell.keys.none}</p>}
      <div className={classes.columns}>
        {groups.map(({ group, lines }) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.title}>{strings.shell.keys.group[group]}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line.id} className={classes.line}>
                  <span>{line.options.description}</span>
                  <span className="cd-sr">{line.keys}</span>
                  <Keys keys={line.keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
