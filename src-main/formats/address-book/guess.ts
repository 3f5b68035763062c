import { FIELD_CATALOGUE, type ColumnGuess, type FieldTarget } from '@shared/domain/import-fields';
import { strings } from '@shared/locale/index';
import { lookOf, type CellLook } from '../cell-looks';
import { recogniseDialect } from './dialects';
import { emailAt, placeByName, plainHeader, targetsByName } from './header-words';

const words = strings.formats;

/** Most cells of a column, so that a stray one does not decide. */
const MOST = 0.6;
/** Fewer filled cells say nothing against a header's words. */
const ENOUGH_CELLS = 5;
const ONE_ONLY: ReadonlySet<string> = new Set(
  FIELD_CATALOGUE.filter((field) => !field.multi && field.group !== 'address').map((field) => field.key),
);
const COMPANY_ENDING =
  /\b(inc|ltd|llc|llp|gmbh|ag|kg|sa|sarl|sas|bv|nv|s\.?p\.?a|s\.?r\.?l|sp\. z o\.o|lda|plc|co|corp|pty|oy|ab|as)\.?$/i;
const PLACE =
  /^\p{Lu}[\p{L} .'’-]*,? (?:[A-Z]{2},? \d{5}(?:-\d{4})?|[A-Z]{2},? [A-Z]\d[A-Z] ?\d[A-Z]\d)$|^(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{2}-\d{3}) \p{Lu}\p{L}[\p{L} .'’()-]*$/u;

/**
 * Words of headers above which numbers are no phone numbers and no postal codes, though they look like them; the longer
 * ones also where a database wrote them without blanks.
 */
const OTHER_NUMBER =
  /\b(ids?|uuid|key|ref|sku|code|year|jahr|annee|ano|anno|price|total|sum|volume|count|lat|lng|lon|parent|account)\b|reference|amount|revenue|salary|population|employees|latitude|longitude/;
/** The same of days that are not of a birth. */
const OTHER_DAY = /\b(data|day|tag|order|start|end|since|joined|hired|due|last)\b|date|datum|fecha|created|modified/;

/**
 * Proposes what each column is: as the known dialect has it, else by the words of its header, else by what its cells
 * look like. `rows` are some rows of data, as cells. Every column gets a guess; `skip` when nothing speaks for anything.
 */
export function guessColumns(headers: readonly string[], rows: readonly (readonly string[])[]): ColumnGuess[] {
  const named = targetsByName(headers);
  const guesses: ColumnGuess[] =
    recogniseDialect(headers)?.columns ??
    headers.map((header, index): ColumnGuess => {
      const target = named[index] ?? null;
      return target === null ? { index, header, target: 'skip', why: 'none' } : { index, header, target, why: 'name' };
    });
  const taken = new Set<FieldTarget>();
  const settled = guesses.map((guess) => onceOnly(guess, taken));
  const columns = settled.map((guess) => readColumn(rows, guess.index));
  return settled.map((guess, position) => {
    const column = columns[position] ?? readColumn([], 0);
    if (guess.why === 'none' && guess.target === 'skip') return byValues(guess, column, columns[position - 1], taken);
    return withNote(guess, column);
  });
}

/** A card has one company and one birthday: the first column that is it keeps it. */
function onceOnly(guess: ColumnGuess, taken: Set<FieldTarget>): ColumnGuess {
  if (guess.target !== 'skip' && taken.has(guess.target) && ONE_ONLY.has(guess.target))
    return { ...guess, target: 'skip', why: 'none' };
  taken.add(guess.target);
  return guess;
}

interface Column {
  cells: string[];
  looks: Map<CellLook, number>;
}

function readColumn(rows: readonly (readonly string[])[], index: number): Column {
  const cells: string[] = [];
  const looks = new Map<CellLook, number>();
  for (const row of rows) {
    for (const part of (row[index] ?? '').split(' ::: ')) {
      const look = lookOf(part);
      if (look === null) continue;
      cells.push(part.trim());
      looks.set(look, (looks.get(look) ?? 0) + 1);
    }
  }
  return { cells, looks };
}

function share(column: Column, ...looks: CellLook[]): number {
  if (column.cells.length === 0) return 0;
  return looks.reduce((sum, look) => sum + (column.looks.get(look) ?? 0), 0) / column.cells.length;
}

