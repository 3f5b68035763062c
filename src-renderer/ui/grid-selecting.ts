import { useRef } from 'react';
import { rowAt, type GridRows } from './grid-rows';
import { isSelected, nothingSelected, rangeOf, selectedCount, withRows, type GridSelection } from './grid-selection';

/** Where a range begins, and what was selected besides it. */
interface Anchor {
  /** Undefined where its row was not loaded. */
  id: string | undefined;
  /** Where it stood when it was selected: its row may not be loaded any more. */
  index: number;
  besides: GridSelection;
  /** What the last range made of it: anything else was selected by other means. */
  made: GridSelection;
}

export interface GridSelecting {
  chosen: GridSelection;
  toggle: (index: number) => void;
  /**
   * Selects from where the last row was selected to this one; a range that is drawn in lets go of what it held.
   * @param from where it begins when nothing was selected yet
   */
  extend: (index: number, from: number) => void;
  all: () => void;
}

/** Selecting the rows of a grid, one by one, from one to another, and all of them. */
export function useGridSelecting(
  rows: GridRows<{ id: string }>,
  selection: GridSelection | undefined,
  onSelection: ((selection: GridSelection) => void) | undefined,
  idsBetween: ((from: number, to: number) => Promise<readonly string[]>) | null | undefined,
): GridSelecting {
  const chosen = selection ?? nothingSelected;
  const anchor = useRef<Anchor | null>(null);

  function toggle(index: number): void {
    const id = rowAt(rows, index)?.id;
    if (id === undefined) return;
    const made = withRows(chosen, [id], !isSelected(chosen, id));
    anchor.current = { id, index, besides: made, made };
    onSelection?.(made);
  }

  function extend(index: number, from: number): void {
    const last = selectedCount(chosen, rows.length) === 0 ? null : anchor.current;
    const start = last?.id ?? rowAt(rows, from)?.id;
    const found = start === undefined ? -1 : rows.findIndex((row) => row?.id === start);
    const at = found >= 0 ? found : (last?.index ?? from);
    const besides = last?.made === chosen ? last.besides : chosen;
    const begun: Anchor = { id: start, index: at, besides, made: chosen };
    anchor.current = begun;
    const take = (ids: readonly string[]): void => {
      // Another range has begun, or something else was selected, while the ids were on their way.
      if (anchor.current !== begun) return;
      const made = withRows(besides, ids, true);
      anchor.current = { ...begun, id: ids.at(at <= index ? 0 : -1), made };
      onSelection?.(made);
    };
    const ids = rangeOf(rows, at, index);
    if (ids !== null) take(ids);
    else void idsBetween?.(Math.min(at, index), Math.max(at, index)).then(take);
  }

  return { chosen, toggle, extend, all: () => onSelection?.({ mode: 'allBut', ids: new Set() }) };
}
