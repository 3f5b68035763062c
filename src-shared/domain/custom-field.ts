import { isLocalDate } from './calendar';
import { parseDateCell, type DateOrder } from './date-cells';
import { fold } from './fold';
import { minorDigits, parseMoney } from './money';

/** What a field of the user's own may hold. */
export const CUSTOM_FIELD_TYPES = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'multi_choice',
  'yes_no',
  'link',
] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** One of the choices of a field. */
export interface CustomOption {
  id: string;
  name: string;
  /** 0 to 7, one of the tints. */
  colour: number;
}

/** What of a field decides how its values are read and written. */
export interface CustomFieldShape {
  type: CustomFieldType;
  options: readonly CustomOption[];
  /** ISO 4217, of a field for money; empty for others. */
  currency: string;
}

/**
 * A value as the file keeps it. Canonical text by type: text and link as typed; number and money a plain decimal with a
 * point ("1250.5"; money with its currency's decimals); date 'YYYY-MM-DD'; yes_no 'yes' or 'no'; choice the option's id;
 * multi_choice the ids in the options' order, a space between.
 */
export interface CustomValue {
  value: string;
  /** What it sorts and compares by where it is one: a number, money in minor units, 1 or 0 for yes and no. */
  number: number | null;
}

export type CustomProblem =
  | 'not_a_number'
  | 'not_an_amount'
  | 'other_currency'
  | 'not_a_date'
  | 'not_a_choice'
  | 'not_yes_no'
  | 'not_a_link'
  | 'too_long';

export interface ReadingOptions {
  /** The decimal mark, where it is known; it settles "1.234". */
  decimal?: '.' | ',' | undefined;
  /** In which order day and month stand; day first when left out. */
  dateOrder?: DateOrder | undefined;
}

export type CustomReading =
  | { ok: true; value: CustomValue | null }
  /** `choice` is the name that is none of the field's choices. */
  | { ok: false; problem: CustomProblem; choice?: string };

/** The most characters that a value may have. */
export const CUSTOM_VALUE_MAX = 10_000;

const YES = new Set('1 true yes y x ja oui si sim tak on wahr vrai'.split(' '));
const NO = new Set('0 false no n nein non nao nie nee off falsch faux'.split(' '));
const LIST_MARK = /:::|[;\n]/;

/**
 * Reads a value as people and files write it; canonical text is read as what it says.
 * @param field its type, choices and currency
 * @param text as typed; of choices their names or ids, several parted by ` ::: `, `;`, lines or commas
 * @returns null for an empty text, or what is wrong
 */
export function readCustomValue(field: CustomFieldShape, text: string, how: ReadingOptions = {}): CustomReading {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null };
  if (typed.length > CUSTOM_VALUE_MAX) return wrong('too_long');
  switch (field.type) {
    case 'text':
      return plain(typed);
    case 'link':
      return readLink(typed);
    case 'number': {
      const number = readNumber(typed, how.decimal);
      return number === null ? wrong('not_a_number') : { ok: true, value: { value: numberText(number), number } };
    }
    case 'money': {
      const money = parseMoney(typed, field.currency, how.decimal);
      if (money === null) return wrong('not_an_amount');
      if (money.currency !== field.currency) return wrong('other_currency');
      return { ok: true, value: moneyValue(money.amount, field.currency) };
    }
    case 'date': {
      const date = isLocalDate(typed) ? typed : parseDateCell(typed, how.dateOrder ?? 'dmy');
      return date === null || date.startsWith('-')
        ? wrong('not_a_date')
        : { ok: true, value: { value: date, number: null } };
    }
    case 'yes_no': {
      const word = fold(typed);
      if (YES.has(word)) return { ok: true, value: { value: 'yes', number: 1 } };
      return NO.has(word) ? { ok: true, value: { value: 'no', number: 0 } } : wrong('not_yes_no');
    }
    case 'choice': {
      const option = optionNamed(field.options, typed);
      return option === undefined ? { ...wrong('not_a_choice'), choice: typed } : plain(option.id);
    }
    case 'multi_choice':
      return readChoices(field.options, typed);
  }
}

/** The option of a name or an id, however it is written. */
export function optionNamed(options: readonly CustomOption[], text: string): CustomOption | undefined {
  const key = fold(text);
  return options.find((option) => option.id === text) ?? options.find((option) => fold(option.name) === key);
}

/** The ids in a value of a multi_choice field. */
export function chosenIds(value: string): string[] {
  return value === '' ? [] : value.split(' ');
}

/** The ids as one canonical text, in the order of the options, each once; those of no option are left out. */
export function choicesText(options: readonly CustomOption[], ids: Iterable<string>): string {
  const chosen = new Set(ids);
  return options
    .filter((option) => chosen.has(option.id))
    .map((option) => option.id)
    .join(' ');
}