function byValues(
  guess: ColumnGuess,
  column: Column,
  before: Column | undefined,
  taken: Set<FieldTarget>,
): ColumnGuess {
  const found = valueTarget(guess.header, column, before, taken);
  if (found === null) return guess;
  taken.add(found.target);
  return { ...guess, target: found.target, why: 'values', note: words.noteLooksLike(found.what) };
}

function valueTarget(
  header: string,
  column: Column,
  before: Column | undefined,
  taken: ReadonlySet<FieldTarget>,
): { target: FieldTarget; what: string } | null {
  const { looks } = words;
  const plain = plainHeader(header);
  const place = placeByName(header);
  const isOther = OTHER_NUMBER.test(plain);
  if (share(column, 'email') >= MOST)
    return { target: emailAt(place ?? (taken.has('email.work') ? 'other' : 'work')), what: looks.email };
  if (share(column, 'url') >= MOST) {
    const social = column.cells.filter((cell) => cell.includes('linkedin.com')).length >= column.cells.length / 2;
    return { target: social ? 'social.linkedin' : 'web.other', what: looks.url };
  }
  if (placeShare(column) >= MOST && !taken.has('address.work.city') && !taken.has('address.work.postal_code'))
    return { target: 'address.work.place', what: looks.place };
  if (share(column, 'phone') >= MOST && !isOther)
    return { target: `phone.${place ?? (taken.has('phone.work') ? 'other' : 'work')}`, what: looks.phone };
  if (
    share(column, 'postal') >= 0.8 &&
    !isOther &&
    column.cells.length >= ENOUGH_CELLS &&
    !taken.has('address.work.postal_code') &&
    new Set(column.cells).size > 1
  ) {
    return { target: 'address.work.postal_code', what: looks.postal };
  }
  if (share(column, 'date') >= 0.8 && !taken.has('birthday') && !OTHER_DAY.test(plain) && areBirthdays(column.cells))
    return { target: 'birthday', what: looks.date };
  const named = taken.has('given') || taken.has('family');
  // What comes again and again is a place, a species or a kind of something.
  const differ = new Set(column.cells).size >= column.cells.length / 2;
  if (share(column, 'name') >= MOST && differ && !named && !taken.has('full_name'))
    return { target: 'full_name', what: looks.name };
  if (endingShare(column) >= 0.3 && !taken.has('company')) return { target: 'company', what: looks.name };
  if (share(column, 'word') < 0.8 || new Set(column.cells).size < column.cells.length * 0.3) return null;
  // Two columns of single words side by side are a given and a family name; one alone may be a city.
  if (!taken.has('given') && before === undefined && !taken.has('full_name'))
    return { target: 'given', what: looks.name };
  return taken.has('given') && !taken.has('family') && before !== undefined && share(before, 'word') >= 0.8
    ? { target: 'family', what: looks.name }
    : null;
}

/** "Austin, TX 78701", "10115 Berlin": one such cell alone may be anything. */
function placeShare(column: Column): number {
  const places = column.cells.filter((cell) => PLACE.test(cell)).length;
  return places < 2 ? 0 : places / column.cells.length;
}

function areBirthdays(cells: readonly string[]): boolean {
  const years = cells.map((cell) => Number(/(?:19|20)\d\d/.exec(cell)?.[0] ?? '0'));
  return years.filter((year) => year > 1900 && year < 2010).length >= cells.length * 0.8;
}

function endingShare(column: Column): number {
  return column.cells.length === 0
    ? 0
    : column.cells.filter((cell) => COMPANY_ENDING.test(cell)).length / column.cells.length;
}

/** Says so when the cells do not look like what the header promises. */
function withNote(guess: ColumnGuess, column: Column): ColumnGuess {
  if (column.cells.length < ENOUGH_CELLS || guess.why !== 'name') return guess;
  const { looks } = words;
  if (guess.target.startsWith('email.') && share(column, 'email') < 0.3)
    return { ...guess, note: words.noteFewLook(looks.email) };
  if (
    guess.target.startsWith('phone.') &&
    guess.target !== 'phone.extension' &&
    share(column, 'phone', 'number', 'postal') < 0.3
  )
    return { ...guess, note: words.noteFewLook(looks.phone) };
  return guess;
}
