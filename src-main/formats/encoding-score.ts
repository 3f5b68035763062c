/**
 * How much a text decoded by a guess looks like words that people write. The statistics of detectors need pages; an
 * address book has a few accents in names, so what tells is where they stand: no capital inside a word, no symbol
 * between two letters, no Cyrillic letter beside a Latin one, and accents that one language has together.
 */

const CENTRAL = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áéíóöőúüű', 'čćđšž', 'ăâîşţ', 'áäčďéíľňóôšťúýž'];

/** Letters beyond ASCII that a language writes, by the encoding in which its old files come. */
const ALPHABETS: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': ['éèêëàâçîïôùûü', 'äöüßé', 'áéíóúñüºª', 'ãõáâàçéêíóôúºª', 'àèéìòù', 'åäöæøé', 'ëïéèöü', 'ðþáéíóúýæö'],
  'iso-8859-15': ['éèêëàâçîïôùûüœ', 'äöüßé', 'áéíóúñüºª', 'ãõáâàçéêíóôúºª', 'àèéìòù', 'åäöæøéšž', 'ëïéèöü'],
  macintosh: ['éèêëàâçîïôùûü', 'äöüßé', 'áéíóúñüºª', 'ãõáâàçéêíóôúºª', 'àèéìòù', 'åäöæøé', 'ëïéèöü'],
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1254': ['çğıöşü'],
};

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const GREEK = /\p{Script=Greek}/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const ASCII_LETTER = /[A-Za-z]/;
const ORDINARY_MARK = /[’‘“”–—…€£§°ºª«»¿¡·、。「」（）\u00a0\u3000]/u;

/**
 * The likeness of `text` to writing, about -3 to 1.2, over its characters beyond ASCII; 0 when it has none.
 * `encoding` chooses whose accents are expected.
 */
export function writtenLikeness(text: string, encoding: string): number {
  const characters = Array.from(text);
  const accents = new Map<string, number>();
  let score = 0;
  let count = 0;
  let latin = 0;
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    count += 1;
    const before = characters[index - 1] ?? ' ';
    const after = characters[index + 1] ?? ' ';
    score += characterScore(character, code, before, after);
    if (LATIN.test(character)) {
      latin += 1;
      const lower = character.toLowerCase();
      accents.set(lower, (accents.get(lower) ?? 0) + 1);
    }
  }
  if (count === 0) return 0;
  return score / count + (latin / count) * alphabetShare(accents, latin, encoding);
}

function characterScore(character: string, code: number, before: string, after: string): number {
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) return -3;
  const besideAscii = ASCII_LETTER.test(before) || ASCII_LETTER.test(after);
  if (CJK.test(character)) {
    if (besideAscii) return -1.5;
    // Half-width katakana is what western accents turn into; Japanese address books hold some, never only that.
    return code >= 0xff61 && code <= 0xff9f ? 0 : 1;
  }
  if (CYRILLIC.test(character) || GREEK.test(character)) {
    if (besideAscii || (UPPER.test(character) && LOWER.test(before))) return -1.5;
    return 0.9;
  }
  if (LATIN.test(character)) {
    if (character === 'ª' || character === 'º') return LETTER.test(after) ? -1 : 0.2;
    if (UPPER.test(character) && LOWER.test(before)) return -1.5;
    if (isAccented(before) && isAccented(after)) return -1;
    return 0;
  }
  if (ORDINARY_MARK.test(character))
    return LETTER.test(before) && LETTER.test(after) && character !== '’' && character !== '·' ? -1 : 0.2;
  return LETTER.test(before) || LETTER.test(after) ? -1.5 : -0.5;
}

function isAccented(character: string): boolean {
  return (character.codePointAt(0) ?? 0) > 0x7f && LETTER.test(character);
}

/** 0…1: how far one language's alphabet explains the accents, and how far all of them do. */
function alphabetShare(accents: ReadonlyMap<string, number>, total: number, encoding: string): number {
  const alphabets = ALPHABETS[encoding];
  if (alphabets === undefined || total === 0) return 0;
  let best = 0;
  let any = 0;
  for (const alphabet of alphabets) {
    let covered = 0;
    for (const [letter, count] of accents) if (alphabet.includes(letter)) covered += count;
    best = Math.max(best, covered / total);
  }
  const all = alphabets.join('');
  for (const [letter, count] of accents) if (all.includes(letter)) any += count;
  return 0.6 * best + 0.4 * (any / total);
}
