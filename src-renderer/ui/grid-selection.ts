import type { GridRows } from './grid-rows';

/** Which rows are selected: some by id, or all but some, so that a list of any size can be selected without loading it. */
export type GridSelection = { mode: 'some'; ids: ReadonlySet<string> } | { mode: 'allBut'; ids: ReadonlySet<string> };

export const nothingSelected: GridSelection = { mode: 'some', ids: new Set() };

export function isSelected(selection: GridSelection, id: string): boolean {
  return selection.ids.has(id) === (selection.mode === 'some');
}

/** How many of `total` rows are selected. */
export function selectedCount(selection: GridSelection, total: number): number {
  return selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.ids.size);
}

/**
 * Selects or clears rows.
 * @param selection as it is
 * @param ids the rows
 * @param on whether they shall be selected
 */
export function withRows(selection: GridSelection, ids: Iterable<string>, on: boolean): GridSelection {
  const next = new Set(selection.ids);
  for (const id of ids) {
    if (on === (selection.mode === 'some')) next.add(id);
    else next.delete(id);
  }
  return { mode: selection.mode, ids: next };
}

/**
 * The ids from one row to another, both in.
 * @param rows in the list's order
 * @returns null where not all of them are loaded
 */
export function rangeOf(rows: GridRows<{ id: string }>, from: number, to: number): string[] | null {
  const ids: string[] = [];
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = rows.at(index)?.id;
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}
