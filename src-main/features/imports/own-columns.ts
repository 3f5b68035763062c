import type { ContactDraft, DraftCustom, RowProblem } from '@shared/domain/contact-draft';
import {
  choiceNames,
  choicesJoined,
  guessCustomType,
  readCustomValue,
  type CustomFieldShape,
  type CustomFieldType,
} from '@shared/domain/custom-field';
import type { DateOrder } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { customTarget, type ColumnGuess } from '@shared/domain/import-fields';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import { isEmptyDate } from '../../formats/address-book/cell-values';
import { orderOfRegion, settledOrder } from '../../formats/date-order';
import type { CardLine } from './preview';
import { readFields, type CustomField } from '../custom-fields/custom-fields.service';

const words = strings.imports;

/** A field of the user's own that columns of a file go to: one that is there, or one that the import makes. */
export interface OwnColumn {
  /** Null for one that the import makes. */
  id: string | null;
  name: string;
  kind: CustomField['kind'];
  shape: CustomFieldShape;
  /** Takes the anniversary that a file names among other days. */
  takesAnniversary?: boolean;
}

/** The fields that a mapping names, by the key that drafts have for them. */
export type OwnColumns = ReadonlyMap<string, OwnColumn>;

interface Mapped {
  index: number;
  target: string;
}

/** The longest name of a choice, and of a field. */
const longestName = 100;
/** How Google heads a day that another column names. */
const EVENT = /^\s*event \d{1,3} - value\s*$/i;
/** How our own export heads a column of such a field. */
const OURS = /^field: (.+)$/i;

/** Beside birthdays the one day that address books have a column for, as the Outlooks of eight languages head it. */
const ANNIVERSARIES: ReadonlySet<string> = new Set(
  [
    'Anniversary',
    'Wedding anniversary',
    'Jahrestag',
    'Hochzeitstag',
    'Anniversaire de mariage',
    'Anniversaire de mariage ou fête',
    'Aniversario',
    'Anniversario',
    'Aniversário de casamento',
    'Data especial',
    'Trouwdag',
    'Speciale datum',
    'Rocznica',
  ].map(fold),
);

function isAnniversary(name: string): boolean {
  return ANNIVERSARIES.has(fold(nameOfColumn(name, 0)));
}

/** What a new field is called that a column makes. */
export function nameOfColumn(header: string, index: number): string {
  const plain = header.trim();
  return (OURS.exec(plain)?.[1] ?? (plain || strings.formats.columnNumber(index + 1))).slice(0, longestName);
}

/**
 * The fields that columns go to.
 * @param currency of the file, for amounts
 * @throws AppError `validation` when one of them is gone or retired
 */
export function ownColumns(
  raw: RawConnection,
  columns: readonly Mapped[],
  headers: readonly string[],
  currency: string,
): OwnColumns {
  const fields = new Map(readFields(raw).map((field) => [field.id, field]));
  const found = new Map<string, OwnColumn>();
  for (const { index, target } of columns) {
    const own = customTarget(target);
    if (own === null) continue;
    if ('id' in own) {
      const field = fields.get(own.id);
      if (field === undefined || field.retiredAt !== null) throw new AppError('validation', words.fieldGone);
      found.set(target, ownOf(field));
    } else {
      const shape = { type: own.newType, options: [], currency: own.newType === 'money' ? currency : '' };
      found.set(`${target}@${index}`, { id: null, name: nameOfColumn(headers[index] ?? '', index), kind: '', shape });
    }
  }
  const day = [...fields.values()].find(isDayField);
  const namesDays = columns.some(({ index, target }) => target === 'notes.line' && EVENT.test(headers[index] ?? ''));
  if (day !== undefined && namesDays && !found.has(`custom:${day.id}`)) found.set(`custom:${day.id}`, ownOf(day, true));
  return found;
}

function ownOf(field: CustomField, takesAnniversary = false): OwnColumn {
  return { id: field.id, name: field.name, kind: field.kind, shape: field, takesAnniversary };
}

/** An anniversary that a file names among other days is a line of the notes, but where there is a field for it. */
function toDateField(draft: ContactDraft, own: OwnColumns): void {
  const field = [...own].find(([, { takesAnniversary }]) => takesAnniversary)?.[0];
  if (field === undefined || draft.custom?.some((cell) => cell.field === field) === true) return;
  const lines = draft.notes.split('\n');
  for (const [at, line] of lines.entries()) {
    const [, label = '', date = ''] = /^(.+): (\d{4}-\d\d-\d\d)$/.exec(line) ?? [];
    if (!isAnniversary(label)) continue;
    draft.custom = [...(draft.custom ?? []), { field, index: -1, text: date }];
    draft.notes = lines.filter((_, other) => other !== at).join('\n');
    return;
  }
}

function isDayField({ retiredAt, type, name }: CustomField): boolean {
  return retiredAt === null && type === 'date' && isAnniversary(name);
}

/** All fields of the user's own that are in use: a card names those that it fills. */
export function ownOfFile(raw: RawConnection): OwnColumns {
  const used = readFields(raw).filter((field) => field.retiredAt === null);
  return new Map(used.map((field) => [`custom:${field.id}`, ownOf(field, isDayField(field))]));
}

/**
 * Settles what a card says in fields of the user's own; of those that this file does not have, the notes keep the text.
 * @returns what is odd
 */
