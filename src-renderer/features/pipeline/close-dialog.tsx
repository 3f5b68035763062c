import { useId, useState } from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { Dialog, Failure, Keycap, TextAreaField, Tile, TileGroup } from '@renderer/ui';
import { useCloseDeal, type DealRef } from './mutations';
import { usePipelines, type Reason } from './queries';
import classes from './close-dialog.module.css';

const words = strings.pipelinePage.close;

export interface CloseDialogProps {
  deal: Pick<DealRef, 'id' | 'title'> & { stageId: string };
  as: 'won' | 'lost';
  /** Of a deal that is closed so already: what was said then. */
  before?: { reasonId: string | null; note: string };
  onClose: () => void;
  onDone?: () => void;
}

function ReasonTile({
  reason,
  digit,
  chosen,
  focusable,
  onChoose,
}: {
  reason: Reason;
  digit: string;
  chosen: boolean;
  focusable: boolean;
  onChoose: () => void;
}) {
  useShortcut(digit, onChoose, { description: reason.name, group: 'form', altWhileTyping: true, when: digit !== '' });
  return (
    <Tile
      chosen={chosen}
      focusable={focusable}
      data-autofocus={focusable || undefined}
      className={classes.tile}
      aria-keyshortcuts={digit || undefined}
      onClick={onChoose}
    >
      {digit !== '' && (
        <Keycap size="lg" on={chosen ? 'accent' : undefined}>
          {digit}
        </Keycap>
      )}
      <span>{reason.name}</span>
    </Tile>
  );
}

/** Won or lost, and why: a digit chooses the reason, Ctrl ↵ closes the deal. */
export function CloseDialog({ deal, as, before, onClose, onDone }: CloseDialogProps) {
  const reasons = (usePipelines().data?.reasons ?? []).filter((reason) => reason.kind === as);
  const [reasonId, setReasonId] = useState(before?.reasonId ?? null);
  const [note, setNote] = useState(before?.note ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  // As it was when the dialog opened, whatever another window does to it meanwhile.
  const [read] = useState({ stageId: deal.stageId, reasonId, note });
  const close = useCloseDeal();
  const labelId = useId();
  const chosenAt = reasons.findIndex((reason) => reason.id === reasonId);

  async function submit(): Promise<void> {
    // What was won needs no excuse; of what was lost one learns only with a reason.
    if (as === 'lost' && reasonId === null && note.trim() === '') {
      setFailure(words.needsReason);
      return;
    }
    const { id, title } = deal;
    const wrong = await close.mutateAsync({ id, title, as, reasonId, note: note.trim(), before: read });
    if (typeof wrong === 'string') return setFailure(words.notSaved(wrong));
    onClose();
    onDone?.();
  }

  return (
    <Dialog
      opened
      width={560}
      onClose={onClose}
      title={as === 'won' ? words.wonTitle(deal.title) : words.lostTitle(deal.title)}
      closeOnClickOutside={note === ''}
      onSubmit={submit}
      note={words.altHint}
      submit={as === 'won' ? words.saveWon : words.saveLost}
    >
      {reasons.length > 0 && (
        <div>
          <div id={labelId} className={classes.question}>
            {as === 'won' ? words.wonQuestion : words.lostQuestion}
          </div>
          <TileGroup aria-labelledby={labelId} className={classes.tiles}>
            {reasons.map((reason, at) => (
              <ReasonTile
                key={reason.id}
                reason={reason}
                digit={at < 9 ? String(at + 1) : ''}
                chosen={reason.id === reasonId}
                focusable={chosenAt < 0 ? at === 0 : at === chosenAt}
                onChoose={() => {
                  setReasonId(reason.id);
                  setFailure(null);
                }}
              />
            ))}
          </TileGroup>
        </div>
      )}
      <TextAreaField
        label={words.note}
        value={note}
        placeholder={as === 'won' ? words.noteWon : words.noteLost}
        minRows={2}
        onChange={setNote}
      />
      {failure !== null && <Failure>{failure}</Failure>}
    </Dialog>
  );
}
