import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactDraft, DraftMethod } from '@shared/domain/contact-draft';
import { CONTACT_ROLES } from '@shared/domain/roles';
import { emptyDraft, makeMethod, markPrimaries } from '../draft-methods';
import { VcardLexer } from './lexer';
import { cardToDraft } from './to-contact';
import { writeVcard, type WrittenVersion } from './write';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function readAll(bytes: Uint8Array): ContactDraft[] {
  const lexer = new VcardLexer('utf-8');
  return [...lexer.push(bytes), ...lexer.push(null)].map((card) => cardToDraft(card, 'GB').draft);
}

/** A text as the app keeps it: trimmed, its lines parted by LF. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((value) => value.replace(/[\0\r\ufffd\ud800-\udfff]/g, '').trim());
const some = text.filter((value) => value !== '');
const line = text.map((value) => value.replaceAll(/\s+/g, ' '));
const labels = fc.constantFrom('work', 'home', 'other', 'mobile', 'main', 'car', 'fax', 'work_fax', 'Büro; alt, "2"^');
const date = fc.constantFrom('1980-03-22', '--02-29', '--12-01', '2001-01-31');

const phone = fc
  .tuple(labels, fc.constantFrom('020 7946 0958', '+49 30 123456', '+44 7700 900123', '0161 496 0000 ext. 12'))
  .map(([label, value]) => made('phone', label, value));
const email = fc
  .tuple(fc.constantFrom('work', 'home', 'other', 'Schule'), fc.emailAddress())
  .map(([label, value]) => made('email', label, value));
const link = fc
  .tuple(fc.constantFrom('work', 'home', 'other', 'Blog'), fc.webUrl({ withQueryParameters: true }))
  .map(([label, value]) => made('web', label, value));
const name = fc
  .tuple(fc.constantFrom('im' as const, 'social' as const), fc.constantFrom('other', 'skype', 'x', 'My "own"'), some)
  .map(([kind, label, value]) => made(kind, label, value));

function made(kind: DraftMethod['kind'], label: string, value: string): DraftMethod | null {
  return makeMethod(kind, label, value, 'GB').method;
}

const contact: fc.Arbitrary<ContactDraft> = fc
  .record({
    kind: fc.constantFrom('person' as const, 'company' as const),
    name: fc.record({
      prefix: line,
      given: some,
      middle: line,
      family: line,
      suffix: line,
      nickname: line,
      phoneticGiven: line,
      phoneticFamily: line,
    }),
    company: some,
    title: line,
    department: line,
    methods: fc.array(fc.oneof(phone, email, link, name), { maxLength: 8 }),
    addresses: fc.array(
      fc.record({
        label: fc.constantFrom('work', 'home', 'other', 'Lager'),
        street: some,
        street2: line,
        city: line,
        region: line,
        postalCode: line,
        // By another country's way its numbers would be read.
        country: fc.constantFrom('', 'United Kingdom', 'Utopia; "south"'),
        poBox: line,
        formatted: line,
      }),
      { maxLength: 3 },
    ),
    birthday: fc.option(date),
    notes: text,
    tags: fc.uniqueArray(some, { maxLength: 4 }),
    roles: fc.uniqueArray(fc.constantFrom(...CONTACT_ROLES)),
    lifecycle: fc.option(fc.constantFrom('new', 'customer', 'inactive')),
    owner: fc.option(some),
    source: fc.option(some),
    doNotCall: fc.boolean(),
    doNotMail: fc.boolean(),
    externalId: fc.option(fc.uuid()),
    createdAt: fc.option(fc.constant('2024-05-06T07:08:09.000Z')),
    extras: fc.option(
      fc.record({
        jobs: fc.array(fc.record({ company: some, title: line, department: line }), { maxLength: 2 }),
        pictures: fc.array(
          fc.constantFrom(
            { type: 'image/png', data: PNG, url: '' },
            { type: '', data: '', url: 'https://x.example/a.jpg' },
          ),
          { minLength: 1, maxLength: 2 },
        ),
        related: fc.array(fc.record({ label: fc.constantFrom('spouse', 'assistant', 'Cousin'), name: some }), {
          maxLength: 2,
        }),
        dates: fc.uniqueArray(fc.record({ label: fc.constantFrom('anniversary', 'Name day'), date }), {
          maxLength: 2,
          selector: (day) => day.label + day.date,
        }),
        language: fc.constantFrom('', 'de', 'en-GB'),
        revisedAt: fc.option(fc.constant('2024-05-06T07:08:09.123Z')),
      }),
      { nil: undefined },
    ),
  })
  .map(({ extras, methods, ...rest }) => {
    const kept: DraftMethod[] = [];
    for (const method of methods) {
      if (method === null) continue;
      const same = kept.some(
        (other) =>
          other.kind === method.kind && (other.normalised ?? other.value) === (method.normalised ?? method.value),
      );
      if (!same) kept.push({ ...method, primary: false });
    }
    markPrimaries(kept);
    return { ...emptyDraft(), ...rest, methods: kept, ...(extras === undefined ? {} : { extras }) };
  });

describe.each(['3.0', '4.0'] satisfies WrittenVersion[])('a contact written as vCard %s', (version) => {
  it('reads back equal, many in one file, whatever the pieces in which the file comes', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 3 }), fc.integer({ min: 1, max: 200 }), (contacts, size) => {
        const bytes = Buffer.from(contacts.map((one) => writeVcard(one, version)).join(''));
        const lexer = new VcardLexer('utf-8');
        const cards = [];
        for (let at = 0; at < bytes.length; at += size) cards.push(...lexer.push(bytes.subarray(at, at + size)));
        cards.push(...lexer.push(null));
        expect(cards.map((card) => cardToDraft(card, 'GB').draft)).toEqual(contacts);
      }),
      { numRuns: 150 },
    );
  });

  it('has no line of more than 75 octets, none cut within a letter, all ended by CRLF', () => {
    fc.assert(
      fc.property(contact, (one) => {
        const bytes = Buffer.from(writeVcard(one, version));
        expect(bytes.toString()).not.toContain('\ufffd');
        for (const lineOf of bytes.toString().split('\r\n')) {
          expect(Buffer.byteLength(lineOf)).toBeLessThanOrEqual(75);
          expect(lineOf).not.toContain('\n');
        }
        expect(readAll(bytes)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
