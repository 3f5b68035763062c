import { parseDateCell, type DateOrder } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { CONTACT_ROLES } from '@shared/domain/roles';

/** What single cells of address books say, in our own words. */

/** How other programs call our stages (HubSpot's lifecycle names, Atomic CRM's statuses, common lists). */
const LIFECYCLE_WORDS: ReadonlyMap<string, string> = meanings({
  new: 'new lead subscriber cold visitor initialcontact other raw unqualifiedlead',
  prospect:
    'prospect marketingqualifiedlead mql warm contacted open attempted working nurture interested inprogress inprocess assigned',
  qualified: 'qualified salesqualifiedlead sql opportunity hot qualifiedopportunity connected opendeal',
  customer: 'customer client evangelist incontract active activecustomer converted won',
  inactive:
    'inactive former inactivecustomer churned lost dead unqualified recycled excustomer formercustomer badtiming',
});

const ROLE_WORDS: ReadonlyMap<string, string> = meanings({
  prospect: 'prospect lead interessent',
  customer: 'customer client kunde klant klient cliente',
  partner: 'partner reseller',
  competitor: 'competitor konkurrent wettbewerber',
  supplier: 'supplier vendor lieferant fournisseur proveedor fornitore leverancier',
  employee: 'employee staff mitarbeiter colleague',
});

const LABEL_WORDS: ReadonlyMap<string, string> = meanings({
  work: 'work business office bureau arbeit geschaftlich trabajo lavoro trabalho werk praca',
  mobile: 'mobile cell cellphone handy mobil movil cellulare celular mobiel iphone',
  home: 'home private privat domicile casa thuis dom personal',
  main: 'main primary',
  fax: 'fax otherfax',
  work_fax: 'workfax businessfax',
  home_fax: 'homefax',
  pager: 'pager',
  car: 'car',
  assistant: 'assistant',
  skype: 'skype',
  linkedin: 'linkedin',
  facebook: 'facebook',
  x: 'x twitter',
  instagram: 'instagram',
  other: 'other',
});

const YES = new Set('1 true yes y x ja oui si sim tak on optout unsubscribed'.split(' '));
const COMPANY_KINDS = new Set(
  'company organization organisation account business firma unternehmen societe entreprise empresa azienda bedrijf'.split(
    ' ',
  ),
);

/** Outlook's and databases' ways to say that there is no date. */
const NO_DATE =
  /^(0+[-/.]0+[-/.]0+|00?\/00?\/00(00)?|0{4}-00-00|1[-/.]1[-/.]4501|4501-01-01|01[-/.]01[-/.]4501)( .*)?$/;
/** Apple writes a birthday without a year as one of 1604, a leap year before its calendar. */
const YEARLESS = /^1604-/;
const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?$/i;

function meanings(lists: Record<string, string>): Map<string, string> {
  const table = new Map<string, string>();
  for (const [meaning, list] of Object.entries(lists)) for (const word of list.split(' ')) table.set(word, meaning);
  return table;
}

function key(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** One of our stages of a relation, or null when the word is not known. */
export function lifecycleOf(text: string): string | null {
  const word = key(text);
  return LIFECYCLES.find((lifecycle) => lifecycle === word) ?? LIFECYCLE_WORDS.get(word) ?? null;
}

/** One of our roles, or null when the word is not known. */
export function roleOf(text: string): string | null {
  const word = key(text);
  return CONTACT_ROLES.find((role) => role === word) ?? ROLE_WORDS.get(word) ?? null;
}

/** A label as one of METHOD_LABELS where it means one, else as typed; `fallback` when there is none. */
export function labelOf(text: string, fallback: string): string {
  const typed = text.trim();
  if (typed === '') return fallback;
  return LABEL_WORDS.get(key(typed)) ?? typed;
}

/** One of METHOD_LABELS where a word means one, else ''. */
export function knownLabel(text: string): string {
  return LABEL_WORDS.get(key(text)) ?? '';
}

/** True when a cell says yes, in the words of the programs that export such columns. */
export function isYes(text: string): boolean {
  return YES.has(key(text));
}

/** True when a cell of a kind column says that the card is a company's. */
export function isCompanyKind(text: string): boolean {
  return COMPANY_KINDS.has(key(text));
}

/** True for what stands where there is no date, such as Outlook's `0/0/00`. */
export function isEmptyDate(text: string): boolean {
  return NO_DATE.test(text);
}

/** A birthday as 'YYYY-MM-DD' or '--MM-DD', null when the cell is no date. */
export function birthdayOf(text: string, order: DateOrder): string | null {
  const date = parseDateCell(text, order);
  return date !== null && YEARLESS.test(date) ? `-${date.slice(4)}` : date;
}

/** A birthday from Thunderbird's three columns; null when there is none, undefined when they are no date. */
export function birthdayOfParts(year: string, month: string, day: string): string | null | undefined {
  if (month === '' && day === '') return year === '' ? null : undefined;
  const monthAndDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const noYear = year === '' || Number(year) === 0;
  return parseDateCell(noYear ? `--${monthAndDay}` : `${year.padStart(4, '0')}-${monthAndDay}`, 'ymd') ?? undefined;
}

/** An instant as UTC ISO text; without a zone it is taken as UTC, without a time as midnight. Null when the cell is neither. */
export function instantOf(text: string, order: DateOrder): string | null {
  const [, date, time, zone] = INSTANT.exec(text) ?? [];
  if (date !== undefined && time !== undefined) {
    const at = new Date(`${date}T${time}${zone ?? 'Z'}`);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  }
  const day = parseDateCell(text, order);
  return day === null || day.startsWith('--') ? null : `${day}T00:00:00.000Z`;
}
