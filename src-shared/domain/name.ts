import { fold } from './fold';

/** A person's name in parts, each as typed and empty when there is none. */
export interface NameParts {
  prefix: string;
  given: string;
  middle: string;
  family: string;
  suffix: string;
  nickname: string;
}

export type ContactKind = 'person' | 'company';

/** How a card's name is put together: '' by its script, else as its own card says. */
export type NameOrder = '' | 'family' | 'given';

/** How a name is read aloud, where its script does not tell. */
export interface NameReading {
  given: string;
  family: string;
}

const EMPTY: NameParts = { prefix: '', given: '', middle: '', family: '', suffix: '', nickname: '' };

const PREFIXES = new Set(
  (
    'mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev reverend hon capt captain lt col maj sgt ' +
    'herr frau hr fr mag ing ir drs dhr mw mevr mme mlle monsieur madame sr sra srta dott dottssa sig sigra pan pani dipl-ing'
  ).split(' '),
);
const SUFFIXES = new Set(
  'jr sr ii iii iv phd dphil md mba msc bsc esq cpa obe mbe cbe dds dvm llm llb rn pe frcs'.split(' '),
);
/** Degrees that are also names ("Ma", "Do") count only in capitals or with dots. */
const CAPITAL_SUFFIXES = new Set(['MA', 'BA', 'DO', 'JD', 'BS', 'MS', 'KC', 'QC', 'JP', 'VP', 'M.A.', 'B.A.']);

/** Particles that begin a family name however they are written. */
const PARTICLES = new Set(
  'van von vom zu zum zur de der den del della dello degli di du des da dos das do la le st. san santa ter ten af av bin ibn'.split(
    ' ',
  ),
);
/** These begin a family name only in lower case: in capitals they are given names (Al, Do, Ten, Da) as well. */
const LOWER_PARTICLES = new Set('da dos das do ter ten al el af av e y zu san santa bin'.split(' '));
const JOINING = new Set(['y', 'e', 'i']);

function bare(token: string): string {
  return fold(token).replace(/[.,']/g, '');
}

function isPrefix(token: string): boolean {
  return PREFIXES.has(bare(token));
}

function isSuffix(token: string): boolean {
  return SUFFIXES.has(bare(token)) || CAPITAL_SUFFIXES.has(token.replace(/,$/, ''));
}

function isParticle(token: string): boolean {
  const lower = token.toLowerCase();
  if (LOWER_PARTICLES.has(lower)) return token === lower;
  return PARTICLES.has(lower) || /^d['’]$/.test(lower);
}

function tokensOf(text: string): string[] {
  return text.split(/\s+/).filter((token) => token !== '');
}

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ヶー・]+$/u;

/** Whether a text is written in Chinese characters, kana or Hangul alone: such names stand family first, without a space. */
function isEastAsian(text: string): boolean {
  return EAST_ASIAN.test(text);
}

function isFamilyFirst(parts: NameParts, order: NameOrder): boolean {
  return order === '' ? isEastAsian(parts.family) && isEastAsian(parts.given) : order === 'family';
}

/** Takes the nickname, in quotation marks or brackets, out of the middle of a name. */
function takeNickname(text: string): { rest: string; nickname: string } {
  const found = /(?:^|\s)(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|\(([^()]+)\)|'([^']+)'(?=\s|$))/.exec(text);
  if (found === null) return { rest: text, nickname: '' };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  if (rest === '') return { rest: text, nickname: '' };
  const nickname = (found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5] ?? '').trim();
  return { rest, nickname };
}

function takePrefixes(tokens: string[]): { prefix: string; rest: string[] } {
  let count = 0;
  while (count < tokens.length - 1 && isPrefix(tokens[count] ?? '')) count++;
  return { prefix: tokens.slice(0, count).join(' '), rest: tokens.slice(count) };
}

function takeSuffixes(tokens: string[]): { suffix: string; rest: string[] } {
  let end = tokens.length;
  while (end > 1 && isSuffix(tokens[end - 1] ?? '')) end--;
  return { suffix: tokens.slice(end).join(' '), rest: tokens.slice(0, end) };
}

