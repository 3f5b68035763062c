import type { FieldTarget } from '@shared/domain/import-fields';
import { strings } from '@shared/locale/index';
import { openCell } from '../csv-write';
import { isYes } from './cell-values';
import type { CompiledMapping } from './mapping';

export const NO_COLUMNS: readonly number[] = [];

/** The cells of one row by what its columns mean. */
export class RowCells {
  constructor(
    private readonly cells: readonly string[],
    protected readonly mapping: CompiledMapping,
  ) {}

  protected cell(index: number): string {
    const cell = this.cells[index];
    if (cell === undefined || cell === '') return '';
    return (cell.startsWith("'") ? openCell(cell) : cell).trim();
  }

  protected columns(target: FieldTarget): readonly number[] {
    return this.mapping.plain.get(target) ?? NO_COLUMNS;
  }

  /** The texts of all columns of a target, without the empty ones. */
  protected joined(target: FieldTarget, separator: string): string {
    const columns = this.columns(target);
    if (columns.length === 1) return this.cell(columns[0] ?? -1);
    return columns
      .map((index) => this.cell(index))
      .filter((text) => text !== '')
      .join(separator);
  }

  protected says(target: FieldTarget): boolean {
    return this.columns(target).some((index) => isYes(this.cell(index)));
  }

  protected headerOf(index: number): string {
    return this.mapping.headers[index]?.trim() || strings.formats.columnNumber(index + 1);
  }
}
