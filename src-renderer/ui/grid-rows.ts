/** The rows of a list in their places; a place is empty while its row is not loaded. An array is one. */
export interface GridRows<Row> {
  readonly length: number;
  /** Of an index from 0 on. */
  at(index: number): Row | undefined;
  /** Of a list that is loaded where one looks: what was asked for last, and is loaded. */
  readonly latest?: { first: number; last: number };
  /** Looks at the rows that are loaded; -1 where none is it. */
  findIndex(isIt: (row: Row | undefined) => boolean): number;
}

/** The row of a place, be there such a place or not. */
export function rowAt<Row>(rows: GridRows<Row>, index: number): Row | undefined {
  // An array counts negative places from its end.
  return index < 0 ? undefined : rows.at(index);
}

/**
 * The ids around a row, as far as rows are loaded without a gap.
 * @param most how many on each side
 * @returns them, and the place of the first
 */
export function idsAround(rows: GridRows<{ id: string }>, at: number, most: number): { from: number; ids: string[] } {
  let from = at;
  while (from > Math.max(0, at - most) && rowAt(rows, from - 1) !== undefined) from -= 1;
  const ids: string[] = [];
  for (let index = from; index <= Math.min(rows.length - 1, at + most); index += 1) {
    const id = rowAt(rows, index)?.id;
    if (id === undefined) break;
    ids.push(id);
  }
  return { from, ids };
}
