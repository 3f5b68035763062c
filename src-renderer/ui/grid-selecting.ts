import { useRef } from 'react';
import { isSelected, nothingSelected, rangeOf, selectedCount, withRows, type GridSelection } from './grid-selection';

/** Where a range begins, and what was selected besides it. */
interface Anchor {
  id: string;
  besides: GridSelection;
  /** What the last range made of it: anything else was selected by other means. */
  made: GridSelection;
}

export interface GridSelecting {
  chosen: GridSelection;
  toggle: (id: string) => void;
  /**
   * Selects from where the last row was selected to this one; a range that is drawn in lets go of what it held.
   * @param from where it begins when nothing was selected yet
   */
  extend: (id: string, from: string) => void;
  all: () => void;
}

/** Selecting the rows of a grid, one by one, from one to another, and all of them. */
export function useGridSelecting(
  rows: ReadonlyArray<{ id: string }>,
  selection: GridSelection | undefined,
  onSelection: ((selection: GridSelection) => void) | undefined,
): GridSelecting {
  const chosen = selection ?? nothingSelected;
  const anchor = useRef<Anchor | null>(null);

  function toggle(id: string): void {
    const made = withRows(chosen, [id], !isSelected(chosen, id));
    anchor.current = { id, besides: made, made };
    onSelection?.(made);
  }

  function extend(id: string, from: string): void {
    const last = selectedCount(chosen, rows.length) === 0 ? null : anchor.current;
    const begun = last?.made === chosen ? last : { id: last?.id ?? from, besides: chosen };
    const order = rows.map((row) => row.id);
    const made = withRows(begun.besides, rangeOf(order, begun.id, id), true);
    anchor.current = { ...begun, made };
    onSelection?.(made);
  }

  return { chosen, toggle, extend, all: () => onSelection?.({ mode: 'allBut', ids: new Set() }) };
}
