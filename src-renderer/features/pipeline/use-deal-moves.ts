import { useCallback, useMemo, useState } from 'react';
import { strings } from '@shared/locale';
import { ask } from '@renderer/app/ask';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui';
import { placed, type BoardColumn, type Placement } from './board-moves';

const words = strings.pipelinePage;

interface Pending {
  placement: Placement;
  /** When the file had it, in milliseconds; null while it is being written. */
  writtenAt: number | null;
}

/**
 * Moves cards at once and writes after: a card stands in its new place until what is read shows it there, and goes back
 * when it could not be written. One that was moved or closed elsewhere meanwhile is shown with both stages.
 * @param columns as they were read
 * @param readAt when that was, in milliseconds
 * @param onFailed called with the deal that is back where it was
 */
export function useDealMoves(columns: readonly BoardColumn[], readAt: number, onFailed: (id: string) => void) {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const shown = useMemo(
    () =>
      pending
        .filter((one) => one.writtenAt === null || readAt < one.writtenAt)
        .reduce<readonly BoardColumn[]>((board, { placement }) => placed(board, placement), columns),
    [columns, pending, readAt],
  );
  const send = useCallback(
    async (placement: Placement, more: { fromStageId?: string }) => {
      const mine: Pending = { placement, writtenAt: null };
      setPending((all) => [...all.filter((one) => one.placement.id !== placement.id || one.writtenAt === null), mine]);
      try {
        const written = await ask('deals.move', { ...placement, ...more });
        setPending((all) =>
          written.txId === null
            ? all.filter((one) => one !== mine)
            : all.map((one) => (one === mine ? { placement, writtenAt: Date.now() } : one)),
        );
        return written;
      } catch (failure) {
        setPending((all) => all.filter((one) => one !== mine));
        onFailed(placement.id);
        throw failure;
      }
    },
    [onFailed],
  );
  const move = useCallback(
    async (
      placement: Placement,
      { title, stageName, fromStageId }: { title: string; stageName: string; fromStageId: string },
    ): Promise<void> => {
      const said = placement.stageId === fromStageId ? words.did.ordered(title) : words.did.moved(title, stageName);
      const wrong = await writeFieldsUnlessStale(said, {}, (_rest, force) =>
        send(placement, force ? {} : { fromStageId }),
      );
      if (typeof wrong === 'string') notify.error(wrong);
    },
    [send],
  );
  return { shown, move };
}
