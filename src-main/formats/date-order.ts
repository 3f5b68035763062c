import { detectDateOrder, type DateOrder } from '@shared/domain/dates';
import { plainHeader } from './address-book/header-words';
import { lookOf } from './cell-looks';

/** How a date is read that allows day and month in both orders. */
export type DayOrder = 'dmy' | 'mdy';

/** What of a file tells how it writes such dates. */
export type OrderEvidence = 'dates' | 'decimals' | 'separator' | 'words' | 'countries' | 'phones';

/** A file as far as it was looked at. */
export interface LookedAt {
  /** Null of a workbook, which has none. */
  delimiter: string | null;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The order found, or where the cells leave it open the one given. */
export function settledOrder(order: DateOrder | null, open: DayOrder): DateOrder {
  return order === null || order === 'ambiguous' ? open : order;
}

/** Month first in the United States, day first in all other countries that write numbers so. */
export function orderOfRegion(region: string): DayOrder {
  return region === 'US' ? 'mdy' : 'dmy';
}

/**
 * Tells from everything else in a file how it writes a date such as 03/04/2026. What tells of the program that wrote the
 * file goes before what tells of the people in it: a French office has American customers.
 * @returns null where nothing tells, or where the first that tells contradicts itself
 */
export function orderByEvidence(file: LookedAt): { order: DayOrder; why: OrderEvidence } | null {
  const columns = file.header.map((header, index) => ({
    header,
    cells: file.rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== ''),
  }));
  for (const [why, look] of looks) {
    const order = look(columns, file);
    if (order !== null) return { order, why };
  }
  return null;
}

interface Column {
  header: string;
  cells: readonly string[];
}

type Look = (columns: readonly Column[], file: LookedAt) => DayOrder | null;

const looks: readonly [OrderEvidence, Look][] = [
  ['dates', byDates],
  ['decimals', byDecimals],
  // Spreadsheets part cells by semicolons where the comma is the decimal mark, which is nowhere that the month comes first.
  ['separator', (_, { delimiter }) => (delimiter === ';' ? 'dmy' : null)],
  ['words', (columns) => (columns.some(({ header }) => FOREIGN.test(plainHeader(header))) ? 'dmy' : null)],
  ['countries', (columns) => bySome(countryCells(columns), (cell) => UNITED_STATES.test(cell))],
  ['phones', (columns) => bySome(phoneCells(columns), (cell) => /^(?:\+|00)\s*\(?1\b/.test(cell))],
];

/** Other columns of dates that leave nothing open. */
function byDates(columns: readonly Column[]): DayOrder | null {
  const dated = columns.filter(({ cells }) => cells.every((cell) => lookOf(cell) === 'date'));
  const found = new Set(dated.map(({ cells }) => detectDateOrder(cells)));
  return found.has('dmy') === found.has('mdy') ? null : found.has('mdy') ? 'mdy' : 'dmy';
}

const AMOUNT = /^[^\d,.;/]{0,4}-?(?:\d+|\d{1,3}(?:[.,\s’']\d{3})+)([.,])\d{1,2}[^\d,.;/]{0,4}$/;

function byDecimals(columns: readonly Column[]): DayOrder | null {
  const marks = columns.flatMap(({ cells }) => cells.map((cell) => AMOUNT.exec(cell)?.[1]));
  const commas = marks.filter((mark) => mark === ',').length;
  // A decimal point is written in London as in New York.
  return commas >= 2 && commas > 3 * marks.filter((mark) => mark === '.').length ? 'dmy' : null;
}

/** Words of an address book's header that English does not have: those of the eight other languages that are read. */
const FOREIGN =
  /\b(vorname|nachname|geburts\w*|telefon\w*|prenom|nom|naissance|telephone \w*(bureau|domicile)|nombre|apellidos?|fecha|nacimiento|correo|cognome|nascita|nascimento|sobrenome|apelido|achternaam|voornaam|geboorte\w*|imie|nazwisko|urodz\w*|jmeno|prijmeni|narozeni|strasse|plz|ville|ciudad|citta|cidade|miasto|mesto|societe|entreprise|empresa|azienda|bedrijf|firma)\b/;
const UNITED_STATES =
  /^(?:us|usa|u\.s\.(?:a\.)?|united states(?: of america)?|estados unidos|[eé]tats-unis|stati uniti|vereinigte staaten)$/i;

function countryCells(columns: readonly Column[]): string[] {
  return columns.filter(({ header }) => /\bcountry\b/.test(plainHeader(header))).flatMap(({ cells }) => cells);
}

function phoneCells(columns: readonly Column[]): string[] {
  return columns.flatMap(({ cells }) => cells).filter((cell) => /^(?:\+|00)[1-9][\d\s().-]{6,20}$/.test(cell));
}

/** American where nearly all are, day first where hardly one is; in between nothing is told. */
function bySome(cells: readonly string[], isAmerican: (cell: string) => boolean): DayOrder | null {
  if (cells.length === 0) return null;
  const share = cells.filter(isAmerican).length / cells.length;
  if (share >= 0.8) return 'mdy';
  return share <= 0.1 ? 'dmy' : null;
}
