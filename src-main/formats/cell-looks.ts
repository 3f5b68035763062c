/** What a cell looks like by itself, whatever its column is called. */
export type CellLook = 'email' | 'url' | 'phone' | 'date' | 'postal' | 'number' | 'name' | 'word' | 'text';

const EMAIL = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]{2,}$|^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;
const URL_LIKE =
  /^(https?:\/\/|www\.)\S+$|^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.(com|org|net|de|fr|es|it|nl|pl|pt|eu|uk|co\.uk|ch|at|be|io|info|biz|example)(\/\S*)?$/i;
const DATE =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|--\d\d-\d\d)([T ,].*)?$/u;
const PHONE = /^[+(]?[\d][\d\s().\-/–]{5,22}\d(\s*(x|ext\.?|;ext=|#)\s*\d{1,6})?$/i;
const POSTAL =
  /^(\d{4,5}|\d{5}-\d{4}|\d{2}-\d{3}|\d{3}-\d{4}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i;
const NUMBER = /^[-+]?\d+([.,]\d+)*$/;
const NAME =
  /^\p{Lu}[\p{L}.'’-]*( (\p{Ll}{1,3} )?\p{Lu}[\p{L}.'’-]*){1,3}$|^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}.'’-]*( \p{Lu}[\p{L}.'’-]*)?$/u;
const WORD = /^\p{Lu}[\p{L}'’-]*$/u;

/** What one cell looks like; null when it is empty. The first that fits of email, address of a page, date, number, name. */
export function lookOf(cell: string): CellLook | null {
  const text = cell.trim();
  if (text === '') return null;
  if (text.length > 200) return 'text';
  if (EMAIL.test(text)) return 'email';
  if (URL_LIKE.test(text)) return 'url';
  if (DATE.test(text)) return 'date';
  if (POSTAL.test(text)) return 'postal';
  if (PHONE.test(text) && countDigits(text) >= 7 && countDigits(text) <= 21) return 'phone';
  if (NUMBER.test(text)) return 'number';
  if (NAME.test(text)) return 'name';
  return WORD.test(text) ? 'word' : 'text';
}

/** True for a cell that holds a value and could not be the name of a column. */
export function isDataLike(cell: string): boolean {
  const look = lookOf(cell);
  return (
    look === 'email' || look === 'url' || look === 'phone' || look === 'date' || look === 'number' || look === 'postal'
  );
}

function countDigits(text: string): number {
  let count = 0;
  for (const character of text) if (character >= '0' && character <= '9') count += 1;
  return count;
}