export function settleOfCard(draft: ContactDraft, own: OwnColumns, region: string): RowProblem[] {
  // A card of another file has other ids; a field of the same name is the same field.
  const byName = new Map([...own].map(([key, { name }]) => [fold(name), key]));
  for (const cell of draft.custom ?? [])
    if (!own.has(cell.field)) cell.field = byName.get(fold(cell.name ?? '')) ?? cell.field;
  const strange = (draft.custom ?? []).filter(({ field }) => !own.has(field));
  const lines = strange.map(({ name = '', text }) => (name === '' ? text : strings.formats.keptLine(name, text)));
  draft.notes = [draft.notes, ...lines].filter((line) => line !== '').join('\n');
  return settleOwn(draft, own, { region, dateOrders: new Map() });
}

/** Which targets of a mapping hold dates, whose order of day and month is settled by all their cells. */
export function ownDates(own: OwnColumns): Set<string> {
  const dates = [...own].filter(([, column]) => column.shape.type === 'date');
  return new Set(dates.map(([key]) => key.replace(/@\d+$/, '')));
}

/**
 * Settles what a row says in fields of the user's own: canonical text, but of choices their names, for a new one is made
 * as it comes. What a field cannot hold is kept in the notes.
 * @returns what is odd
 */
export function settleOwn(
  draft: ContactDraft,
  own: OwnColumns,
  options: { region: string; dateOrders: ReadonlyMap<number, DateOrder> },
): RowProblem[] {
  toDateField(draft, own);
  if (draft.custom === undefined) return [];
  const problems: RowProblem[] = [];
  const kept: string[] = [];
  const settled = new Map<string, DraftCustom>();
  for (const cell of draft.custom) {
    const column = own.get(cell.field);
    if (column === undefined || (column.shape.type === 'date' && isEmptyDate(cell.text))) continue;
    const before = settled.get(cell.field);
    const text = settledText(column, draft.kind, cell.text, options.dateOrders.get(cell.index), options.region);
    if (text !== null && before === undefined) settled.set(cell.field, { ...cell, text });
    else if (text !== null && before !== undefined && column.shape.type === 'multi_choice')
      settled.set(cell.field, { ...cell, text: `${before.text} ::: ${text}` });
    else {
      kept.push(strings.formats.keptLine(column.name, cell.text));
      if (text === null)
        problems.push({
          code: 'unknown_value',
          index: cell.index,
          value: cell.text,
          message: words.keptOfField(column.name, cell.text),
          fatal: false,
        });
    }
  }
  draft.custom = [...settled.values()];
  if (draft.custom.length === 0) delete draft.custom;
  draft.notes = [draft.notes, ...kept].filter((text) => text !== '').join('\n');
  return problems;
}

function settledText(
  { kind, shape }: OwnColumn,
  cardKind: 'person' | 'company',
  text: string,
  order: DateOrder | undefined,
  region: string,
): string | null {
  if (kind !== '' && kind !== cardKind) return null;
  if (shape.type === 'choice') return text.length > longestName ? null : text;
  if (shape.type === 'multi_choice') {
    const names = choiceNames(text);
    return names.every((name) => name.length <= longestName) ? choicesJoined(names) : null;
  }
  const read = readCustomValue(shape, text, { dateOrder: settledOrder(order ?? null, orderOfRegion(region)) });
  return read.ok ? (read.value?.value ?? null) : null;
}

/** What a card would have in fields of the user's own, each with the column it comes from. */
export function ownLines(draft: ContactDraft, own: OwnColumns, cells: readonly string[]): CardLine[] {
  return (draft.custom ?? []).map(({ field, text, index }) => {
    const typed = cells[index] ?? '';
    const shown = text.replace(/ :::$/, '').replaceAll(' ::: ', ', ');
    const column = own.get(field)?.name ?? '';
    return {
      kind: 'custom',
      value: shown,
      typed: typed === '' || typed === shown || typed.length > 80 ? null : typed,
      column,
    };
  });
}

/** What a column without a place of its own may become: a field of that name, or else a new one of the type that its cells look like. */
export interface OwnGuess {
  /** The type of a field that the column would make. */
  newType: CustomFieldType;
  /** Where it goes by its header; null when that says nothing. */
  target: string | null;
}

/**
 * @param guess what else the column may be; only one that is nothing else goes to a field by its name
 * @param cells those of the sample
 * @param currency of the file
 */
export function guessOwn(
  guess: ColumnGuess,
  cells: readonly string[],
  fields: readonly CustomField[],
  currency: string,
): OwnGuess {
  const newType = guessCustomType(cells, currency);
  if (
    isAnniversary(guess.header) &&
    (guess.why === 'values' || guess.target === 'skip' || guess.target === 'notes.line')
  ) {
    const dated = fields.find(isDayField);
    // A day to be found and exported again is more than a line in the notes.
    if (dated !== undefined) return { newType, target: `custom:${dated.id}` };
    const days = cells.filter((cell) => !isEmptyDate(cell));
    if (guessCustomType(days, currency) === 'date') return { newType: 'date', target: 'custom:new:date' };
  }
  if (guess.target !== 'skip' && guess.why !== 'values') return { newType, target: null };
  const name = fold(nameOfColumn(guess.header, guess.index));
  const same = fields.find((field) => field.retiredAt === null && fold(field.name) === name);
  if (same !== undefined && guess.header.trim() !== '') return { newType, target: `custom:${same.id}` };
  return { newType, target: OURS.test(guess.header.trim()) ? `custom:new:${newType}` : null };
}
