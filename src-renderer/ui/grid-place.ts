import { useLayoutEffect, useRef, type RefObject } from 'react';

type Rows = ReadonlyArray<{ id: string } | undefined>;

export interface GridPlace {
  scroll: RefObject<HTMLDivElement | null>;
  rows: Rows;
  rowHeight: number;
  initialScrollTop: number;
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
  for (let index = top; index < top + witnesses; index += 1) {
    const [one, next] = [before[index]?.id, before[index + 1]?.id];
    if (one === undefined || next === undefined) continue;
    if (after[index]?.id === one && after[index + 1]?.id === next) return 0;
    const at = after.findIndex((row) => row?.id === one);
    if (at >= 0 && after[at + 1]?.id === next) return at - index;
  }
  return 0;
}

/** Keeps a list where it stands: as it was left, at its top when it is another list, still when rows come before the first. */
export function useGridPlace({ scroll, rows, rowHeight, initialScrollTop, listKey, goesOnAbove }: GridPlace): void {
  const shownList = useRef(listKey);
  const shownRows = useRef<Rows>([]);
  useLayoutEffect(() => {
    // Once, when it appears: afterwards whoever scrolls decides.
    if (scroll.current && initialScrollTop > 0) scroll.current.scrollTop = initialScrollTop;
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, []);
  useLayoutEffect(() => {
    if (shownList.current === listKey) return;
    shownList.current = listKey;
    shownRows.current = [];
    if (scroll.current) scroll.current.scrollTop = 0;
  }, [listKey, scroll]);
  useLayoutEffect(() => {
    const before = shownRows.current;
    shownRows.current = rows;
    const area = scroll.current;
    if (before === rows || area === null) return;
    // At its top a list shows what is new there, unless it goes on above.
    if (!goesOnAbove && area.scrollTop === 0) return;
    const moved = movedBy(before, rows, Math.floor(area.scrollTop / rowHeight));
    if (moved !== 0) area.scrollTop += moved * rowHeight;
  }, [rows, rowHeight, goesOnAbove, scroll]);
}
