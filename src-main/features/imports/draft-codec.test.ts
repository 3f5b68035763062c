import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ContactDraft, DraftMethod } from '@shared/domain/contact-draft';
import { draftOf, packDraft, unpackDraft } from './draft-codec';

const text = fc.constantFrom('', 'a', 'work', 'Ünïcode "quoted"', 'two\nlines', '0123');
const maybe = fc.option(text, { nil: null });
const texts = <K extends string>(...keys: K[]): fc.Arbitrary<Record<K, string>> =>
  fc
    .array(text, { minLength: keys.length, maxLength: keys.length })
    .map((cells) => Object.fromEntries(keys.map((key, index) => [key, cells[index]])) as Record<K, string>);

const method: fc.Arbitrary<DraftMethod> = fc.record({
  kind: fc.constantFrom('phone' as const, 'email' as const, 'web' as const),
  label: text,
  value: text,
  primary: fc.boolean(),
  normalised: maybe,
  phone: fc.option(fc.record({ e164: maybe, digits: text, extension: maybe, possible: fc.boolean() }), { nil: null }),
});

const draft: fc.Arbitrary<ContactDraft> = fc.record({
  kind: fc.constantFrom('person' as const, 'company' as const),
  name: texts('prefix', 'given', 'middle', 'family', 'suffix', 'nickname', 'phoneticGiven', 'phoneticFamily'),
  company: text,
  title: text,
  department: text,
  methods: fc.array(method, { maxLength: 3 }),
  addresses: fc.array(
    texts('label', 'street', 'street2', 'city', 'region', 'postalCode', 'country', 'poBox', 'formatted'),
    { maxLength: 2 },
  ),
  birthday: maybe,
  notes: text,
  tags: fc.array(text, { maxLength: 2 }),
  roles: fc.array(text, { maxLength: 2 }),
  lifecycle: maybe,
  owner: maybe,
  source: maybe,
  doNotCall: fc.boolean(),
  doNotMail: fc.boolean(),
  externalId: maybe,
  createdAt: maybe,
});

it('gives back every draft as it was', () => {
  fc.assert(
    fc.property(draft, (made) => {
      expect(unpackDraft(packDraft(made))).toEqual(made);
    }),
    { numRuns: 500 },
  );
});

it('keeps a field that it knows nothing of', () => {
  const made = { ...draftOf({ company: 'Northwind' }), madeLater: 'x' };
  expect(unpackDraft(packDraft(made))).toEqual(made);
});

it('shares nothing between two drafts', () => {
  const [one, two] = [unpackDraft(packDraft(draftOf({}))), unpackDraft(packDraft(draftOf({})))];
  one.tags.push('VIP');
  one.name.given = 'Ana';
  expect(two).toEqual(draftOf({}));
});
