import { useMemo, useState } from 'react';
import { rowAt, type GridRows } from './grid-rows';

interface Place {
  listKey: string | undefined;
  id: string | null;
  index: number;
}

/**
 * The row that stands where the current one stood before it left the list.
 * @param index where it stood
 * @returns the index of the row that moved up, of the last one where it was the last, and null where that row may only not
 * be loaded
 */
export function rowInstead(rows: GridRows<unknown>, index: number): number | null {
  if (index < 0 || rows.length === 0) return null;
  const at = Math.min(index, rows.length - 1);
  return rowAt(rows, at) === undefined ? null : at;
}

/**
 * Where the current row stands. It is remembered when its row is no longer loaded, so that keys go on from it; a key may
 * also lead to a row that is not loaded yet, which is then awaited, and further keys go on from there.
 * @param current its id
 * @param stale the rows are still those of another list: where it stands among them is no place in this one
 */
export function useGridCurrent(
  rows: GridRows<{ id: string }>,
  current: string | null,
  listKey: string | undefined,
  stale: boolean,
) {
  const found = useMemo(() => (current === null ? -1 : rows.findIndex((row) => row?.id === current)), [rows, current]);
  const [last, setLast] = useState<Place>({ listKey, id: current, index: found });
  const [leap, setLeap] = useState<Place | null>(null);
  if (!stale && found >= 0 && (last.index !== found || last.id !== current || last.listKey !== listKey))
    setLast({ listKey, id: current, index: found });
  const isLast =
    last.id === current && last.listKey === listKey && current !== null && rowAt(rows, last.index) === undefined;
  const isGone = found < 0 && current !== null && last.id === current && last.listKey === listKey;
  const awaited = leap !== null && leap.listKey === listKey && leap.id === current ? leap.index : null;
  return {
    currentIndex: awaited ?? (found < 0 && isLast ? last.index : found),
    awaited,
    /** The current row has left the list: the place of the one to go on from. */
    instead: isGone && awaited === null ? rowInstead(rows, last.index) : null,
    await: (index: number) => setLeap({ listKey, id: current, index }),
    arrive: () => setLeap(null),
  };
}

/**
 * The row of a list of which one is always in hand. Where it goes, because it was put right or decided on, the one that
 * comes into its place is next; where it returns, because that was undone, it is in hand again.
 * @param listKey another key is another list: it begins at its top
 * @returns the row, and what takes another one in hand by its id
 */
export function useCurrentRow<Row extends { id: string }>(
  rows: readonly Row[],
  listKey?: string,
): [Row | undefined, (id: string | null) => void] {
  const [taken, setTaken] = useState<Place>({ listKey, id: null, index: 0 });
  const isOther = taken.listKey !== listKey;
  const found = isOther ? -1 : rows.findIndex((row) => row.id === taken.id);
  if (isOther) setTaken({ listKey, id: null, index: 0 });
  else if (found >= 0 && found !== taken.index) setTaken({ ...taken, index: found });
  const row = isOther ? rows[0] : (rows[found] ?? rows[Math.min(taken.index, rows.length - 1)]);
  return [row, (id) => setTaken((now) => ({ ...now, id }))];
}
