import type {
  ContactDraft,
  DraftAddress,
  DraftExtras,
  DraftMethod,
  DraftName,
  DraftPicture,
  DraftRelated,
} from '@shared/domain/contact-draft';
import { displayName } from '@shared/domain/name';
import { relationshipOf, type RelationshipKey } from '@shared/domain/relationships';
import { strings } from '@shared/locale/index';

export type WrittenVersion = '3.0' | '4.0';

/** Octets of a line (RFC 2426 and RFC 6350, section 3.2: 75 without the line end). */
const LINE = 75;

/** Labels that vCard has types for; all others travel as a label of Apple's kind, which phones keep. */
const PHONE_TYPES: Readonly<Record<string, readonly string[]>> = {
  work: ['work', 'voice'],
  home: ['home', 'voice'],
  mobile: ['cell'],
  fax: ['fax'],
  work_fax: ['work', 'fax'],
  home_fax: ['home', 'fax'],
  pager: ['pager'],
  other: ['voice'],
};
/** RFC 6350, section 6.6.6. */
const RELATED_TYPES: Partial<Record<RelationshipKey, string>> = {
  spouse: 'spouse',
  child: 'child',
  sibling: 'sibling',
  relative: 'kin',
  friend: 'friend',
  colleague: 'colleague',
  assistant: 'agent',
};
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PLAIN_TYPES: Readonly<Record<string, readonly string[]>> = { work: ['work'], home: ['home'], other: [] };

/**
 * Writes a contact as one vCard, lines folded and ended by CRLF.
 * @param version 3.0, which nearly every program reads, or 4.0
 * @param fieldNames what the fields of the user's own are called, by `custom:<id>`
 * @param isBeside whether the card of an id is in the same file, so that 4.0 can point to it
 */
export function writeVcard(
  contact: ContactDraft,
  version: WrittenVersion,
  fieldNames: ReadonlyMap<string, string> = new Map(),
  isBeside: (id: string) => boolean = () => false,
): string {
  return new CardWriter(contact, version, fieldNames, isBeside).write();
}

/** A written card with why it was left out of an import; readers pass it over. */
export function withReason(card: string, reason: string): string {
  return card.replace(/END:VCARD\r\n$/, () => `${folded(`X-CALLDECK-REASON:${escaped(reason)}`)}END:VCARD\r\n`);
}

class CardWriter {
  private text = '';
  private groups = 0;

  constructor(
    private readonly contact: ContactDraft,
    private readonly version: WrittenVersion,
    private readonly fieldNames: ReadonlyMap<string, string>,
    private readonly isBeside: (id: string) => boolean,
  ) {}

  write(): string {
    const { contact, version } = this;
    this.line('BEGIN', 'VCARD');
    this.line('VERSION', version);
    this.line('PRODID', '-//Calldeck//Calldeck//EN');
    // What points to a card names it by its UID, letter for letter: in 4.0 both are URIs.
    if (contact.externalId !== null)
      this.line(
        'UID',
        version === '4.0' && UUID.test(contact.externalId) ? urn(contact.externalId) : escaped(contact.externalId),
      );
    this.names(contact.name);
    this.jobs();
    for (const method of contact.methods) this.method(method);
    for (const address of contact.addresses) this.address(address);
    if (contact.birthday !== null) this.birthday(contact.birthday);
    this.list('CATEGORIES', contact.tags);
    if (contact.notes !== '') this.line('NOTE', escaped(contact.notes));
    this.ours();
    if (contact.extras !== undefined) this.extras(contact.extras);
    this.line('END', 'VCARD');
    return this.text;
  }

  private line(head: string, value: string): void {
    this.text += folded(`${head}:${value}`);
  }

  private list(name: string, values: readonly string[]): void {
    if (values.length > 0) this.line(name, values.map(escaped).join(','));
  }

  private said(name: string, value: string): void {
    if (value !== '') this.line(name, escaped(value));
  }

  private names(name: DraftName): void {
    const { contact } = this;
    const company = contact.kind === 'company' ? contact.company : '';
    const [reach] = contact.methods;
    const shown = company || displayName(name, contact.company) || (reach?.value ?? strings.contacts.unnamed);
    this.line('FN', escaped(shown));
    const parts = [name.family, name.given, name.middle, name.prefix, name.suffix];
    this.line('N', parts.map(escaped).join(';'));
    if (name.nickname !== '') this.line('NICKNAME', escaped(name.nickname));
    this.said('X-PHONETIC-FIRST-NAME', name.phoneticGiven);
    this.said('X-PHONETIC-LAST-NAME', name.phoneticFamily);
    if (contact.kind !== 'company') return;
    if (this.version === '4.0') this.line('KIND', 'org');
    this.line('X-ABShowAs', 'COMPANY');
  }

