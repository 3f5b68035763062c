import { IconGitMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask, useRead } from '@renderer/app/ask';
import { carryOut } from '@renderer/features/contacts/mutations';
import { Dialog, Failure, SkeletonBlock } from '@renderer/ui';
import { FieldTable } from './field-table';
import { MergeResult } from './result';
import classes from './merge.module.css';

const words = strings.mergePage;
const hangsOn = ['contact', 'interaction', 'task', 'deal', 'tag', 'field', 'attachment'] as const;

/** Cards side by side, where they differ, and the one card that becomes of them. */
export function MergeDialog({
  ids,
  keeperId,
  onClose,
}: {
  ids: readonly string[];
  keeperId: string | undefined;
  onClose: () => void;
}) {
  const [keeper, setKeeper] = useState(keeperId);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({ notes: 'all' });
  const [left, setLeft] = useState<readonly string[]>([]);
  const cards = ids.filter((id) => !left.includes(id));
  const preview = useRead(
    hangsOn,
    'merge.preview',
    { ids: cards, ...(keeper === undefined ? {} : { keeperId: keeper }) },
    { keepPrevious: true },
  );
  const data = preview.data;

  /** What was chosen from a card that was left out since is no choice any more. */
  function chosenAmong(among: ReadonlyArray<{ id: string }>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(choices).filter(([, from]) => from === 'all' || among.some((card) => card.id === from)),
    );
  }

  async function merge(): Promise<void> {
    if (data === undefined) return;
    const name = data.cards.find((card) => card.id === data.keeperId)?.displayName || words.unnamed;
    const done = await carryOut(words.done(formatCount(data.cards.length), name), () =>
      ask('merge.run', {
        keeperId: data.keeperId,
        ids: data.cards.map((card) => card.id).filter((id) => id !== data.keeperId),
        choose: chosenAmong(data.cards),
      }),
    );
    if (done) onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title(cards.length)}
      width={1080}
      onSubmit={merge}
      note={data && words.hint}
      submit={words.confirm(formatCount(cards.length))}
      submitIcon={IconGitMerge}
      canSubmit={data !== undefined}
    >
      {preview.error !== null ? (
        <Failure>{preview.error.message}</Failure>
      ) : data === undefined ? (
        <SkeletonBlock rows={6} />
      ) : (
        <div className={classes.sides}>
          {/* A wide table scrolls sideways within itself. */}
          <div className={classes.scroll} role="group" aria-label={words.title(cards.length)}>
            <FieldTable
              preview={data}
              choices={chosenAmong(data.cards)}
              onChoose={(key, from) => setChoices((before) => ({ ...before, [key]: from }))}
              onKeep={setKeeper}
              onLeave={(id) => setLeft((before) => [...before, id])}
            />
          </div>
          <MergeResult preview={data} choices={chosenAmong(data.cards)} />
        </div>
      )}
    </Dialog>
  );
}
