import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactSort } from '@shared/contract/contact-list';
import { keysetStatement, stretchStatement, type SqlValue } from '@main/db/keyset';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import type { FilterNode } from '@shared/domain/contact-fields';
import { listPlan, type ListRequest } from './contact-list.repo';
import type { ListDay } from './list-day';

let test: TestApp;
const total = 240;

/** Cards full of equal and missing keys: that is where paging loses rows. */
beforeAll(async () => {
  test = await createTestApp();
  await test.writer.write({ label: 'Seed', bulk: ['contact'] }, (write) => {
    const insert = write.raw.prepare(
      `INSERT INTO contact (id, kind, given, display_name, sort_name, company_name, company_sort, lifecycle, last_interaction_at, next_task_at, open_deal_amount, created_at, updated_at, owner_id, search_text)
       VALUES (@id, @kind, @name, @name, @sort, @company, @company, @lifecycle, @last, @next, @amount, @created, @updated, @owner, @text)`,
    );
    const index = write.raw.prepare('INSERT INTO contact_fts (rowid, text) VALUES (?, ?)');
    for (let n = 0; n < total; n += 1) {
      const name = ['Adler', 'adler', 'Brandt', 'Öz', '3M', 'Жуков'][n % 6]!;
      const sort = ['adler', 'adler', 'brandt', 'oz', '3m', 'жуков'][n % 6]!;
      const { lastInsertRowid } = insert.run({
        id: write.newId(),
        kind: n % 4 === 0 ? 'company' : 'person',
        name,
        sort,
        company: n % 3 === 0 ? '' : `halden ${n % 2}`,
        lifecycle: ['new', 'customer', 'inactive'][n % 3],
        last: n % 5 < 2 ? null : `2026-11-${10 + (n % 3)}T10:00:00.000Z`,
        next: n % 2 === 0 ? null : n % 4 === 1 ? '2026-11-20' : '2026-11-20T09:30',
        amount: (n % 4) * 100,
        created: `2026-01-0${1 + (n % 2)}T00:00:00.000Z`,
        updated: '2026-02-01T00:00:00.000Z',
        owner: n % 2 === 0 ? write.userId : null,
        text: `${sort}\nhalden\n\n`,
      });
      index.run(lastInsertRowid, `${sort}\nhalden\n\n`);
    }
  });
});

afterAll(() => test.close());

