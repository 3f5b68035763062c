import { fold } from './fold';
import { parseName } from './name';
import { addressWeight, isCountry, readAddress, type FoundAddress } from './signature-place';
import { bare, LONGEST_LINE, segments, sortLines, type LeftOut, type Piece } from './signature-lines';
import { takeReach, type FoundReach } from './signature-reach';
import {
  companyWordOf,
  hasCompanyWord,
  hasLegalForm,
  isDepartment,
  isTitle,
  REGISTER,
  withoutLabel,
} from './signature-words';

export type PartKind = 'name' | 'company' | 'title' | 'phone' | 'email' | 'web' | 'social' | 'im' | 'address' | 'notes';

/** Something that a text says of a person or a company. */
export interface FoundPart {
  kind: PartKind;
  /** Of a phone, email or link: one of METHOD_LABELS, a name such as 'XING', or empty. */
  label: string;
  value: string;
  address: FoundAddress | null;
  /** The lines that it comes from, as pasted. */
  source: string;
  /** False where it may as well be something else. */
  sure: boolean;
}

export interface ReadText {
  parts: FoundPart[];
  leftOut: LeftOut[];
}

/** Longer texts are letters; what is beyond goes to the notes as it stands. */
const MOST_LINES = 200;

const part = (kind: PartKind, value: string, source: string, sure = true): FoundPart => ({
  kind,
  label: '',
  value,
  address: null,
  source,
  sure,
});

/** The words of email addresses before the @, which tell which line is the name. */
function mailWords(reach: readonly FoundReach[]): string[] {
  return reach
    .filter(({ kind }) => kind === 'email')
    .flatMap(({ value }) => fold(value.split('@')[0] ?? '').split(/[^\p{L}]+/u))
    .filter((word) => word.length > 1);
}

const PARTICLE =
  /^(?:van|von|vom|zu|zur|de|der|den|del|della|di|da|dos|das|do|la|le|el|al|bin|ten|ter|y|e|i|af|av|'t)$/u;
const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,4}[\s　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,5}$/u;

/** How much a text looks like the name of a person; 0 for not at all. */
function nameScore(text: string, mail: readonly string[]): number {
  if (text.length > 70 || /[\d@:;!?€$£%+=<>]/.test(text) || hasLegalForm(text)) return 0;
  const isAsian = EAST_ASIAN.test(text);
  if (isTitle(text) || isDepartment(text) || hasCompanyWord(text) || isCountry(text)) return 0;
  const name = parseName(text);
  const core = [name.given, name.middle, name.family].join(' ').split(/\s+/).filter(Boolean);
  const inMail = core.some((word) => {
    const folded = fold(word).replace(/[^\p{L}]/gu, '');
    return folded.length > 1 && mail.some((one) => one === folded || (folded.length > 3 && one.includes(folded)));
  });
  const isNamed = name.prefix !== '' && core.length > 0;
  if (isAsian) return 3 + (inMail ? 4 : 0);
  if (core.length > 5 || core.length === 0) return 0;
  const isCapital = core.every((word) => PARTICLE.test(word) || /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word));
  if (!isCapital && !(inMail && core.length <= 3)) return 0;
  if (core.length === 1 && !inMail && !isNamed) return 0;
  return 2 + (inMail ? 4 : 0) + (isNamed ? 2 : 0) - (core.length > 3 ? 1 : 0);
}

/** "In Vertretung" before the name of who signed. */
const SIGNED_FOR = /^(?:i\.\s?[VA]\.|ppa\.?|p\.p\.)\s+/u;

/** The name of a piece and what stands behind it: "Jane Doe, Sales Manager", "Jane Doe - Kestrel Ltd". */
function nameIn(text: string, mail: readonly string[]): { name: string; rest: string; score: number } {
  const before = SIGNED_FOR.exec(text)?.[0] ?? '';
  if (before !== '') {
    const { name, rest, score } = nameIn(text.slice(before.length), mail);
    return { name, rest: [before.trim(), rest].filter(Boolean).join(' '), score };
  }
  let best = { name: text, rest: '', score: nameScore(text, mail) };
  for (const match of text.matchAll(/\s*,\s+|\s+[-–—/]\s+|\s*\(/gu)) {
    const name = text.slice(0, match.index);
    const rest = text.slice(match.index + match[0].length).replace(/\)$/, '');
    const score = nameScore(name, mail);
    if (
      score > 0 &&
      (isTitle(rest) || isDepartment(rest) || hasLegalForm(rest) || hasCompanyWord(rest)) &&
      score >= best.score
    )
      best = { name, rest, score };
  }
  return best;
}

