import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stamped } from '@main/db/writer';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { excerptOf } from './excerpt';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const person = async (name: string, more: object = {}) =>
  (await test.call('contacts.create', { kind: 'person', name, ...more })).id;
const phone = (value: string) => ({ methods: [{ kind: 'phone' as const, label: '', value }] });
const people = async (search: string) => (await test.call('search.all', { search })).people.map((hit) => hit.title);

describe('search by name', () => {
  it('finds any part, in any order, whatever the accents', async () => {
    await person('Zoë Åström', { company: { name: 'Café Łódź' } });
    await person('Ann Lee');
    for (const query of ['zoe', 'ASTR', 'astrom zoe', 'ström', 'lodz zoe', 'cafe zo', 'as'])
      expect(await people(query), query).toEqual(['Zoë Åström']);
    expect(await people('zoe lee')).toEqual([]);
    expect(await people('  ')).toEqual([]);
    expect((await test.call('search.all', { search: 'lod' })).companies).toMatchObject([
      { title: 'Café Łódź', type: 'company' },
    ]);
  });

  it('puts names that begin so before words of names, companies, emails and the rest', async () => {
    await person('Kim Dale', { methods: [{ kind: 'email', label: '', value: 'marlow@x.example' }] });
    await person('Kit Dale', { company: { name: 'Marlow & Sons' } });
    await person('Una Marlow');
    await person('Marlow Finch');
    await person('Jo McMarlow');
    // A family name leads the sort key, so it begins the name as much as a given name does.
    expect(await people('marlow')).toEqual(['Marlow Finch', 'Una Marlow', 'Kit Dale', 'Kim Dale', 'Jo McMarlow']);
  });

  it('forgives one wrong letter where nothing is found', async () => {
    await person('Charlotte Ashdown');
    for (const query of ['ashdwon', 'ashdon', 'ashdoown', 'axhdown', 'charlote', 'chralotte ashdown', 'ashdawn char'])
      expect(await people(query), query).toEqual(['Charlotte Ashdown']);
    expect(await people('ashdxxn')).toEqual([]);
  });

  it('does not mind what the index or SQL would read as its own', async () => {
    await person('Robert "Bob" O’Brien');
    for (const query of ["o'brien", 'o’brien', '"rob', 'rob* OR x', 'rob-', "'; DROP", '%%%', '(((', 'NEAR('])
      await test.call('search.all', { search: query });
    expect(await people("o'brien")).toEqual(['Robert O’Brien']);
  });
});

describe('search by number', () => {
  it('finds any digits, with or without country and zeros, however parted', async () => {
    await person('Dora', phone('+49 221 5551234'));
    await person('Finn', phone('07700 900123'));
    await person('Gus', phone('020 7946 0958'));
    for (const query of ['0221 555', '0221/555', '+49 221 555', '0049 221', '5551234', '51234'])
      expect(await people(query), query).toEqual(['Dora']);
    for (const query of ['+44 7700', '07700900', '+44 (0) 7700', '900 123'])
      expect(await people(query), query).toEqual(['Finn']);
    expect(await people('0958')).toEqual(['Gus']);
    const [hit] = (await test.call('search.all', { search: '0221 555' })).people;
    expect(hit).toMatchObject({ excerpt: '+49 221 5551234', phone: '+49 221 5551234' });
  });
});

describe('search of everything else', () => {
  async function talk(
    contactId: string,
    subject: string,
    body: string,
    at = '2026-11-10T10:00:00.000Z',
  ): Promise<string> {
    const { value } = await test.writer.write({ label: 'Log' }, async (write) => {
      const row = stamped(write, {
        channel: 'call',
        direction: 'out' as const,
        occurred_at: at,
        subject,
        body,
        outcome_id: null,
        duration_seconds: null,
        number: null,
        number_e164: null,
        deal_id: null,
        user_id: null,
        awaiting_reply_until: null,
      });
      await write.db.insertInto('interaction').values(row).execute();
      await write.db
        .insertInto('interaction_contact')
        .values(stamped(write, { interaction_id: row.id, contact_id: contactId }))
        .execute();
      return row.id;
    });
    return value;
  }

  it('finds deals, tasks and the words of the log, with an excerpt as typed', async () => {
    const ana = await person('Ana Ruiz');
    const old = await talk(
      ana,
      '',
      'Talked of the weather.\nShe will send the Übergabe plan for all nine sites by Friday, and wants a second quote.',
    );
    const newer = await talk(ana, 'Übergabe', 'Nothing more');
    await test.writer.write({ label: 'Deal' }, async (write) => {
      const pipeline = await write.db
        .selectFrom('stage')
        .select(['id', 'pipeline_id'])
        .limit(1)
        .executeTakeFirstOrThrow();
      await write.db
        .insertInto('deal')
        .values(
          stamped(write, {
            title: 'Nine-site refit',
            pipeline_id: pipeline.pipeline_id,
            stage_id: pipeline.id,
            amount: 1540000,
            currency: 'GBP',
            contact_id: ana,
            company_id: null,
            expected_close: null,
            owner_id: null,
            position: 'a0',
            closed_at: null,
            outcome_reason_id: null,
          }),
        )
        .execute();
      await write.db
        .insertInto('task')
        .values(
          stamped(write, {
            kind: 'call',
            title: 'Ask about the refit',
            due_date: '2026-11-24',
            due_time: null,
            contact_id: ana,
            deal_id: null,
            assignee_id: null,
            recurrence: null,
            done_at: null,
            fulfilled_by: null,
          }),
        )
        .execute();
    });
    const refit = await test.call('search.all', { search: 'refit' });
    expect(refit.deals).toMatchObject([
      { title: 'Nine-site refit', subtitle: 'Ana Ruiz', detail: '£15,400', contactId: ana },
    ]);
    expect(refit.tasks).toMatchObject([{ title: 'Ask about the refit', subtitle: 'Ana Ruiz', contactId: ana }]);
    const talks = (await test.call('search.all', { search: 'uberg' })).interactions;
    expect(talks.map((hit) => hit.id)).toEqual([newer, old]);
    expect(talks[0]?.excerpt).toBeNull();
    expect(talks[1]).toMatchObject({ title: 'Ana Ruiz', contactId: ana, at: '2026-11-10T10:00:00.000Z' });
    expect(talks[1]?.excerpt).toMatch(/^…of the weather.*Übergabe plan.*quote\.$/);
    expect((await test.call('search.all', { search: 'plan sites' })).interactions).toHaveLength(1);
    expect((await test.call('search.all', { search: 'uber', perType: 1 })).interactions).toHaveLength(1);
  });
});

