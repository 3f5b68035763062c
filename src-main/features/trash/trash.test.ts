import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loggedTables } from '@main/db/logged-tables';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { partsOf, thingsOn, trashKinds, trashSql } from './trash.repo';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

/** Every logged row without its own number, stamps and what only counts. */
function everything(): Record<string, unknown[]> {
  const all: Record<string, unknown[]> = {};
  for (const { name, columns } of loggedTables)
    all[name] = test.connection.raw
      .prepare(`SELECT id, deleted_at, ${columns.join(', ')} FROM ${name} ORDER BY id`)
      .all();
  return all;
}

const found = async (search: string) => {
  const hits = await test.call('search.all', { search });
  return [...hits.people, ...hits.deals, ...hits.tasks, ...hits.interactions].map((hit) => hit.type).sort();
};

/** A card with a way to reach it, a deal, a task and a call about all of it. */
async function anaWithAll() {
  const ana = await test.call('contacts.create', {
    kind: 'person',
    name: 'Ana Refit',
    company: { name: 'Halden Works' },
    methods: [{ kind: 'phone', label: 'work', value: '020 7946 0123' }],
  });
  const board = await test.call('pipelines.list', {});
  const pipeline = board.rows[0]!;
  const deal = await test.call('deals.create', {
    title: 'Refit of nine sites',
    pipelineId: pipeline.id,
    contactId: ana.id,
    amount: 100,
    currency: 'GBP',
  });
  const logged = await test.call('interactions.log', {
    channel: 'meeting',
    direction: 'out',
    contactId: ana.id,
    subject: 'Refit talked over',
    nextStep: { kind: 'call', title: 'Ask about the refit', dueDate: '2026-11-24' },
  });
  return {
    ana: ana.id,
    company: (await test.call('contacts.get', { id: ana.id })).employments[0]!.companyId,
    deal: deal.id,
    talk: logged.id,
    task: logged.taskId!,
  };
}

async function empty(input: object = {}): Promise<string | null> {
  const { jobId } = await test.call('trash.purge', input);
  const job = await test.job(jobId);
  expect(job.error).toBeNull();
  return (job.result as { txId: string | null }).txId;
}

it('brings many things back as a job, all in one entry that is undone as one', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 220; n += 1) ids.push((await test.call('contacts.create', { kind: 'person', name: `P${n}` })).id);
  const before = everything();
  await test.written(test.call('contacts.trash', { ids }));
  const txId = await test.written(
    test.call('trash.restore', { items: ids.map((id) => ({ kind: 'contact' as const, id })) }),
  );
  expect(everything()).toEqual(before);
  await test.written(test.call('history.undo', { txId: txId! }));
  expect((everything()['contact'] as { deleted_at: string | null }[]).every((row) => row.deleted_at !== null)).toBe(
    true,
  );
});

