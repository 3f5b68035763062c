import { numberedParts, type ColumnGuess, type DialectId, type FieldTarget } from '@shared/domain/import-fields';
import { squash, type Dialect } from './dialect';
import { targetsByName } from './header-words';
import { MAIL_DIALECTS } from './mail-dialects';
import { outlookLanguage } from './outlook-translations';
import { SALES_DIALECTS } from './sales-dialects';

const DIALECTS: readonly Dialect[] = [...MAIL_DIALECTS, ...SALES_DIALECTS];

export interface DialectMatch {
  id: DialectId;
  columns: ColumnGuess[];
}

/** `E-mail 1 - Value`, `Address 2 - Postal Code`: how Google, and we, number what a contact has several of. */
const NUMBERED = /^(e-?mail|phone|website|im|social|address) (\d{1,3}) - (.+)$/i;
const NUMBERED_KINDS: Readonly<Record<string, string>> = {
  email: 'email',
  'e-mail': 'email',
  phone: 'phone',
  website: 'web',
  im: 'im',
  social: 'social',
  address: 'address',
};
const NUMBERED_FIELDS: Readonly<Record<string, string>> = {
  type: 'label',
  'extended address': 'street2',
  'postal code': 'postal_code',
  'po box': 'po_box',
};

function numberedTarget(header: string): FieldTarget | null {
  const [, thing, number, field] = NUMBERED.exec(header.trim()) ?? [];
  if (thing === undefined || number === undefined || field === undefined) return null;
  const name = field.toLowerCase();
  const target = `${NUMBERED_KINDS[thing.toLowerCase()]}.${Number(number)}.${NUMBERED_FIELDS[name] ?? name}`;
  return numberedParts(target) === null ? null : (target as FieldTarget);
}

/** People go to their cards; of what we have no field for, the value is kept as a line of the notes, under its label. */
const LABELLED_REST = /^(relation|event|custom field) \d{1,3} - (label|type|value)$/i;

function restTarget(header: string): FieldTarget | null {
  const part = LABELLED_REST.exec(header.trim())?.[2];
  if (part === undefined) return null;
  if (part.toLowerCase() !== 'value') return 'skip';
  return /^\s*relation/i.test(header) ? 'related.other' : 'notes.line';
}

/**
 * Recognises the program whose export has these headers, whatever their case, order and number; null when none is.
 * A column that the program does not usually export is guessed by its words.
 */
export function recogniseDialect(headers: readonly string[]): DialectMatch | null {
  const present = new Set(headers.map(squash));
  const dialect = DIALECTS.find(({ marks }) =>
    marks.every((mark) => mark.split('|').some((header) => present.has(squash(header)))),
  );
  const byName = targetsByName(headers);
  if (dialect === undefined)
    return outlookLanguage(headers) === null
      ? null
      : {
          id: 'outlook',
          columns: headers.map((header, index) => guess(header, index, byName[index] ?? partner(header), null)),
        };
  return {
    id: dialect.id,
    columns: headers.map((header, index) => {
      const known = numberedTarget(header) ?? restTarget(header) ?? dialect.columns.get(squash(header)) ?? null;
      return guess(header, index, known, byName[index] ?? null);
    }),
  };
}

/** Outlook's Spouse is so called in several languages; anywhere else it may be one in business. */
function partner(header: string): FieldTarget | null {
  return squash(header) === 'partner' ? 'related.spouse' : null;
}

function guess(header: string, index: number, known: FieldTarget | null, named: FieldTarget | null): ColumnGuess {
  if (known !== null) return { index, header, target: known, why: 'dialect' };
  return named === null
    ? { index, header, target: 'skip', why: 'none' }
    : { index, header, target: named, why: 'name' };
}