/** "Sales Manager at Kestrel Supply", "Vertriebsleiter, Röstwerk GmbH": in parts. */
function titleAndCompany(
  text: string,
  isCompany: (text: string) => boolean,
): { title: string; company: string } | null {
  for (const match of text.matchAll(/\s+(?:at|@|bei|bei der|chez|presso|en|w|hos|bij|na)\s+|\s*,\s+|\s+[-–—/]\s+/giu)) {
    const title = text.slice(0, match.index);
    const company = text.slice(match.index + match[0].length);
    const isSaid = /\s(?:at|@|bei|chez|presso|hos|bij)\s/i.test(match[0]);
    if (isTitle(title) && !isTitle(company) && (isCompany(company) || isSaid)) return { title, company };
    if (isTitle(company) && !isTitle(title) && isCompany(title)) return { title: company, company: title };
  }
  return null;
}

/** Takes runs of lines that are an address together out of the pieces. */
function takeAddresses(pieces: Piece[]): { rest: Piece[]; parts: FoundPart[]; companies: Piece[] } {
  const weights = pieces.map((piece) => addressWeight(withoutLabel(piece.text)));
  const taken = new Set<number>();
  const parts: FoundPart[] = [];
  const companies: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    if (weights[at] === 0 || taken.has(at)) continue;
    let end = at;
    // A line between two of an address is its town or its quarter.
    while (end + 1 < pieces.length) {
      if ((weights[end + 1] ?? 0) > 0) end += 1;
      else if ((weights[end + 2] ?? 0) > 0 && isPlace(pieces[end + 1]?.text ?? '')) end += 2;
      else break;
    }
    const run = pieces.slice(at, end + 1);
    const own = weights.slice(at, end + 1);
    if (own.includes(2) || own.filter((weight) => weight > 0).length > 1) {
      let from = at;
      // "Unit 4, Ashdown" or "Am Ring 12" above the rest: it has a number, and is no name.
      while (from > 0 && at - from < 2 && !taken.has(from - 1) && isAbove(pieces[from - 1]?.text ?? '')) from -= 1;
      const lines = pieces.slice(from, end + 1);
      const { address, company } = readAddress(lines.map((one) => withoutLabel(one.text)));
      const source = [...new Set(lines.map((one) => one.source))].join('\n');
      const value = [address.street, address.postalCode, address.city, address.region, address.country]
        .filter(Boolean)
        .join(', ');
      parts.push({ ...part('address', value, source, own.includes(2)), address });
      const [first] = run;
      if (company !== '' && first !== undefined) companies.push({ ...first, text: company });
      for (let one = from; one <= end; one += 1) taken.add(one);
    }
    at = end;
  }
  return { rest: pieces.filter((_, at) => !taken.has(at)), parts, companies };
}

/** Whether a line with a number belongs to the address under it. */
function isAbove(text: string): boolean {
  return /\d/.test(text) && text.length <= 60 && !REGISTER.test(text) && !isTitle(text) && !hasLegalForm(text);
}