it('lists what is in the trash with what hangs on it, and gives it back', async () => {
  const { ana, deal, task } = await anaWithAll();
  const before = everything();
  await test.call('contacts.trash', { ids: [ana] });
  test.clock.advance(1000);
  await test.call('tasks.trash', { id: task });
  const page = await test.call('trash.list', { kind: 'contact' });
  expect(page.rows).toMatchObject([
    {
      title: 'Ana Refit',
      contactKind: 'person',
      label: expect.stringContaining('Ana Refit') as string,
      hung: { deals: 1, tasks: 1, interactions: 1, attachments: 0 },
    },
  ]);
  expect(await test.call('trash.counts', {})).toEqual({ contact: 1, deal: 0, interaction: 0, task: 1, attachment: 0 });
  expect((await test.call('trash.list', { kind: 'contact', search: '0123 ana' })).rows).toHaveLength(1);
  expect((await test.call('trash.list', { kind: 'contact', search: 'bob' })).rows).toEqual([]);
  expect((await test.call('trash.list', { kind: 'task', search: 'REFIT' })).rows[0]).toMatchObject({
    subtitle: 'Ana Refit',
  });
  await test.call('trash.restore', {
    items: [
      { kind: 'contact', id: ana },
      { kind: 'task', id: task },
    ],
  });
  expect(everything()).toEqual(before);
  expect(await found('refit')).toEqual(['deal', 'interaction', 'person', 'task']);
  await expect(test.call('trash.restore', { items: [{ kind: 'deal', id: deal }] })).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('restores with a thing what went with it in the same entry, or the thing alone', async () => {
  const { ana, deal, talk, task } = await anaWithAll();
  const before = everything();
  const trashAll = () =>
    test.writer.write({ label: 'All of it' }, ({ raw, at }) => {
      for (const table of [
        'contact_method',
        'employment',
        'deal',
        'interaction',
        'interaction_contact',
        'task',
        'lifecycle_change',
      ])
        raw.prepare(`UPDATE ${table} SET deleted_at = ? WHERE deleted_at IS NULL`).run(at);
      raw.prepare('UPDATE contact SET deleted_at = ? WHERE id = ?').run(at, ana);
    });
  await trashAll();
  await test.call('trash.restore', { items: [{ kind: 'contact', id: ana }] });
  expect(everything()).toMatchObject({ deal: before.deal, interaction: before.interaction, task: before.task });
  expect((await test.call('contacts.get', { id: ana })).methods).toHaveLength(1);

  await test.call('history.undo', {});
  await test.call('trash.restore', { items: [{ kind: 'contact', id: ana }], alone: true });
  expect((await test.call('contacts.get', { id: ana })).methods).toHaveLength(1);
  expect(await test.call('trash.counts', {})).toMatchObject({ deal: 1, interaction: 1, task: 1 });
  for (const [kind, id] of [
    ['deal', deal],
    ['interaction', talk],
    ['task', task],
  ] as const)
    await test.call('trash.restore', { items: [{ kind, id }] });
  expect(await test.call('trash.counts', {})).toMatchObject({ contact: 0, deal: 0, interaction: 0, task: 0 });
});

it('empties the trash of a thing and what hung on it alone, and undoing that puts every row back', async () => {
  const { ana, company, deal } = await anaWithAll();
  await test.call('tags.create', { name: 'VIP' });
  await test.call('contacts.trash', { ids: [ana] });
  await test.call('contacts.trash', { ids: [company] });
  const before = everything();
  const txId = await empty();
  const after = everything();
  expect(after.contact).toEqual([]);
  for (const table of [
    'contact_method',
    'employment',
    'interaction',
    'interaction_contact',
    'task',
    'lifecycle_change',
  ])
    expect(after[table], table).toEqual([]);
  // A deal is in use as long as nobody deletes it; it only forgets whose it was.
  expect(after.deal).toMatchObject([{ id: deal, contact_id: null, company_id: null, deleted_at: null }]);
  expect(await found('refit')).toEqual(['deal']);
  expect(test.connection.raw.pragma('foreign_key_check')).toEqual([]);
  await test.call('history.undo', { txId: txId! });
  expect(everything()).toEqual(before);
  await test.call('trash.restore', { items: [{ kind: 'contact', id: ana }] });
  expect(await found('refit')).toEqual(['deal', 'interaction', 'person', 'task']);
});

it('takes only what was chosen, and leaves what is in use', async () => {
  const { deal, talk, task } = await anaWithAll();
  await test.call('deals.trash', { id: deal });
  await test.call('interactions.trash', { id: talk });
  await test.call('tasks.trash', { id: task });
  await empty({
    items: [
      { kind: 'deal', id: deal },
      { kind: 'contact', id: talk },
    ],
  });
  expect(await test.call('trash.counts', {})).toMatchObject({ deal: 0, interaction: 1, task: 1 });
  await empty({ kind: 'interaction' });
  expect(await test.call('trash.counts', {})).toMatchObject({ interaction: 0, task: 1 });
  expect(await empty({ kind: 'interaction' })).toBeNull();
});

it('undoes a large emptying too', { timeout: 60_000 }, async () => {
  const ids: string[] = [];
  for (let count = 0; count < 700; count += 1)
    ids.push(
      (
        await test.call('contacts.create', {
          kind: 'person',
          name: `Ana ${count}`,
          methods: [{ kind: 'email', label: '', value: `a${count}@x.example` }],
        })
      ).id,
    );
  await test.writer.write({ label: 'Trash' }, ({ raw, at }) =>
    raw.prepare('UPDATE contact SET deleted_at = ?').run(at),
  );
  // More cells than an undo at once takes: then it is a job.
  await test.writer.write({ label: 'Roles' }, ({ raw }) => {
    const insert = raw.prepare('INSERT INTO contact_role (id, contact_id, role) VALUES (?, ?, ?)');
    for (const id of ids) for (const role of ['customer', 'partner', 'supplier']) insert.run(`${id}${role}`, id, role);
  });
  const before = everything();
  const txId = await empty();
  const { jobId } = await test.call('history.undo', { txId: txId! });
  expect(jobId).not.toBeNull();
  expect((await test.job(jobId!)).error).toBeNull();
  expect(everything()).toEqual(before);
});

it('pages the trash, each thing once', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 7; count += 1)
    ids.push((await test.call('contacts.create', { kind: 'person', name: `Ana ${count}` })).id);
  await test.call('contacts.trash', { ids });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof test.call<'trash.list'>>> = await test.call('trash.list', {
      kind: 'contact',
      limit: 2,
      cursor,
    });
    seen.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(ids.sort().reverse());
  await expect(test.call('trash.list', { kind: 'deal', cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
});

it.each(trashKinds)('walks the index of the trash: %s', (kind) => {
  const plan = (
    test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${trashSql(kind)}`).all('~', '', 10) as { detail: string }[]
  )
    .map((step) => step.detail)
    .join('; ');
  expect(plan).toContain(`SEARCH r USING INDEX ${kind}_trashed`);
  expect(plan).not.toMatch(/TEMP B-TREE|SCAN r\b/);
});

it('knows each table that hangs on a card as a part of it or a thing on it, so that none holds a card back', () => {
  const rows = test.connection.raw
    .prepare(
      `SELECT t.name AS "table", f."from" AS "column", f."table" AS "kind" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
       WHERE t.type = 'table'`,
    )
    .all() as { table: string; column: string; kind: string }[];
  for (const kind of trashKinds) {
    const known = [...partsOf[kind], ...thingsOn[kind].map((thing) => ({ table: thing.kind, column: thing.column }))];
    const forgotten = [
      { table: 'contact', column: 'merged_into' },
      { table: 'task', column: 'fulfilled_by' },
    ];
    const unknown = rows
      .filter((row) => row.kind === kind)
      .filter(
        (row) => ![...known, ...forgotten].some(({ table, column }) => table === row.table && column === row.column),
      );
    expect(unknown).toEqual([]);
  }
});

/** Things that hang on one another at random, then what is done to them. */
const office = fc.record({
  cards: fc.integer({ min: 1, max: 4 }),
  deals: fc.array(fc.record({ card: fc.nat(3), company: fc.boolean() }), { maxLength: 4 }),
  talks: fc.array(fc.record({ card: fc.nat(3), deal: fc.nat(4), step: fc.boolean() }), { maxLength: 5 }),
  trashed: fc.array(
    fc.record({
      kind: fc.constantFrom('contact' as const, 'deal' as const, 'interaction' as const, 'task' as const),
      at: fc.nat(5),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

it(
  'whatever was deleted: restoring it, or undoing that it was emptied, leaves every row as it was',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(office, async ({ cards, deals, talks, trashed }) => {
        const own = await createTestApp();
        try {
          const call = own.call;
          const ids: Record<'contact' | 'deal' | 'interaction' | 'task', string[]> = {
            contact: [],
            deal: [],
            interaction: [],
            task: [],
          };
          for (let at = 0; at < cards; at += 1) {
            const made = await call('contacts.create', {
              kind: 'person',
              name: `Ana ${at}`,
              company: at % 2 === 0 ? { name: 'Halden' } : null,
              methods: [{ kind: 'email', label: '', value: `a${at}@x.example` }],
            });
            ids.contact.push(made.id);
          }
          const cardOf = (n: number) => ids.contact[n % ids.contact.length]!;
          for (const { card } of deals)
            ids.deal.push(
              (await call('deals.create', { title: 'Refit', amount: 5, currency: 'GBP', contactId: cardOf(card) })).id,
            );
          for (const { card, deal, step } of talks) {
            const made = await call('interactions.log', {
              channel: 'email',
              direction: 'in',
              contactId: cardOf(card),
              dealId: ids.deal[deal] ?? null,
              body: 'Said',
              nextStep: step ? { kind: 'call', title: 'Ask', dueDate: '2026-11-24' } : null,
            });
            ids.interaction.push(made.id);
            if (made.taskId !== null) ids.task.push(made.taskId);
          }
          const read = () =>
            loggedTables.map(({ name, columns }) =>
              own.connection.raw.prepare(`SELECT id, deleted_at, ${columns.join(', ')} FROM ${name} ORDER BY id`).all(),
            );
          const fresh = read();
          const items: { kind: 'contact' | 'deal' | 'interaction' | 'task'; id: string }[] = [];
          for (const { kind, at } of trashed) {
            const id = ids[kind][at % Math.max(1, ids[kind].length)];
            if (id === undefined || items.some((item) => item.id === id)) continue;
            items.push({ kind, id });
            if (kind === 'contact') await call('contacts.trash', { ids: [id] });
            else await call(`${kind}s.trash`, { id });
          }
          if (items.length === 0) return;
          const inTrash = read();
          const job = await own.job((await call('trash.purge', {})).jobId);
          expect(job.error).toBeNull();
          expect(own.connection.raw.pragma('foreign_key_check')).toEqual([]);
          expect(Object.values(await call('trash.counts', {})).every((count) => count === 0)).toBe(true);
          await call('history.undo', {});
          expect(read()).toEqual(inTrash);
          await call('trash.restore', { items });
          expect(read()).toEqual(fresh);
        } finally {
          await own.close();
        }
      }),
      { numRuns: 12 },
    );
  },
);