  private jobs(): void {
    const { company, title, department, extras } = this.contact;
    const all = [{ company, title, department }, ...(extras?.jobs ?? [])];
    for (const [index, job] of all.entries()) {
      const group = all.length === 1 ? '' : `job${index + 1}.`;
      if (job.company !== '' || job.department !== '')
        this.line(
          `${group}ORG`,
          job.department === '' ? escaped(job.company) : `${escaped(job.company)};${escaped(job.department)}`,
        );
      if (job.title !== '') this.line(`${group}TITLE`, escaped(job.title));
    }
  }

  /** The types that a label is, or else a group with the label as its own line after it. */
  private labelled(
    name: string,
    label: string,
    known: Readonly<Record<string, readonly string[]>>,
    more: readonly string[],
    isPrimary: boolean,
    value: string,
  ): void {
    const types = Object.hasOwn(known, label) ? (known[label] ?? []) : null;
    const all = [...(types ?? []), ...more, ...(isPrimary && this.version === '3.0' ? ['pref'] : [])];
    const params =
      this.version === '3.0'
        ? all.map((type) => `;TYPE=${type.toUpperCase()}`).join('')
        : all.length === 0
          ? ''
          : `;TYPE=${all.length === 1 ? all[0] : `"${all.join(',')}"`}`;
    const preference = isPrimary && this.version === '4.0' ? ';PREF=1' : '';
    if (types !== null) {
      this.line(`${name}${params}${preference}`, value);
      return;
    }
    this.groups += 1;
    this.line(`item${this.groups}.${name}${params}${preference}`, value);
    this.line(`item${this.groups}.X-ABLabel`, escaped(label));
  }

  private method({ kind, label, value, primary }: DraftMethod): void {
    const preference = !primary ? '' : this.version === '4.0' ? ';PREF=1' : ';TYPE=PREF';
    if (kind === 'phone') this.labelled('TEL', label, PHONE_TYPES, [], primary, escaped(value));
    else if (kind === 'email')
      this.labelled('EMAIL', label, PLAIN_TYPES, this.version === '3.0' ? ['internet'] : [], primary, escaped(value));
    else if (kind === 'web') this.labelled('URL', label, PLAIN_TYPES, [], primary, escaped(value));
    else if (kind === 'im') {
      const service = label === 'other' ? '' : `;X-SERVICE-TYPE=${quoted(label)}`;
      this.line(`IMPP${service}${preference}`, `x-apple:${encodeURIComponent(value)}`);
    } else {
      const service = label === 'other' ? '' : `;TYPE=${quoted(label)}`;
      this.line(
        `X-SOCIALPROFILE${service}${preference}`,
        /^https?:/.test(value) ? escaped(value) : `x-apple:${encodeURIComponent(value)}`,
      );
    }
  }

  private address(address: DraftAddress): void {
    const { poBox, street2, street, city, region, postalCode, country, formatted, label } = address;
    const parts = [poBox, street2, street, city, region, postalCode, country].map(escaped).join(';');
    // What the parts do not say goes with them: in 4.0 that is what LABEL is for, 3.0's readers skip what they do not know.
    const whole = formatted === '' ? '' : `;LABEL=${quoted(formatted)}`;
    this.labelled(`ADR${whole}`, label, PLAIN_TYPES, [], false, parts);
  }

  private birthday(date: string): void {
    const yearless = date.startsWith('--');
    if (this.version === '4.0') this.line('BDAY', date.replaceAll(yearless ? /(?<=\d)-/g : '-', ''));
    // 3.0 has no date without a year; this is how Apple writes one, and what Google and Android read.
    else if (yearless) this.line('BDAY;X-APPLE-OMIT-YEAR=1604', `1604${date.slice(1)}`);
    else this.line('BDAY', date);
  }