function isPlace(text: string): boolean {
  return text.length <= 40 && /^\p{Lu}[\p{L} .'’-]*$/u.test(text) && !isTitle(text) && !hasLegalForm(text);
}

/** Words of a domain or an address as one run of letters and digits. */
const run = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

function sameAsDomain(text: string, domains: readonly string[]): boolean {
  const whole = run(text);
  const first = run(text.split(/\s+/)[0] ?? '');
  return domains.some((domain) => {
    const word = run(domain);
    return (
      word.length > 2 &&
      (whole === word || (whole.includes(word) && word.length > 3) || (first.length > 3 && word.includes(first)))
    );
  });
}

/**
 * Reads an email signature, the lines of a business card or a few lines of text. Nothing of it is lost: every line with
 * something in it is the source of a part or of what was left out, and what is not understood is among the notes.
 * @param text as pasted
 * @param region the country whose numbers are written without a country code
 */
export function readSignature(text: string, region: string): ReadText {
  const all = text.split(/\r\n|\r|\n|\u2028|\u2029|\u0085/);
  const { kept, before, leftOut } = sortLines(all.slice(0, MOST_LINES));
  const notes: FoundPart[] = before.map((source) => part('notes', bare(source), source));
  const reach: FoundPart[] = [];
  const found: FoundReach[] = [];
  let pieces: Piece[] = [];
  let openLabel: string | null = null;
  for (const { text: line, source } of kept) {
    if (line.length > LONGEST_LINE) {
      notes.push(part('notes', line, source));
      continue;
    }
    const before = found.length + pieces.length;
    for (const segment of segments(line)) {
      const taken = takeReach(segment, region, openLabel);
      // "Telefon:" on a line of its own belongs to the number under it.
      const labelLine = openLabel !== null && taken.found[0]?.kind === 'phone' ? pieces.pop() : undefined;
      openLabel = taken.openLabel;
      const whole = labelLine === undefined || labelLine.source === source ? source : `${labelLine.source}\n${source}`;
      for (const one of taken.found) {
        found.push(one);
        reach.push({
          kind: one.kind,
          label: one.label,
          value: one.value,
          address: null,
          source: whole,
          sure: one.sure,
        });
      }
      pieces.push(...taken.rest.map((text) => ({ text, source })));
    }
    if (found.length + pieces.length === before) leftOut.push({ source, why: 'mark' });
  }
  const places = takeAddresses(pieces);
  pieces = places.rest;
  const who = readWho(pieces, places.companies, found);
  for (const source of all.slice(MOST_LINES))
    if (source.trim() !== '') notes.push(part('notes', source.trim(), source));
  const said = once([...who.parts, ...reach, ...places.parts]);
  return { parts: [...said, ...notes, ...who.notes], leftOut };
}

/** Who the lines are about: name, company, what they do; the rest is noted. */
function readWho(
  given: readonly Piece[],
  more: readonly Piece[],
  reach: readonly FoundReach[],
): { parts: FoundPart[]; notes: FoundPart[] } {
  const mail = mailWords(reach);
  const domains = reach
    .flatMap(({ kind, value }) =>
      kind === 'email'
        ? [value.split('@')[1] ?? '']
        : kind === 'web'
          ? [value.replace(/^https?:\/\//i, '').split('/')[0] ?? '']
          : [],
    )
    .flatMap((host) => companyWordOf(host) ?? []);
  const isCompany = (text: string): boolean =>
    text.length <= 100 &&
    (hasLegalForm(text) || hasCompanyWord(text) || (sameAsDomain(text, domains) && !isTitle(text)));
  const pieces = given.map((piece) => ({ ...piece, text: withoutLabel(piece.text) }));
  let best = -1;
  let name = { name: '', rest: '', score: 0 };
  for (const [at, piece] of pieces.entries()) {
    if (REGISTER.test(piece.text)) continue;
    const read = nameIn(piece.text, mail);
    // A person's name that is the domain's too is the name; a company that looks like a name is known by its domain.
    const score =
      isCompany(piece.text) && read.rest === '' && !mail.some((word) => fold(piece.text).includes(word))
        ? 0
        : read.score;
    if (score > name.score) {
      best = at;
      name = { ...read, score };
    }
  }
  const parts: FoundPart[] = [];
  const notes: FoundPart[] = [];
  const titles: FoundPart[] = [];
  const companies: FoundPart[] = more.map(({ text, source }) => part('company', text, source));
  const named = pieces[best];
  if (named !== undefined) parts.push(part('name', name.name, named.source, name.score > 2));
  const rest = pieces.flatMap((piece, at) =>
    at !== best ? [piece] : name.rest === '' ? [] : [{ ...piece, text: name.rest }],
  );
  for (const { text, source } of rest) {
    const both = REGISTER.test(text) ? null : titleAndCompany(text, isCompany);
    if (both !== null) {
      titles.push(part('title', both.title, source));
      companies.push(part('company', both.company, source));
    } else if (REGISTER.test(text) || text.length > 100) notes.push(part('notes', text, source));
    else if (hasLegalForm(text) || (isCompany(text) && !isTitle(text)))
      companies.push(part('company', text, source, !isDepartment(text)));
    else if (isTitle(text) || isDepartment(text)) titles.push(part('title', text, source));
    else notes.push(part('notes', text, source, false));
  }
  settle(companies, isCompanySure(domains), parts, notes);
  if (titles.length > 0)
    parts.push(
      part(
        'title',
        titles
          .slice(0, 2)
          .map(({ value }) => value)
          .join(', '),
        [...new Set(titles.slice(0, 2).map(({ source }) => source))].join('\n'),
      ),
    );
  for (const { value, source } of titles.slice(2)) notes.push(part('notes', value, source, false));
  return { parts, notes };
}

function isCompanySure(domains: readonly string[]): (text: string) => number {
  return (text) => (hasLegalForm(text) ? 2 : 0) + (sameAsDomain(text, domains) ? 3 : 0);
}

/** Of several names of companies the surest is the company; the others are noted. */
function settle(
  companies: readonly FoundPart[],
  weight: (text: string) => number,
  parts: FoundPart[],
  notes: FoundPart[],
): void {
  let chosen: FoundPart | undefined;
  for (const one of companies) if (chosen === undefined || weight(one.value) > weight(chosen.value)) chosen = one;
  if (chosen !== undefined) parts.push(chosen);
  for (const one of companies) {
    if (one === chosen) continue;
    if (chosen !== undefined && fold(one.value) === fold(chosen.value))
      chosen.source = `${chosen.source}\n${one.source}`;
    else notes.push({ ...one, kind: 'notes', sure: false });
  }
}

/** The same thing said twice is one part with both lines. */
function once(parts: readonly FoundPart[]): FoundPart[] {
  const kept = new Map<string, FoundPart>();
  for (const one of parts) {
    const key = `${one.kind} ${one.kind === 'phone' ? one.value.replace(/\D/g, '') : fold(one.value)}`;
    const before = kept.get(key);
    if (before === undefined) kept.set(key, { ...one });
    else {
      if (before.label === '') before.label = one.label;
      if (!before.source.split('\n').includes(one.source)) before.source = `${before.source}\n${one.source}`;
    }
  }
  return [...kept.values()];
}