async function walk(input: object): Promise<{ id: string; displayName: string; lastInteractionAt: string | null }[]> {
  const rows = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof test.call<'contacts.list'>>> = await test.call('contacts.list', {
      ...input,
      cursor,
      limit: 7,
    });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** What `listPlan` is asked for a first page. */
function asked(
  order: { sort: ListRequest['order'][number]['sort']; descending?: boolean },
  filter: ListRequest['filter'] = {},
): [raw: TestApp['connection']['raw'], request: ListRequest, day: ListDay] {
  const request = {
    filter,
    order: [{ descending: false, ...order }],
    cursor: null,
    fromLetter: null,
    limit: 50,
    columns: [],
  };
  return [test.connection.raw, request, { date: '2026-11-20', timeZone: 'Europe/London', region: 'GB' }];
}

function planOf({ sql, params }: { sql: string; params: readonly SqlValue[] }): string {
  const steps = test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[];
  return steps.map((step) => step.detail).join('; ');
}

describe('a list of contacts', () => {
  for (const sort of contactSort.options) {
    for (const descending of [false, true]) {
      it(`shows each card once by ${sort}${descending ? ', descending' : ''}, with and without a filter or a search`, async () => {
        for (const filter of [
          {},
          { kind: 'company' as const },
          { search: 'halden' },
          { search: 'br' },
          { lifecycle: ['new' as const, 'customer' as const] },
        ]) {
          const rows = await walk({ sort, descending, filter });
          const { found } = await test.call('contacts.count', { filter });
          expect(rows).toHaveLength(found);
          expect(new Set(rows.map((row) => row.id)).size).toBe(found);
        }
      });
    }
  }

  it('shows each card once by several sorts, each in its own direction, in their order', async () => {
    const by = async (thenBy: { sort: 'company' | 'next_step' | 'name'; descending: boolean }[]) =>
      (await walk({ sort: 'lifecycle', descending: true, thenBy })) as unknown as {
        id: string;
        lifecycle: string;
        companyName: string;
        nextTaskDueDate: string | null;
      }[];
    for (const [company, next] of [
      [false, true],
      [true, false],
      [true, true],
    ] as const) {
      const rows = await by([
        { sort: 'company', descending: company },
        { sort: 'next_step', descending: next },
      ]);
      expect(new Set(rows.map((row) => row.id)).size).toBe(total);
      const ranks = ['inactive', 'customer', 'new'];
      const keys = rows.map((row) => [ranks.indexOf(row.lifecycle), row.companyName] as const);
      for (const [at, [rank, name]] of keys.entries()) {
        const before = keys[at - 1];
        if (before === undefined) continue;
        expect(before[0]).toBeLessThanOrEqual(rank);
        // What has no company comes last, whichever way.
        if (before[0] !== rank || name === '') continue;
        expect(before[1]).not.toBe('');
        if (before[1] !== name) expect(before[1] < name).toBe(!company);
      }
    }
  });

  it('has cards without a key at the end, whichever way it runs', async () => {
    for (const descending of [false, true]) {
      const known = (await walk({ sort: 'last_contact', descending })).map((row) => row.lastInteractionAt);
      const first = known.indexOf(null);
      expect(known.slice(first).every((at) => at === null)).toBe(true);
      const dated = known.slice(0, first) as string[];
      expect(dated).toEqual(dated.slice().sort((a, b) => (descending ? -1 : 1) * (a < b ? -1 : a > b ? 1 : 0)));
    }
  });

  it('pages a search from the best on', async () => {
    const rows = await walk({ filter: { search: 'adler' } });
    expect(new Set(rows.map((row) => row.id)).size).toBe(80);
  });

  it('begins at a letter, and knows which letters there are', async () => {
    expect((await test.call('contacts.list', { sort: 'name', fromLetter: 'B', limit: 1 })).rows[0]?.displayName).toBe(
      'Brandt',
    );
    expect((await test.call('contacts.list', { sort: 'name', fromLetter: 'C', limit: 1 })).rows[0]?.displayName).toBe(
      'Öz',
    );
    expect(
      (await test.call('contacts.list', { sort: 'name', descending: true, fromLetter: 'C', limit: 1 })).rows[0]
        ?.displayName,
    ).toBe('Brandt');
    expect((await test.call('contacts.letters', {})).letters).toEqual(['#', 'A', 'B', 'O', 'Ω']);
    expect((await test.call('contacts.letters', { filter: { search: 'brandt' } })).letters).toEqual(['B']);
  });

  it('splits a due date from its time, and refuses a cursor of another order', async () => {
    const timed = (await test.call('contacts.list', { sort: 'next_step', descending: true, limit: 1 })).rows[0];
    expect(timed).toMatchObject({ nextTaskDueDate: '2026-11-20', nextTaskDueTime: '09:30' });
    const { nextCursor } = await test.call('contacts.list', { sort: 'name', limit: 1 });
    await expect(test.call('contacts.list', { sort: 'updated', cursor: nextCursor })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(test.call('contacts.list', { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('sorts by a field of one’s own by the index over its values, and finds who has none by the card', async () => {
    const indexes = {
      text: 'value',
      number: 'number',
      money: 'number',
      date: 'value',
      choice: 'value',
      yes_no: 'value',
    };
    for (const [type, index] of Object.entries(indexes)) {
      const { id } = await test.call('fields.save', {
        name: type,
        kind: '',
        type: type as keyof typeof indexes,
        ...(type === 'choice' ? { options: [{ name: 'One' }] } : {}),
        ...(type === 'money' ? { currency: 'GBP' } : {}),
      });
      const rows = await walk({ sort: `custom:${id}` });
      expect(new Set(rows.map((row) => row.id)).size).toBe(total);
      const query = listPlan(...asked({ sort: `custom:${id}` })).whole();
      for (const after of [null, [1, 'x', 'y']])
        expect(planOf(keysetStatement(query, 'valued', after, 51))).toMatch(
          new RegExp(`^SEARCH custom_value USING (COVERING )?INDEX custom_value_by_${index} \\(field_id=`),
        );
      const missing = planOf(keysetStatement(query, 'null', null, 51));
      expect(missing).toContain('SCAN contact USING INDEX contact_by_name');
      expect(missing).toContain('custom_value_by_contact');
    }
  });

  it('walks an index for every first page that opens often', () => {
    const indexes = {
      name: 'contact_by_name',
      updated: 'contact_by_updated',
      created: 'contact_by_created',
      last_contact: 'contact_by_last',
      next_step: 'contact_by_next',
      touch_due: 'contact_by_touch_due',
    } as const;
    for (const [sort, index] of Object.entries(indexes)) {
      for (const descending of [false, true]) {
        const query = listPlan(...asked({ sort: sort as keyof typeof indexes, descending })).whole();
        for (const after of [null, ['x', 'y']]) {
          const plan = planOf(keysetStatement(query, 'valued', after, 51));
          expect(plan).toContain(index);
          expect(plan).not.toContain('TEMP B-TREE');
        }
      }
    }
  });

  it('sorts by the first of the tags and of the roles that a card is shown with, gathered once', async () => {
    const [zeta, alpha] = [
      await test.call('tags.create', { name: 'zeta' }),
      await test.call('tags.create', { name: 'Alpha' }),
    ];
    const [first, second, third] = await walk({});
    await test.call('contacts.set_tags', { ids: [first!.id], add: [zeta.id], remove: [] });
    await test.call('contacts.set_tags', { ids: [second!.id, third!.id], add: [alpha.id], remove: [] });
    await test.call('contacts.set_tags', { ids: [third!.id], add: [zeta.id], remove: [] });
    const tagged = (await walk({ sort: 'tags', columns: ['tags'] })).map(({ id }) => id);
    expect(tagged.slice(0, 3)).toEqual([second!.id, third!.id, first!.id]);
    expect((await walk({ sort: 'tags', descending: true }))[0]!.id).toBe(first!.id);
    expect(new Set(tagged).size).toBe(total);
    await test.call('contacts.set_roles', { id: first!.id, roles: ['supplier', 'customer'] });
    await test.call('contacts.set_roles', { id: second!.id, roles: ['partner'] });
    expect((await walk({ sort: 'roles' })).slice(0, 2).map(({ id }) => id)).toEqual([first!.id, second!.id]);
    for (const sort of ['tags', 'roles'] as const) {
      const plan = planOf(keysetStatement(listPlan(...asked({ sort })).whole(), 'valued', null, 51));
      expect(plan).not.toContain('CORRELATED');
      expect(plan).not.toMatch(/SCAN contact(;|$)/);
    }
  });

  it('asks a filter of a stretch of the index first, by the card, and then of the table as it lies', () => {
    const filters: Record<string, FilterNode> = {
      address_by_contact: { field: 'country', op: 'is', value: 'x' },
      contact_tag_by_: { field: 'tag', op: 'empty' },
      deal_by_contact: { field: 'stage', op: 'not_empty' },
      contact_method_by_contact: { field: 'email', op: 'not_contains', value: 'x' },
    };
    for (const [index, where] of Object.entries(filters)) {
      const { stretches, whole } = listPlan(...asked({ sort: 'name' }, { where }));
      for (const after of [null, ['x', 'y']]) {
        const plan = planOf(stretchStatement(stretches[0]!.query, 'valued', after, stretches[0]!.stretch));
        expect(plan).toMatch(/USING (COVERING )?INDEX contact_by_name/);
        expect(plan).toContain('SEARCH contact USING INTEGER PRIMARY KEY');
        expect(plan).toContain(`INDEX ${index}`);
        expect(plan).not.toMatch(/SCAN contact(;|$)/);
      }
      const all = planOf(keysetStatement(whole(), 'valued', null, 51));
      expect(all).toMatch(/^SCAN contact;/);
      expect(all).not.toContain('CORRELATED');
    }
    const stage: FilterNode = { field: 'stage', op: 'any_of', value: ['x'] };
    const [one] = listPlan(...asked({ sort: 'name' }, { where: stage })).stretches;
    const plan = planOf(stretchStatement(one!.query, 'valued', null, one!.stretch));
    for (const index of ['deal_by_contact', 'deal_by_company', 'deal_contact_by_contact'])
      expect(plan).toContain(index);
    expect(plan).not.toContain('deal_of_stage');
    for (const sort of ['city', 'email', 'kind', 'owner', 'won_value'] as const)
      expect(planOf(keysetStatement(listPlan(...asked({ sort })).whole(), 'valued', null, 51))).toMatch(
        /^SCAN contact;/,
      );
    expect(listPlan(...asked({ sort: 'name' })).stretches).toEqual([]);
  });

  it('walks the cards without the key by name for a page, and reads the table as it lies for all of them', () => {
    const { whole, toItsEnd } = listPlan(...asked({ sort: 'company' }));
    expect(planOf(keysetStatement(whole(), 'null', null, 51))).toContain('USING INDEX contact_by_name');
    expect(planOf(keysetStatement(toItsEnd(), 'null', null, -1))).toMatch(/^SCAN contact;/);
  });
});
