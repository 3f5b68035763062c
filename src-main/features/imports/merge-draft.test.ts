import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContactDraft, DraftMethod } from '@shared/domain/contact-draft';
import { withBulkLog } from '@main/db/bulk';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { createCardWriter } from './card-writer';
import { draftOf } from './draft-codec';
import { mergeDraft, type FormerJob } from './merge-draft';

let test: TestApp;
beforeAll(async () => (test = await createTestApp()));
afterAll(() => test.close());

const word = (...words: string[]) => fc.constantFrom('', ...words);
const method: fc.Arbitrary<DraftMethod> = fc
  .tuple(
    fc.constantFrom('phone' as const, 'email' as const, 'web' as const),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  )
  .map(([kind, number, primary]) => {
    const value = kind === 'phone' ? `+44770090000${number}` : `a${number}@example.org`;
    const phone = kind === 'phone' ? { e164: value, digits: value.slice(1), extension: null, possible: true } : null;
    return { kind, label: 'work', value, primary, normalised: value, phone };
  });
const row: fc.Arbitrary<ContactDraft> = fc
  .record({
    given: word('Ana', 'Ben'),
    family: word('Ruiz'),
    nickname: word('Nan'),
    company: word('Northwind', 'Northwind Ltd', 'Harbour', '&'),
    title: word('Buyer', 'Head'),
    department: word('Sales'),
    methods: fc.uniqueArray(method, { maxLength: 4, selector: ({ kind, value }) => `${kind} ${value}` }),
    birthday: fc.constantFrom(null, '1980-01-02', '--03-04'),
    notes: word('Met.', 'Met. Twice.'),
    tags: fc.uniqueArray(fc.constantFrom('VIP', 'vip', 'Fair', 'All'), { maxLength: 3 }),
    roles: fc.uniqueArray(fc.constantFrom('prospect', 'customer'), { maxLength: 2 }),
    source: fc.constantFrom(null, 'fair'),
    doNotCall: fc.boolean(),
    city: word('Köln', 'Bristol'),
    street: word('1 Quay', '2 Quay'),
    postalCode: word('BS1', 'BS2'),
    country: word('GB'),
  })
  .map(({ given, family, nickname, city, street, postalCode, country, methods, ...rest }) =>
    draftOf({
      ...rest,
      methods: methods.map((each, index) => ({
        ...each,
        // A draft has one of a kind at most.
        primary: each.primary && methods.findIndex((other) => other.primary && other.kind === each.kind) === index,
      })),
      name: { ...draftOf({}).name, given, family, nickname },
      addresses:
        city + street === ''
          ? []
          : [
              {
                label: 'work',
                street,
                street2: '',
                city,
                region: '',
                postalCode,
                country,
                poBox: '',
                formatted: '',
              },
            ],
    }),
  );

const words = `kind, prefix, given, family, nickname, lifecycle, source, birthday, notes, do_not_call, display_name, sort_name, company_name,
  primary_phone, primary_phone_e164, primary_email, city, search_text`;

/** All that stands on a card, but for ids and stamps. */
function cardOf(id: string): unknown {
  const { raw } = test.connection;
  const all = (sql: string) => raw.prepare(sql).all(id);
  return [
    all(`SELECT ${words} FROM contact WHERE id = ?`),
    all('SELECT kind, label, value, normalised, is_primary FROM contact_method WHERE contact_id = ? ORDER BY position'),
    all('SELECT street, city, postal_code, country FROM address WHERE contact_id = ? ORDER BY rid'),
    all('SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE contact_id = ? ORDER BY 1'),
    all('SELECT role FROM contact_role WHERE contact_id = ? ORDER BY 1'),
    all(
      `SELECT c.organisation, e.title, e.department, e.is_current, e.to_date FROM employment e JOIN contact c ON c.id = e.company_id
       WHERE e.contact_id = ? ORDER BY e.rid`,
    ),
    all('SELECT lifecycle FROM lifecycle_change WHERE contact_id = ?'),
  ];
}

it('makes of several rows what making a card and updating it would', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 4 }),
      fc.constantFrom('', 'All'),
      async (rows, tagName) => {
        const [first = draftOf({}), ...others] = rows;
        const { value } = await test.writer.write({ label: 'Import', bulk: ['contact'] }, (write) =>
          withBulkLog(write, () => {
            const cards = createCardWriter(write, { tagName, owners: new Map() });
            const oneByOne = cards.add(first);
            const told = others.map((other) => cards.update(oneByOne, other));
            let all = first;
            const former: FormerJob[] = [];
            const toldTogether = others.map((other) => {
              const merged = mergeDraft(all, other, tagName);
              if (merged === null) throw new Error('a person without a stage of life is always merged');
              all = merged.draft;
              if (merged.former !== null) former.push(merged.former);
              return { isNews: merged.isNews, left: merged.left };
            });
            const together = cards.add(all, former);
            cards.finish(() => undefined);
            return { oneByOne, together, told, toldTogether };
          }),
        );
        expect(value.toldTogether).toEqual(value.told);
        expect(cardOf(value.together)).toEqual(cardOf(value.oneByOne));
      },
    ),
    { numRuns: 150 },
  );
});

it('leaves a stage of life and a company to the card', () => {
  expect(mergeDraft(draftOf({}), draftOf({ lifecycle: 'customer' }), '')).toBeNull();
  expect(mergeDraft(draftOf({ kind: 'company' }), draftOf({}), '')).toBeNull();
});
