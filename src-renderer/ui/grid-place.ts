import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { GridRows } from './grid-rows';
import type { GridStand } from './grid-window';

type Rows = GridRows<{ id: string }>;

export interface GridPlace {
  stand: RefObject<GridStand>;
  rows: Rows;
  rowHeight: number;
  listKey: string | undefined;
  /** Rows may come before the first one, at the top too. */
  goesOnAbove: boolean;
}

/** So many rows from the top of what is seen tell how far all have moved. */
const witnesses = 8;

/**
 * How many places the rows that are seen have moved: as far as the first two neighbours that still are neighbours. One row
 * alone may have been sorted elsewhere, and nobody wants to be taken along.
 * @param top the first row that is seen
 */
export function movedBy(before: Rows, after: Rows, top: number): number {
  // The one above tells too: with it the first row stays where those below it go away.
  for (let index = Math.max(0, top - 1); index < top + witnesses; index += 1) {
    const [one, next] = [before.at(index)?.id, before.at(index + 1)?.id];
    if (one === undefined || next === undefined) continue;
    if (after.at(index)?.id === one && after.at(index + 1)?.id === next) return 0;
    const at = after.findIndex((row) => row?.id === one);
    if (at >= 0 && after.at(at + 1)?.id === next) return at - index;
  }
  return 0;
}

/** Keeps a list where it stands: as it was left, at its top when it is another list, still when rows come before the first. */
export function useGridPlace({ stand, rows, rowHeight, listKey, goesOnAbove }: GridPlace): void {
  const shownList = useRef(listKey);
  const shownRows = useRef<Rows>([]);
  useLayoutEffect(() => {
    // Once, when it appears: afterwards whoever scrolls decides.
    if (stand.current.top > 0) stand.current.moveTo(stand.current.top);
  }, [stand]);
  useLayoutEffect(() => {
    if (shownList.current === listKey) return;
    shownList.current = listKey;
    shownRows.current = [];
    stand.current.moveTo(0);
  }, [listKey, stand]);
  useLayoutEffect(() => {
    const before = shownRows.current;
    shownRows.current = rows;
    const { top, moveTo } = stand.current;
    // At its top a list shows what is new there, unless it goes on above.
    if (before === rows || (!goesOnAbove && top === 0)) return;
    const moved = movedBy(before, rows, Math.floor(top / rowHeight));
    if (moved !== 0) moveTo(top + moved * rowHeight, moved);
  }, [rows, rowHeight, goesOnAbove, stand]);
}