/** Where the family name begins: at its first particle, else at the last word; never at the first word of several. */
function familyStart(tokens: string[]): number {
  const last = tokens.length - 1;
  for (let i = 1; i < last; i++) {
    const token = tokens[i] ?? '';
    if (!isParticle(token)) continue;
    // "Ortega y Gasset": the joining word stands between two family names.
    return JOINING.has(token) && i > 1 ? i - 1 : JOINING.has(token) ? last : i;
  }
  return last;
}

function inGivenFirstOrder(tokens: string[], prefix: string): Pick<NameParts, 'given' | 'middle' | 'family'> {
  if (tokens.length === 0) return { given: '', middle: '', family: '' };
  if (tokens.length === 1) {
    const only = tokens[0] ?? '';
    // "Dr. Smith" names a family, "Madonna" does not.
    return prefix === '' ? { given: only, middle: '', family: '' } : { given: '', middle: '', family: only };
  }
  if (prefix !== '' && isParticle(tokens[0] ?? '')) return { given: '', middle: '', family: tokens.join(' ') };
  const start = familyStart(tokens);
  return { given: tokens[0] ?? '', middle: tokens.slice(1, start).join(' '), family: tokens.slice(start).join(' ') };
}

/** Marks that turn the direction of what follows, beyond the name: pasted in by accident, or to mislead. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /\p{Cc}/gu;

/**
 * Takes a full name apart: "Dr. Ludwig van der Rohe Jr.", "Ashdown, Charlotte", "Robert “Bob” Smith". A single word is a
 * given name. Two words in Chinese characters, kana or Hangul stand family first; other names written so without a comma
 * are not guessed at: they are read as given first.
 *
 * @param full the name as typed
 * @returns parts that together hold every word of the name
 */
export function parseName(full: string): NameParts {
  const collapsed = full.replace(TURNING, '').replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
  if (collapsed === '') return { ...EMPTY };
  const { rest, nickname } = takeNickname(collapsed);
  const chunks = rest
    .split(',')
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '');
  const endings: string[] = [];
  while (chunks.length > 1 && tokensOf(chunks[chunks.length - 1] ?? '').every(isSuffix))
    endings.unshift(chunks.pop() ?? '');

  if (chunks.length > 1) {
    const [family = '', ...others] = chunks;
    const before = takePrefixes(tokensOf(family));
    const behind = takePrefixes(tokensOf(others.join(', ')));
    const { suffix, rest: givens } = takeSuffixes(behind.rest);
    return {
      prefix: [before.prefix, behind.prefix].filter((part) => part !== '').join(' '),
      given: givens[0] ?? '',
      middle: givens.slice(1).join(' '),
      family: before.rest.join(' '),
      suffix: [suffix, ...endings].filter((part) => part !== '').join(' '),
      nickname,
    };
  }
  const { prefix, rest: named } = takePrefixes(tokensOf(chunks[0] ?? rest));
  const { suffix, rest: tokens } = takeSuffixes(named);
  const [first = '', second = ''] = tokens;
  const parts =
    tokens.length === 2 && isEastAsian(first) && isEastAsian(second)
      ? { given: second, middle: '', family: first }
      : inGivenFirstOrder(tokens, prefix);
  return { prefix, ...parts, suffix: [suffix, ...endings].filter((part) => part !== '').join(' '), nickname };
}

