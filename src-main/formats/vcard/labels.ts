import { labelOf } from '../address-book/cell-values';
import type { VcardProperty } from './property';

/** Words of TYPE that say how a thing is used and name nothing. */
const SILENT = new Set(
  'pref internet voice x400 postal parcel dom intl msg text textphone video bbs modem pcs isdn other personal individual jpeg png'.split(
    ' ',
  ),
);
/** Apple's own labels stand between these marks, whatever the language of the phone. */
const APPLE_MARKS = /^_\$!<(.*)>!\$_$/;

const APPLE_LABELS: Readonly<Record<string, string>> = {
  homepage: 'home',
  homefax: 'home_fax',
  workfax: 'work_fax',
  otherfax: 'fax',
  assistantphone: 'assistant',
};

/** Our word for a label as Apple, Google or a person wrote it; a free text as typed. */
export function labelOfText(text: string): string {
  const plain = APPLE_MARKS.exec(text.trim())?.[1] ?? text.trim();
  return APPLE_LABELS[plain.toLowerCase()] ?? labelOf(plain, 'other');
}

/** The words of TYPE, in lower case, without what only 2.1 writes before them. */
export function typesOf(property: VcardProperty): string[] {
  return (property.params.get('TYPE') ?? []).map((type) => type.toLowerCase().trim()).filter((type) => type !== '');
}

/** True when a property is the one of its kind to be used first. */
export function isPreferred(property: VcardProperty): boolean {
  return typesOf(property).includes('pref') || property.params.get('PREF')?.[0] === '1';
}

/** The label of a phone: what the types say together, such as `work` and `fax`. */
export function phoneLabel(property: VcardProperty): string {
  const types = new Set(typesOf(property));
  if (types.has('pager')) return 'pager';
  if (types.has('fax')) return types.has('work') ? 'work_fax' : types.has('home') ? 'home_fax' : 'fax';
  if (types.has('cell') || types.has('mobile')) return 'mobile';
  for (const known of ['car', 'main', 'assistant', 'home', 'work']) if (types.has(known)) return known;
  return otherLabel(property);
}

/** The label of anything else. */
export function plainLabel(property: VcardProperty): string {
  const types = typesOf(property);
  for (const known of ['home', 'work']) if (types.includes(known)) return known;
  return otherLabel(property);
}

/** A label of the user's own, in the case in which it stands. */
function otherLabel(property: VcardProperty): string {
  const own = (property.params.get('TYPE') ?? []).find((type) => type !== '' && !SILENT.has(type.toLowerCase()));
  return own === undefined ? 'other' : labelOf(own.replace(/^x-(?=.)/i, ''), 'other');
}

/** Properties that are a name on a messenger, and which. */
export const MESSENGERS: ReadonlyMap<string, string> = new Map([
  ['X-AIM', 'AIM'],
  ['X-ICQ', 'ICQ'],
  ['X-MSN', 'MSN'],
  ['X-YAHOO', 'Yahoo'],
  ['X-JABBER', 'Jabber'],
  ['X-QQ', 'QQ'],
  ['X-GTALK', 'Google Talk'],
  ['X-GOOGLE-TALK', 'Google Talk'],
  ['X-SKYPE', 'skype'],
  ['X-SKYPE-USERNAME', 'skype'],
  ['X-SKYPE-PSTNNUMBER', 'skype'],
  ['X-GADUGADU', 'Gadu-Gadu'],
  ['X-GROUPWISE', 'GroupWise'],
  ['X-MATRIX', 'Matrix'],
  ['X-SIP', 'SIP'],
  ['X-MS-IMADDRESS', 'other'],
  ['X-KADDRESSBOOK-X-IMADDRESS', 'other'],
]);

/** Properties that are a name on a social service, and which. */
export const SOCIAL: ReadonlyMap<string, string> = new Map([
  ['X-TWITTER', 'x'],
  ['X-FACEBOOK', 'facebook'],
  ['X-LINKEDIN', 'linkedin'],
  ['X-INSTAGRAM', 'instagram'],
]);

/** Properties that name another person, and what that one is. */
export const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['X-SPOUSE', 'spouse'],
  ['X-MS-SPOUSE', 'spouse'],
  ['X-EVOLUTION-SPOUSE', 'spouse'],
  ['X-KADDRESSBOOK-X-SPOUSESNAME', 'spouse'],
  ['X-ASSISTANT', 'assistant'],
  ['X-MS-ASSISTANT', 'assistant'],
  ['X-EVOLUTION-ASSISTANT', 'assistant'],
  ['X-KADDRESSBOOK-X-ASSISTANTSNAME', 'assistant'],
  ['X-MANAGER', 'manager'],
  ['X-MS-MANAGER', 'manager'],
  ['X-EVOLUTION-MANAGER', 'manager'],
  ['X-KADDRESSBOOK-X-MANAGERSNAME', 'manager'],
  ['X-MS-CHILD', 'child'],
]);

/** Properties that are a day to remember, and which. */
export const DAYS: ReadonlyMap<string, string> = new Map([
  ['ANNIVERSARY', 'anniversary'],
  ['X-ANNIVERSARY', 'anniversary'],
  ['X-MS-ANNIVERSARY', 'anniversary'],
  ['X-EVOLUTION-ANNIVERSARY', 'anniversary'],
  ['X-KADDRESSBOOK-X-ANNIVERSARY', 'anniversary'],
  ['DEATHDATE', 'died'],
]);

/** What relates two people, in a word of ours where Apple's or Android's means one. */
export function relationOf(text: string): string {
  const plain = (APPLE_MARKS.exec(text.trim())?.[1] ?? text).trim();
  const word = plain.toLowerCase();
  return RELATION_WORDS.has(word) ? word : plain;
}

const RELATION_WORDS = new Set(
  'spouse partner assistant manager child parent mother father brother sister friend agent anniversary other'.split(
    ' ',
  ),
);

/** Android's numbers for relations and for days (ContactsContract.CommonDataKinds). */
export const ANDROID_RELATIONS =
  'custom assistant brother child domesticpartner father friend manager mother parent partner referredby relative sister spouse'.split(
    ' ',
  );
export const ANDROID_DAYS = ['custom', 'anniversary', 'other', 'birthday'];

/** What only programs read. */
const TECHNICAL =
  /^(PRODID|PROFILE|NAME|MAILER|CLASS|X-CLASS|CLIENTPIDMAP|X-ABADR|X-ABLABEL|X-GENERATOR|X-CALLDECK-REASON|X-MS-OL-.*|X-ETAG|X-APPLE-.*|X-IMAGEHASH|X-IMAGETYPE|X-SHARED-.*|X-ABCROP-.*|X-ADDRESSING-GRAMMAR|X-REDUCTION|X-NO|X-GNO|X-EVOLUTION-FILE-AS|X-COUCHDB-.*|X-MOZILLA-.*|X-PREFERMAILFORMAT|SORT-STRING|X-PHONETIC-ORG|XML|BEGIN|END)$/;

/** True for a property that tells nothing about the contact: it is left out without a word. */
export function isTechnical(name: string): boolean {
  return TECHNICAL.test(name);
}
