import type { ContactDraft, DraftExtras, DraftMethod, DraftName, RowProblemCode } from '@shared/domain/contact-draft';
import { isEmail, normaliseEmail } from '@shared/domain/email';
import { regionOfCountry } from '@shared/domain/countries';
import type { MethodKind } from '@shared/domain/import-fields';
import { normalisePhone } from '@shared/domain/phone';
import { strings } from '@shared/locale/index';

const words = strings.formats;

/** A way to reach somebody, or why there is none; what is odd about it, and the line by which a lost value is kept. */
export interface MadeMethod {
  method: DraftMethod | null;
  problem: { code: RowProblemCode; message: string } | null;
  kept: string;
}

/**
 * Reads a phone number, an address of email, a link or a name on some service as a file wrote it.
 * @param region ISO 3166 code of the country whose numbers stand without a country code
 */
export function makeMethod(kind: MethodKind, label: string, value: string, region: string): MadeMethod {
  const plain = { kind, label, value, primary: false, phone: null };
  if (kind === 'email') {
    const normalised = normaliseEmail(value);
    if (isEmail(value) || isEmail(normalised)) return { method: { ...plain, normalised }, problem: null, kept: '' };
    return {
      method: null,
      problem: { code: 'bad_email', message: words.problem.badEmail(value) },
      kept: words.keptLine(words.emailWord, value),
    };
  }
  if (kind === 'phone') {
    const { e164, digits, extension, possible, reason } = normalisePhone(value, region);
    if (reason === 'not_a_number' && digits.length < 3) {
      return {
        method: null,
        problem: { code: 'bad_phone', message: words.problem.notPhone(value) },
        kept: words.keptLine(words.phoneWord, value),
      };
    }
    return {
      method: { ...plain, normalised: e164, phone: { e164, digits, extension, possible } },
      problem: reason === null ? null : { code: 'bad_phone', message: words.problem.badPhone(value) },
      kept: '',
    };
  }
  return { method: { ...plain, normalised: value.toLowerCase().replace(/\/+$/, '') }, problem: null, kept: '' };
}

/** The country of an address, as it is written there. */
export interface Country {
  label: string;
  name: string;
}

/** The countries whose way a number may be written, in two letters: first that of the address with its label. */
export function placesFor(label: string, countries: readonly Country[]): string[] {
  const at = label.startsWith('home') ? 'home' : 'work';
  const places: string[] = [];
  for (const { label: of, name } of countries) {
    const region = regionOfCountry(name);
    if (region !== null && of === at) places.unshift(region);
    else if (region !== null) places.push(region);
  }
  return places;
}

/** True for the same number, address or link, however it is written. */
export function isSameMethod(one: DraftMethod, other: DraftMethod): boolean {
  return (
    one.kind === other.kind &&
    (one.normalised ?? one.value) === (other.normalised ?? other.value) &&
    one.phone?.extension === other.phone?.extension
  );
}

/** One of each kind is used first: the one the file marks, else the first. */
export function markPrimaries(methods: readonly DraftMethod[]): void {
  const seen = new Set<string>();
  for (const method of methods) {
    if (!method.primary) continue;
    if (seen.has(method.kind)) method.primary = false;
    seen.add(method.kind);
  }
  for (const method of methods) {
    if (seen.has(method.kind)) continue;
    method.primary = true;
    seen.add(method.kind);
  }
}

/** A name of which nothing is known. */
export function emptyName(): DraftName {
  return {
    prefix: '',
    given: '',
    middle: '',
    family: '',
    suffix: '',
    nickname: '',
    phoneticGiven: '',
    phoneticFamily: '',
  };
}

/** What only some files tell, with nothing in it. */
export function emptyExtras(): DraftExtras {
  return { jobs: [], pictures: [], related: [], dates: [], language: '', revisedAt: null };
}

/** A person of whom nothing is known yet. */
export function emptyDraft(): ContactDraft {
  return {
    kind: 'person',
    name: emptyName(),
    company: '',
    title: '',
    department: '',
    methods: [],
    addresses: [],
    birthday: null,
    notes: '',
    tags: [],
    roles: [],
    lifecycle: null,
    owner: null,
    source: null,
    doNotCall: false,
    doNotMail: false,
    externalId: null,
    createdAt: null,
  };
}