  /** What vCard has no word for, so that a card that comes back has lost nothing. */
  private ours(): void {
    const { contact } = this;
    this.list('X-CALLDECK-ROLES', contact.roles);
    this.said('X-CALLDECK-LIFECYCLE', contact.lifecycle ?? '');
    this.said('X-CALLDECK-OWNER', contact.owner ?? '');
    this.said('X-CALLDECK-SOURCE', contact.source ?? '');
    if (contact.doNotCall) this.line('X-CALLDECK-DO-NOT-CALL', 'yes');
    if (contact.doNotMail) this.line('X-CALLDECK-DO-NOT-MAIL', 'yes');
    this.said('X-CALLDECK-CREATED', contact.createdAt ?? '');
    for (const { field, text, name = this.fieldNames.get(field) ?? '' } of contact.custom ?? [])
      this.line(
        `X-CALLDECK-FIELD;ID=${quoted(field.replace('custom:', ''))}${name === '' ? '' : `;NAME=${quoted(name)}`}`,
        escaped(text),
      );
  }

  private extras({ pictures, related, dates, language, revisedAt }: DraftExtras): void {
    for (const other of related) this.related(other);
    for (const { label, date } of dates) this.pair('X-ABDATE', label, date);
    this.said('LANG', language);
    if (revisedAt !== null) this.line('REV', revisedAt);
    for (const picture of pictures) this.picture(picture);
  }

  /** Apple's way in 3.0, which has none of its own; readers pass over parameters that they do not know. */
  private related({ label, name, id, reverse }: DraftRelated): void {
    const ours = [
      id === undefined ? '' : `;X-CALLDECK-ID=${quoted(id)}`,
      reverse === undefined ? '' : `;X-CALLDECK-REVERSE=${quoted(reverse)}`,
    ];
    if (this.version === '3.0') {
      this.pair(`X-ABRELATEDNAMES${ours.join('')}`, label, name);
      return;
    }
    const meant = relationshipOf(label);
    const word = meant === null ? undefined : RELATED_TYPES[meant.key];
    const type = word === 'child' && meant?.reversed === true ? 'parent' : word;
    const head = `RELATED${type === undefined ? '' : `;TYPE=${type}`}`;
    const points = id !== undefined && this.isBeside(id);
    // What points says who it is as well: the file may be parted later.
    const full = points ? `${head};X-CALLDECK-NAME=${quoted(name)}${ours[1]}` : `${head};VALUE=text${ours.join('')}`;
    const value = points ? urn(id) : name;
    if (type === label) this.line(full, escaped(value));
    else this.pair(full, label, value);
  }

  private pair(name: string, label: string, value: string): void {
    this.groups += 1;
    this.line(`item${this.groups}.${name}`, escaped(value));
    this.line(`item${this.groups}.X-ABLabel`, escaped(APPLE_WORDS[label] ?? label));
  }

  private picture({ type, data, url, isLogo }: DraftPicture): void {
    const name = isLogo === true ? 'LOGO' : 'PHOTO';
    if (data === '') this.line(`${name};VALUE=uri`, url);
    else if (this.version === '4.0') this.line(name, `data:${type};base64,${data}`);
    else this.line(`${name};ENCODING=b;TYPE=${type.replace('image/', '').toUpperCase()}`, data);
  }
}

/** Labels that a phone translates when it finds them between Apple's marks. */
const APPLE_WORDS: Readonly<Record<string, string>> = {
  anniversary: '_$!<Anniversary>!$_',
  spouse: '_$!<Spouse>!$_',
  partner: '_$!<Partner>!$_',
  assistant: '_$!<Assistant>!$_',
  manager: '_$!<Manager>!$_',
  child: '_$!<Child>!$_',
  parent: '_$!<Parent>!$_',
  mother: '_$!<Mother>!$_',
  father: '_$!<Father>!$_',
  brother: '_$!<Brother>!$_',
  sister: '_$!<Sister>!$_',
  friend: '_$!<Friend>!$_',
};

function urn(id: string): string {
  return `urn:uuid:${id}`;
}

function escaped(text: string): string {
  return text.replace(/[\\,;]/g, (mark) => `\\${mark}`).replace(/\r\n?|\n/g, '\\n');
}

/** A parameter's value, its quotation marks, carets and lines by RFC 6868. */
function quoted(text: string): string {
  const plain = text
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replace(/\r\n?|\n/g, '^n');
  return /^[\w-]+$/.test(plain) ? plain : `"${plain}"`;
}

/** A line in pieces of at most 75 octets, never cut within a letter. */
function folded(line: string): string {
  const bytes = Buffer.from(line);
  if (bytes.length <= LINE) return `${line}\r\n`;
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    // The blank that begins each further line counts.
    let to = Math.min(bytes.length, from + LINE - (from === 0 ? 0 : 1));
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
    text += `${from === 0 ? '' : ' '}${bytes.toString('utf8', from, to)}\r\n`;
    from = to;
  }
  return text;
}
