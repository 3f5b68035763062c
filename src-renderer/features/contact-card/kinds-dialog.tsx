import { IconTrash } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask, useRead } from '@renderer/app/ask';
import { Button, Dialog, IconButton, InlineText } from '@renderer/ui';
import { write, writeOrTell } from './mutations';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.kinds;

/** What connections are called, each from both sides; those of the user's own go when no card has them. */
export function KindsDialog({ onClose }: { onClose: () => void }) {
  const kinds = useRead(['setting', 'contact'], 'relationships.kinds', {});
  const save = (id: string, name: string, reverseName: string): Promise<string | void> =>
    write(words.saved(name), () => ask('relationships.save_kind', { id, name, reverseName }));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      width={560}
      actions={
        <Button kind="primary" size="md" data-autofocus onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <ul className={classes.kinds} aria-label={words.title}>
        {(kinds.data?.rows ?? []).map(({ id, name, reverseName, isOwn, count }) => (
          <li key={id}>
            <InlineText
              label={words.name}
              value={name}
              onSave={(typed) => save(id, typed, name === reverseName ? typed : reverseName)}
            />
            {name === reverseName ? (
              <span className={classes.quiet}>{words.same}</span>
            ) : (
              <InlineText label={words.reverse} value={reverseName} onSave={(typed) => save(id, name, typed)} />
            )}
            <span className={classes.count}>{count === 0 ? '' : words.count(formatCount(count))}</span>
            {isOwn ? (
              <IconButton
                icon={IconTrash}
                size={24}
                label={words.remove(name)}
                disabled={count > 0}
                onClick={() => void writeOrTell(words.removed(name), () => ask('relationships.remove_kind', { id }))}
              />
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
