import type { InputOf } from '@shared/contract/index';
import type { ExportSeed } from '@renderer/stores/export';

export type Delimiter = NonNullable<InputOf<'exports.contacts'>['delimiter']>;
export type ExportFormat = NonNullable<InputOf<'exports.contacts'>['format']>;
export type ExportWhat = 'selected' | 'list' | 'all' | 'calendar' | 'everything';

/** The file that an export job made; null when its result names none. */
export function fileOf(result: unknown): { fileId: string; fileName: string } | null {
  if (typeof result !== 'object' || result === null || !('fileId' in result) || !('fileName' in result)) return null;
  const { fileId, fileName } = result;
  return typeof fileId === 'string' && typeof fileName === 'string' ? { fileId, fileName } : null;
}

/** The folder that an export wrote itself, which needs no saving; null for a file. */
export function folderOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('fileId' in result) || !('fileName' in result)) return null;
  return result.fileId === null && typeof result.fileName === 'string' ? result.fileName : null;
}

/** What is offered from where one is, the likeliest first. */
export function choicesOf(seed: ExportSeed): ExportWhat[] {
  const choices: ExportWhat[] = [];
  if (seed.selected !== undefined) choices.push('selected');
  if (seed.filter !== undefined && Object.keys(seed.filter).length > 0) choices.push('list');
  choices.push('all', 'calendar', 'everything');
  const first = seed.calendar === true ? 'calendar' : seed.everything === true ? 'everything' : null;
  return first === null ? choices : [first, ...choices.filter((choice) => choice !== first)];
}

/** What a spreadsheet program set to this locale takes for the separator: where the comma is in numbers, the semicolon. */
export function spreadsheetDelimiter(locale: string): Delimiter {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
}

/** In the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [
  'csv',
  'xlsx',
  'vcard3',
  'vcard4',
  'google-csv',
  'outlook-csv',
  'jsonl',
];

/** Whether mark and separator are a choice: Google takes one kind only, and the others are no CSV. */
export function takesCsvOptions(format: ExportFormat): boolean {
  return format === 'csv' || format === 'outlook-csv';
}

/** What the contract is asked for. */
export function exportInput(
  what: Exclude<ExportWhat, 'everything' | 'calendar'>,
  seed: ExportSeed,
  chosen: { format: ExportFormat; bom: boolean; delimiter: Delimiter },
): InputOf<'exports.contacts'> {
  const { format: file, ...csv } = chosen;
  const format = takesCsvOptions(file) ? { format: file, ...csv } : { format: file };
  if (what === 'selected') return { ...seed.selected?.cards, ...format };
  return what === 'list' ? { filter: seed.filter, ...format } : format;
}
