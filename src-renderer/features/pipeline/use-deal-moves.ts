import { useCallback, useMemo, useState } from 'react';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { placed, type BoardColumn, type Placement } from './board-moves';
import { told } from './mutations';

const words = strings.pipelinePage;

interface Pending {
  placement: Placement;
  /** When the file had it, in milliseconds; null while it is being written. */
  writtenAt: number | null;
}

/**
 * Moves cards at once and writes after: a card stands in its new place until what is read shows it there, and goes back
 * when it could not be written.
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
  const move = useCallback(
    async (
      placement: Placement,
      { title, stageName, otherStage }: { title: string; stageName: string; otherStage: boolean },
    ): Promise<boolean> => {
      const mine: Pending = { placement, writtenAt: null };
      setPending((all) => [...all.filter((one) => one.placement.id !== placement.id || one.writtenAt === null), mine]);
      try {
        const written = await ask('deals.move', {
          id: placement.id,
          stageId: placement.stageId,
          afterId: placement.afterId,
        });
        setPending((all) =>
          written.txId === null
            ? all.filter((one) => one !== mine)
            : all.map((one) => (one === mine ? { placement, writtenAt: Date.now() } : one)),
        );
        if (written.txId !== null)
          told(otherStage ? words.did.moved(title, stageName) : words.did.ordered(title), written);
        return true;
      } catch (failure) {
        setPending((all) => all.filter((one) => one !== mine));
        tellFailure(failure);
        onFailed(placement.id);
        return false;
      }
    },
    [onFailed],
  );
  return { shown, move };
}
