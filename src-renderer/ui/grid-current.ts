import { useMemo, useState } from 'react';
import { rowAt, type GridRows } from './grid-rows';

interface Place {
  listKey: string | undefined;
  id: string | null;
  index: number;
}

/**
 * Where the current row stands. It is remembered when its row is no longer loaded, so that keys go on from it; a key may
 * also lead to a row that is not loaded yet, which is then awaited, and further keys go on from there.
 * @param current its id
 */
export function useGridCurrent(rows: GridRows<{ id: string }>, current: string | null, listKey: string | undefined) {
  const found = useMemo(() => (current === null ? -1 : rows.findIndex((row) => row?.id === current)), [rows, current]);
  const [last, setLast] = useState<Place>({ listKey, id: current, index: found });
  const [leap, setLeap] = useState<Place | null>(null);
  if (found >= 0 && (last.index !== found || last.id !== current || last.listKey !== listKey))
    setLast({ listKey, id: current, index: found });
  const isLast =
    last.id === current && last.listKey === listKey && current !== null && rowAt(rows, last.index) === undefined;
  const awaited = leap !== null && leap.listKey === listKey && leap.id === current ? leap.index : null;
  return {
    currentIndex: awaited ?? (found < 0 && isLast ? last.index : found),
    awaited,
    await: (index: number) => setLeap({ listKey, id: current, index }),
    arrive: () => setLeap(null),
  };
}