describe('excerptOf', () => {
  it('cuts between words and keeps a short text whole', () => {
    expect(excerptOf('All of it', ['of'])).toBe('All of it');
    expect(excerptOf('All of it', ['if'])).toBeNull();
    const long = `${'before '.repeat(20)}HERE ${'after '.repeat(30)}`;
    expect(excerptOf(long, ['here'])).toMatch(/^…(before )+HERE( after)+…$/);
  });
});

describe('search pages', () => {
  const task = (title: string, contactId: string | null = null) =>
    test.call('tasks.create', { kind: 'todo', title, contactId });

  it('gives everything of a kind, page by page, each once and best first', async () => {
    for (let count = 0; count < 7; count += 1) await person(`Marlow ${count}`);
    await person('Zed', { company: { name: 'Marlow Ltd' } });
    for (let count = 0; count < 5; count += 1) await task(`Marlow task ${count}`);
    const walk = async (kind: 'people' | 'tasks') => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof test.call<'search.page'>>> = await test.call('search.page', {
          search: 'marlow',
          kind,
          limit: 3,
          cursor,
        });
        seen.push(...page.rows.map((row) => row.title));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return seen;
    };
    const people = await walk('people');
    expect(new Set(people).size).toBe(8);
    expect(people.at(-1)).toBe('Zed');
    expect(new Set(await walk('tasks')).size).toBe(5);
    expect(await test.call('search.counts', { search: 'marlow' })).toEqual({
      people: 8,
      companies: 1,
      deals: 0,
      interactions: 0,
      tasks: 5,
      files: 0,
    });
    expect(await test.call('search.page', { search: ' ', kind: 'people' })).toEqual({ rows: [], nextCursor: null });
    await expect(test.call('search.page', { search: 'marlow', kind: 'tasks', cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('pages the log, the newest first', async () => {
    const ana = await person('Ana');
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.push(
        (
          await test.call('interactions.log', {
            channel: 'email',
            direction: 'in',
            contactId: ana,
            body: `The refitting ${count}`,
          })
        ).id,
      );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof test.call<'search.page'>>> = await test.call('search.page', {
        search: 'refit',
        kind: 'interactions',
        limit: 2,
        cursor,
      });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(ids.reverse());
  });

  it('allows one wrong letter in deals and tasks where nothing else is found', async () => {
    await test.call('deals.create', { title: 'Nine-site refurbishment', amount: 1, currency: 'GBP' });
    await task('Call the plumber');
    const found = async (search: string) => {
      const all = await test.call('search.all', { search });
      return [...all.deals, ...all.tasks].map((hit) => hit.title);
    };
    expect(await found('refurbishmant')).toEqual(['Nine-site refurbishment']);
    expect(await found('plumbr')).toEqual(['Call the plumber']);
    expect((await test.call('search.page', { search: 'plumbr', kind: 'tasks' })).rows).toHaveLength(1);
    await person('Refurbishmant Ltd');
    expect(await found('refurbishmant')).toEqual([]);
  });

  it('guesses no people where a deal is found to the letter', async () => {
    await person('Ines Counten');
    expect(await people('counter')).toEqual(['Ines Counten']);
    await test.call('deals.create', { title: 'Second counter', amount: 1, currency: 'GBP' });
    expect(await people('counter')).toEqual([]);
    expect(await test.call('search.counts', { search: 'counter' })).toMatchObject({ people: 0, deals: 1 });
    expect((await test.call('search.page', { search: 'counter', kind: 'people' })).rows).toEqual([]);
  });

  it('says what a card was found by', async () => {
    await person('Ana Ruiz', {
      fields: { nickname: 'Bunny' },
      methods: [{ kind: 'email', label: '', value: 'sales@kestrel.example' }],
    });
    const where = async (search: string) => {
      const [hit] = (await test.call('search.all', { search })).people;
      return [hit?.where, hit?.excerpt];
    };
    expect(await where('bunny')).toEqual(['Nickname', 'Bunny']);
    expect(await where('kestrel')).toEqual(['Email', 'sales@kestrel.example']);
    expect(await where('ruiz')).toEqual(['', null]);
  });

  it('finds given names by two letters too', async () => {
    await person('Zoë Abara');
    await person('Ana Zobel');
    expect((await people('zo')).sort()).toEqual(['Ana Zobel', 'Zoë Abara']);
  });
});
