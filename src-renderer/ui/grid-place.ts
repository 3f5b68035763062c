import { useLayoutEffect, useRef, type RefObject } from 'react';

export interface GridPlace {
  scroll: RefObject<HTMLDivElement | null>;
  rows: ReadonlyArray<{ id: string }>;
  rowHeight: number;
  initialScrollTop: number;
  listKey: string | undefined;
  /** Rows may come before the first one, at the top too. */
  goesOnAbove: boolean;
}

/** Keeps a list where it stands: as it was left, at its top when it is another list, still when rows come before the first. */
export function useGridPlace({ scroll, rows, rowHeight, initialScrollTop, listKey, goesOnAbove }: GridPlace): void {
  const shownList = useRef(listKey);
  const firstRow = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    // Once, when it appears: afterwards whoever scrolls decides.
    if (scroll.current && initialScrollTop > 0) scroll.current.scrollTop = initialScrollTop;
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, []);
  useLayoutEffect(() => {
    if (shownList.current === listKey) return;
    shownList.current = listKey;
    firstRow.current = undefined;
    if (scroll.current) scroll.current.scrollTop = 0;
  }, [listKey, scroll]);
  useLayoutEffect(() => {
    const was = firstRow.current;
    firstRow.current = rows[0]?.id;
    if (was === undefined || was === rows[0]?.id || !scroll.current) return;
    const at = rows.findIndex((row) => row.id === was);
    // At its top a list shows what is new there, unless it goes on above.
    if (at > 0 && (goesOnAbove || scroll.current.scrollTop > 0)) scroll.current.scrollTop += at * rowHeight;
  }, [rows, rowHeight, goesOnAbove, scroll]);
}
