import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

// What people really type and import: the test app holds every answer against its schema.
let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const long = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(270).slice(0, 9_999);
const odd = [
  long,
  '李小龍'.repeat(3000),
  '👩‍👩‍👧‍👦 Ltd',
  'עברית (Ltd.)',
  '\u202eevil\u202c',
  `O'Brien "Bob" 100% _x_ \\ ; --`,
  'a\u0000b',
  '\ud800 half',
];

/** What is in the clipboard when something else was meant to be. */
const page = Array.from({ length: 1600 }, (_, index) => `w${index}`).join(' ');

async function walk(name: 'contacts.list' | 'deals.list', input: object, expected: number) {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: { rows: { id: string }[]; nextCursor: string | null } = await test.call(name, {
      ...input,
      cursor,
      limit: 2,
    });
    for (const { id } of page.rows) seen.add(id);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen.size).toBe(expected);
}

it('shows, sorts, pages, finds and undoes whatever was typed', async () => {
  for (const text of odd) {
    const { id: companyId } = await test.call('contacts.create', { kind: 'company', name: text });
    const { id: contactId } = await test.call('contacts.create', {
      kind: 'person',
      fields: { given: text, family: text, nickname: text, notes: text, birthday: '--02-29' },
      company: { id: companyId },
      title: text,
      methods: [
        { kind: 'phone', label: text, value: text },
        { kind: 'email', label: '', value: text },
      ],
      addresses: [{ label: text, street: text, city: text, region: text, postalCode: text, country: text }],
    });
    const { id: tagId } = await test.call('tags.create', { name: text });
    await test.call('contacts.set_tags', { ids: [contactId], add: [tagId], remove: [] });
    const { id: dealId } = await test.call('deals.create', { title: text, contactId, amount: -1, currency: 'XXX' });
    await test.call('interactions.log', {
      channel: 'call',
      direction: 'in',
      contactId,
      dealId,
      subject: text,
      body: text,
      number: text,
      nextStep: { kind: 'call', title: text, dueDate: '2028-02-29' },
    });
    for (const search of [text, `"${text}`, text.slice(0, 2), page]) {
      await test.call('search.all', { search });
      await test.call('contacts.list', { filter: { search } });
      await test.call('contacts.pick', { search });
      await test.call('interactions.list', { search });
      await test.call('deals.list', { filter: { search } });
      await test.call('contacts.timeline', { id: contactId, search });
    }
    await test.call('contacts.candidates', { name: text, companyName: text, email: text, phone: text });
    await test.call('contacts.get', { id: contactId });
    await test.call('contacts.get', { id: companyId });
    await test.call('deals.get', { id: dealId });
    await test.call('interactions.last_said', { contactId });
  }
  for (const sort of ['name', 'company', 'next_step', 'open_deals'] as const)
    await walk('contacts.list', { sort }, odd.length * 2);
  for (const sort of ['title', 'stage', 'value'] as const) await walk('deals.list', { sort }, odd.length);
  await test.call('contacts.letters', {});
  await test.call('tasks.list', {});
  await test.call('today.get', { date: '2026-11-20' });
  await test.call('history.list', { limit: 500 });
  const { label } = await test.call('history.undo', {});
  expect(label).not.toBeNull();
}, 60_000);

it('refuses days, instants, zones and languages that there are none of, in words', async () => {
  const refused = { code: 'invalid_input' };
  const task = { kind: 'todo', title: 'x' } as const;
  await expect(test.call('tasks.create', { ...task, dueDate: '2026-02-31' })).rejects.toMatchObject(refused);
  await expect(test.call('tasks.create', { ...task, dueDate: '2026-13-01' })).rejects.toMatchObject(refused);
  const call = { channel: 'call', direction: 'in', contactId: null } as const;
  await expect(
    test.call('interactions.log', { ...call, occurredAt: '2026-13-01T25:00:00.000Z' }),
  ).rejects.toMatchObject(refused);
  await expect(test.call('settings.update', { timeZone: 'Moon/Base' })).rejects.toMatchObject(refused);
  await expect(test.call('settings.update', { locale: 'not a language' })).rejects.toMatchObject(refused);
  await test.call('settings.update', { timeZone: 'Asia/Kathmandu', locale: 'de-CH' });
});