/** The names in a cell that lists several, parted by ` ::: `, semicolons or lines, else by commas. */
export function choiceNames(text: string): string[] {
  const mark = text.includes(':::') ? ':::' : /[;\n]/.test(text) ? /[;\n]/ : ',';
  const parts = text.split(mark);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/**
 * Names of choices as one text that `choiceNames` takes apart into just these: with ` ::: ` between, and after a name
 * alone that has a mark in it which could part it.
 */
export function choicesJoined(names: readonly string[]): string {
  const [only = ''] = names;
  return names.length === 1 && /[,;\n]/.test(only) ? `${only} :::` : names.join(' ::: ');
}

/** An amount in minor units as a value of a money field. */
export function moneyValue(amount: number, currency: string): CustomValue {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = amount < 0 ? '-' : '';
  return { value: digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`, number: amount };
}

/**
 * A value as plain text that another program, and we ourselves, read again: names of choices with ` ::: ` between, the
 * rest as it is kept.
 */
export function plainCustomText(field: CustomFieldShape, value: string): string {
  if (field.type !== 'choice' && field.type !== 'multi_choice') return value;
  const ids = new Set(field.type === 'choice' ? [value] : chosenIds(value));
  const names = field.options.filter((option) => ids.has(option.id)).map((option) => option.name);
  return field.type === 'choice' ? names.join() : choicesJoined(names);
}

/** Whether every value of one type can be kept as another without a loss. */
export function convertsWithoutLoss(from: CustomFieldType, to: CustomFieldType): boolean {
  return from === to || to === 'text' || (from === 'choice' && to === 'multi_choice');
}

const GUESS_SHARE = 0.9;
const MOST_CHOICES = 12;

/**
 * The type that fits the cells of a column best; text when nothing fits nearly all of them.
 * @param cells as typed; empty ones say nothing
 * @param currency ISO 4217, of amounts that carry a sign
 */
export function guessCustomType(cells: readonly string[], currency: string): CustomFieldType {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 'text';
  const most = (fits: (cell: string) => boolean) => filled.filter(fits).length >= filled.length * GUESS_SHARE;
  const distinct = new Set(filled.map(fold));
  const reads = (type: CustomFieldType) => (cell: string) => readCustomValue({ type, options: [], currency }, cell).ok;
  const isWord = [...distinct].some((word) => /\p{L}/u.test(word));
  if (isWord && most(reads('yes_no'))) return 'yes_no';
  if (most((cell) => /[£$€¥₹]|\b[A-Z]{3}\b/.test(cell) && reads('money')(cell))) return 'money';
  if (most(reads('number'))) return 'number';
  const days = { type: 'date', options: [], currency } as const;
  const orders = ['dmy', 'mdy'] as const;
  if (orders.some((dateOrder) => most((cell) => readCustomValue(days, cell, { dateOrder }).ok))) return 'date';
  if (most((cell) => /^(https?:\/\/|www\.)/i.test(cell) && reads('link')(cell))) return 'link';
  const lists = filled.filter((cell) => LIST_MARK.test(cell)).length;
  const names = new Set(filled.flatMap((cell) => (lists > 0 ? choiceNames(cell) : [cell])).map(fold));
  const isFew = names.size <= MOST_CHOICES && names.size * 2 <= filled.length;
  if (isFew && [...names].every((name) => name.length <= 40)) return lists > 0 ? 'multi_choice' : 'choice';
  return 'text';
}

function wrong(problem: CustomProblem): { ok: false; problem: CustomProblem } {
  return { ok: false, problem };
}

function plain(value: string): CustomReading {
  return { ok: true, value: { value, number: null } };
}

function readChoices(options: readonly CustomOption[], typed: string): CustomReading {
  const whole = optionNamed(options, typed);
  if (whole !== undefined) return plain(whole.id);
  const known = new Set(options.map((option) => option.id));
  const ids = chosenIds(typed);
  if (ids.every((id) => known.has(id))) return plain(choicesText(options, ids));
  const chosen: string[] = [];
  for (const name of choiceNames(typed)) {
    const option = optionNamed(options, name);
    if (option === undefined) return { ...wrong('not_a_choice'), choice: name };
    chosen.push(option.id);
  }
  return plain(choicesText(options, chosen));
}

/** Only what a browser opens: nothing that a click would run. */
function readLink(typed: string): CustomReading {
  if (/\s/.test(typed)) return wrong('not_a_link');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(typed)?.[1]?.toLowerCase();
  const isPort = /^[^/:]+\.[^/:]+:\d+(\/|$)/.test(typed);
  if (scheme !== undefined && !isPort)
    return scheme === 'http' || scheme === 'https' ? plain(typed) : wrong('not_a_link');
  return /^[^/?#@]+\.[^/?#@.]{2,}/u.test(typed) ? plain(typed) : wrong('not_a_link');
}

const NUMBER = /^[-+−]?\d[\d.,'’ \u00a0\u202f]*$|^[-+−]?[.,]\d+$/;

/**
 * A bare number with marks of any country; null for what is none or has more digits than are exact.
 * @param decimal the decimal mark, where it is known; it settles "1.234"
 */
export function readNumber(text: string, decimal: '.' | ',' | undefined): number | null {
  if (text.length > 40 || !NUMBER.test(text)) return null;
  const bare = text
    .replace(/['’ \u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(/^\+/, '');
  const mark = markOf(bare, decimal);
  const [whole = '', fraction = ''] = mark === null ? [bare] : splitLast(bare, mark);
  if (/[.,]/.test(fraction)) return null;
  const groups = whole.replace(/^-/, '').split(/[.,]/);
  if (groups.length > 1 && (groups.slice(1).some((group) => group.length !== 3) || groups[0] === '')) return null;
  const digits = `${whole.replace(/[.,]/g, '')}${fraction === '' ? '' : `.${fraction}`}`;
  if (digits.replace(/\D/g, '').replace(/^0+/, '').length > 15) return null;
  const number = Number(digits);
  return Number.isFinite(number) ? number + 0 : null;
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

function markOf(bare: string, decimal: '.' | ',' | undefined): '.' | ',' | null {
  const dot = bare.lastIndexOf('.');
  const comma = bare.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : comma >= 0 ? ',' : null;
  if (mark === null || bare.indexOf(mark) !== bare.lastIndexOf(mark)) return null;
  if (decimal !== undefined) return decimal === mark ? mark : null;
  // A lone mark before exactly three digits groups thousands.
  return /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare) ? null : mark;
}

/** Never with an exponent, which no list or other program would read as the same. */
function numberText(number: number): string {
  const text = String(number);
  if (!text.includes('e')) return text;
  return number.toFixed(20).replace(/\.?0+$/, '');
}
