import type { FormatOptions } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { LoggedTableName } from '../../db/logged-tables';
import type { RawConnection } from '../../db/open';
import { cellWord, shownValue } from './entry-changes';

type Cell = string | number | null;
type Cells = Readonly<Partial<Record<string, Cell | undefined>>>;

/**
 * What a form changed: the cells that are not as they were read.
 * @param before by column what was read; without it all were changed
 */
export function typedCells<C extends Cells>(cells: C, before: Cells | undefined): Partial<C> {
  if (before === undefined) return cells;
  return Object.fromEntries(Object.entries(cells).filter(([column, value]) => value !== before[column])) as Partial<C>;
}

/** Texts that are told whole, for a person is to choose between them. */
const whole = new Set(['body', 'notes', 'state', 'subject', 'title']);

/**
 * Refuses cells that were written over something else than what was read.
 * @param at the table and what the row's cells hold now
 * @param patch by column what is to be written
 * @param before by column what was read; what it leaves out is not looked at
 * @throws AppError `conflict`: its fields tell by column what is there, and under `<column>.yours` what was to be
 * written, both as a person reads them
 */
export function refuseStaleCells(
  raw: RawConnection,
  at: { table: LoggedTableName; row: object; format?: FormatOptions },
  patch: Cells,
  before: Cells,
): void {
  const row = at.row as Record<string, Cell>;
  const clashes = Object.keys(before).filter(
    (column) =>
      patch[column] !== undefined &&
      before[column] !== undefined &&
      row[column] !== before[column] &&
      row[column] !== patch[column],
  );
  const [first] = clashes;
  if (first === undefined) return;
  const words = (column: string, value: Cell | undefined): string =>
    whole.has(column)
      ? String(value ?? '')
      : (shownValue(raw, { table: at.table, column, row, format: at.format ?? {} }, value ?? null) ?? '');
  const told = Object.fromEntries(
    clashes.flatMap((column) => [
      [column, words(column, row[column])],
      [`${column}.yours`, words(column, patch[column])],
    ]),
  );
  const word = cellWord(at.table, first);
  throw new AppError(
    'conflict',
    strings.contacts.conflict(
      word.charAt(0).toLowerCase() + word.slice(1),
      told[first] || strings.contacts.nothing,
      told[`${first}.yours`] || strings.contacts.nothing,
    ),
    told,
  );
}
