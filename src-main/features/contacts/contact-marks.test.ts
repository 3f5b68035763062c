import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
const total = 157;
const every = 10;

/** Equal and missing keys, some of which begin exactly where a page does. */
beforeAll(async () => {
  test = await createTestApp();
  await test.writer.write({ label: 'Seed', bulk: ['contact'] }, (write) => {
    const insert = write.raw.prepare(
      `INSERT INTO contact (id, kind, given, display_name, sort_name, company_name, company_sort, lifecycle, last_interaction_at, created_at, updated_at, search_text)
       VALUES (@id, 'person', @name, @name, @name, @company, @company, @lifecycle, @last, @at, @at, @text)`,
    );
    const index = write.raw.prepare('INSERT INTO contact_fts (rowid, text) VALUES (?, ?)');
    for (let n = 0; n < total; n += 1) {
      const name = ['3m', 'adler', 'brandt', 'oz', 'жуков'][n % 5]!;
      const text = `${name}\nhalden\n\n`;
      const { lastInsertRowid } = insert.run({
        id: write.newId(),
        name,
        company: n % 3 === 0 ? '' : `halden ${n % 2}`,
        lifecycle: ['new', 'customer', 'inactive'][n % 3],
        last: n % 5 < 2 ? null : `2026-11-${10 + (n % 3)}T10:00:00.000Z`,
        at: '2026-02-01T00:00:00.000Z',
        text,
      });
      index.run(lastInsertRowid, text);
    }
  });
});

afterAll(() => test.close());

type Asked = Omit<InputOf<'contacts.marks'>, 'every'>;

async function page(input: Asked, cursor: string | null, limit = every) {
  const { rows, nextCursor } = await test.call('contacts.list', { ...input, cursor, limit });
  return { ids: rows.map(({ id }) => id), nextCursor };
}

const lists: Record<string, Asked> = {
  'by name': {},
  'by name, backwards': { sort: 'name', descending: true },
  'by a key that some do not have': { sort: 'last_contact' },
  'by a key that some do not have, backwards': { sort: 'last_contact', descending: true },
  'by a key without an index': { sort: 'company', descending: true },
  'by several': { sort: 'lifecycle', thenBy: [{ sort: 'company', descending: true }] },
  'of a filter': { filter: { lifecycle: ['new', 'customer'] }, sort: 'updated' },
  'of a search, best first': { filter: { search: 'halden' } },
  'of nothing': { filter: { search: 'nobody at all' } },
};

for (const [name, input] of Object.entries(lists))
  it(`marks each page of a list ${name}`, async () => {
    const walked: string[] = [];
    const cursors: (string | null)[] = [];
    for (let cursor: string | null = null, goesOn = true; goesOn; goesOn = cursor !== null) {
      const read: Awaited<ReturnType<typeof page>> = await page(input, cursor);
      if (read.ids.length > 0) cursors.push(cursor);
      walked.push(...read.ids);
      cursor = read.nextCursor;
    }
    const { marks, total: all, before } = await test.call('contacts.marks', { ...input, every });
    expect({ marks, all, before }).toEqual({ marks: cursors, all: walked.length, before: 0 });
    for (const [at, mark] of marks.entries())
      expect((await page(input, mark)).ids).toEqual(walked.slice(at * every, (at + 1) * every));
    if (marks.length < 5) return;
    const { ids } = await test.call('contacts.ids', { ...input, cursor: marks[2]!, count: 23 });
    expect(ids).toEqual(walked.slice(2 * every, 2 * every + 23));
  });

it('says how many come before a letter', async () => {
  const all = await page({}, null, total);
  for (const fromLetter of ['#', 'A', 'B', 'C', 'Ω']) {
    const first = (await test.call('contacts.list', { sort: 'name', fromLetter, limit: 1 })).rows[0]!.id;
    const { before } = await test.call('contacts.marks', { sort: 'name', fromLetter, every });
    expect(before).toBe(all.ids.indexOf(first));
  }
});
