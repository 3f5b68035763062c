import { useEffect } from 'react';

interface ShownRow<D extends string> {
  row: number;
  action: D;
}

/** The row of a checked file that is in hand: there is always one, so that its panel and its keys are there from the start. */
export function useRowInHand<R extends ShownRow<string>>(
  rows: readonly R[],
  current: number | null,
  put: (row: number | null) => void,
): { at: number; row: R | null } {
  const at = rows.findIndex((row) => row.row === current);
  const first = rows[0]?.row ?? null;
  useEffect(() => {
    if ((current === null || at < 0) && first !== null) put(first);
  }, [current, at, first, put]);
  return { at, row: rows[at] ?? null };
}

/** Which row is in hand after one was decided: in the list of one kind it goes, and its neighbour is next. */
export function afterDecision<R extends ShownRow<string>>(
  rows: readonly R[],
  at: number,
  which: R,
  isWhole: boolean,
): number | null {
  return (isWhole ? which : (rows[at + 1] ?? rows[at - 1]))?.row ?? null;
}

/** A decision by its key, unless the key is held with others. */
export function decisionByKey<D extends string>(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  keys: Readonly<Record<string, D>>,
): D | undefined {
  return event.ctrlKey || event.metaKey || event.shiftKey ? undefined : keys[event.key.toLowerCase()];
}
