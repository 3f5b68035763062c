import type { ImportSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import { isLonger } from '../../formats/csv-read';

/** Where what stands behind the last column goes: a line in the notes; a task has none. */
const TARGETS: Readonly<Record<ImportSubject, string>> = {
  contacts: 'notes.line',
  deals: 'deals.notes_line',
  tasks: 'skip',
  activities: 'activities.notes_line',
  products: 'products.description_line',
};

interface MappedTable {
  columns: readonly { index: number; target: string }[];
  headers: readonly string[];
}

/** A mapping with one column more, which is all that stands behind the last one: see `joinBeyond`. */
export function withBeyond(
  { columns, headers }: MappedTable,
  about: ImportSubject,
): { columns: { index: number; target: string }[]; headers: string[] } {
  return {
    columns: [...columns, { index: headers.length, target: TARGETS[about] }],
    headers: [...headers, strings.formats.beyondWord],
  };
}

/** The cells of a row with those behind the last column in one. */
export function joinBeyond(cells: string[], width: number): string[] {
  return isLonger(cells, width) ? [...cells.slice(0, width), beyondOf(cells, width)] : cells;
}

/** What stands behind the last column, in one text. */
export function beyondOf(cells: readonly string[], width: number): string {
  return cells
    .slice(width)
    .filter((cell) => cell.trim() !== '')
    .join(', ');
}

/**
 * What a person is told of a row with cells behind the last column.
 * @param isShifted a mark inside a cell most likely made them, so that every cell stands in the wrong column
 * @returns empty where there are none
 */
export function beyondRemark(
  cells: readonly string[],
  width: number,
  about: ImportSubject,
  isShifted: boolean,
): string {
  const text = beyondOf(cells, width);
  if (text === '') return '';
  if (about === 'contacts') return strings.formats.problem.beyond(text);
  const { beyond } = strings.recordImports;
  return isShifted ? beyond.shifted(text) : TARGETS[about] === 'skip' ? beyond.left(text) : beyond.kept(text);
}