function joined(...parts: string[]): string {
  return parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * The name that lists and headings show. A title stands only where the given name is missing ("Dr. Smith").
 *
 * @param parts a person's name
 * @param company what to show for a card that has no name of a person
 * @param order of this card; '' leaves it to the script
 * @returns empty only when there is nothing at all
 */
export function displayName(parts: NameParts, company = '', order: NameOrder = ''): string {
  const title = parts.given === '' && parts.family !== '' ? parts.prefix : '';
  const name = isFamilyFirst(parts, order)
    ? joined(title, familyFirst(parts), parts.suffix)
    : joined(title, parts.given, parts.middle, parts.family, parts.suffix);
  return name || joined(parts.nickname) || joined(company) || joined(parts.prefix);
}

function familyFirst({ family, given, middle }: NameParts): string {
  return isEastAsian(family) && isEastAsian(given) ? `${family}${given}${middle}` : joined(family, given, middle);
}

/** Leading quotation marks, brackets and the like do not sort. */
function sortable(text: string): string {
  const folded = fold(text);
  return folded.replace(/^[^\p{L}\p{N}]+/u, '') || folded;
}

/**
 * The folded key by which persons sort: family name, then given names; particles stay as typed, so "van der Berg" is
 * among V. A name in Chinese characters or kana sorts as it is read, where that is known.
 *
 * @param parts a person's name
 * @param company sorts a card without a person's name
 * @param reading how the name is read
 */
export function sortName(parts: NameParts, company = '', reading: NameReading = { given: '', family: '' }): string {
  const read = isEastAsian(parts.family || parts.given) ? joined(reading.family, reading.given) : '';
  const name = read || joined(parts.family, parts.given, parts.middle, parts.suffix);
  return sortable(name || parts.nickname || company || parts.prefix);
}

/**
 * The folded key by which companies sort: the name as typed, articles included.
 *
 * @param name the company's name
 */
export function companySortName(name: string): string {
  return sortable(name);
}

/**
 * The letter of the A–Z rail under which a sort key stands.
 *
 * @param key a result of `sortName` or `companySortName`
 * @returns 'A' to 'Z', or '#' for everything else
 */
export function railLetter(key: string): string {
  const first = key.charAt(0).toUpperCase();
  return first >= 'A' && first <= 'Z' ? first : '#';
}

function firstLetter(text: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(text)?.[0] ?? '';
  const upper = letter.toUpperCase();
  // ß in capitals is two letters; one avatar letter is one.
  return upper.length > letter.length ? letter : upper;
}

/**
 * The letters of an avatar: two for a person (given and family name), one for a company.
 *
 * @param name the display name
 * @returns upper case; empty when the name has no letter or digit
 */
export function initials(name: string, kind: ContactKind): string {
  if (kind === 'company') return firstLetter(name);
  const parts = parseName(name);
  const family = tokensOf(parts.family);
  const main = family.find((token) => !isParticle(token)) ?? family[0] ?? '';
  return firstLetter(parts.given || parts.nickname) + firstLetter(main);
}

/** A name in two weights: lists show the part that it sorts by heavier. */
export interface SplitName {
  light: string;
  strong: string;
  /** The family name stands first. */
  strongFirst?: boolean;
}

/**
 * Parts a name for a list: given names light, family name strong; a single name is strong.
 *
 * @param parts a person's name
 * @param company what to show for a card that has no name of a person
 */
export function splitDisplay(parts: NameParts, company = ''): SplitName {
  const light = joined(parts.given === '' ? parts.prefix : '', parts.given, parts.middle);
  const strong = joined(parts.family, parts.suffix);
  if (parts.family === '' || isFamilyFirst(parts, '')) return { light: '', strong: displayName(parts, company) };
  return { light, strong };
}

/**
 * As `splitDisplay`, for lists that hold only the display name.
 *
 * @param name the display name
 * @param kind companies are not parted
 */
export function splitDisplayName(name: string, kind: ContactKind): SplitName {
  return kind === 'company' ? { light: '', strong: name } : splitDisplay(parseName(name));
}

/**
 * As `splitDisplay`, for rows that hold the display name and two of its parts: the family name is made heavier where it stands.
 *
 * @param row of a list
 */
export function splitRow(row: { kind: ContactKind; given: string; family: string; displayName: string }): SplitName {
  const { displayName: name, family } = row;
  if (family === '' || row.kind === 'company') return splitDisplayName(name, row.kind);
  if (name.startsWith(`${family} `))
    return { light: name.slice(family.length).trim(), strong: family, strongFirst: true };
  const at = name.lastIndexOf(` ${family}`);
  return at < 0 ? splitDisplayName(name, row.kind) : { light: name.slice(0, at), strong: name.slice(at + 1) };
}
