import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strings } from '@shared/locale/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { columnsOf } from '../../db/change-log';
import { loggedTables } from '../../db/logged-tables';
import { mergedReferences } from './merge-links.service';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

type Row = Record<string, unknown>;

/** Every logged cell of every row there is, in the trash or not. */
function everyRow(): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const table of loggedTables) {
    const found = app.connection.raw.prepare(`SELECT id, ${columnsOf(table).join(', ')} FROM ${table.name}`).all();
    for (const row of found as Row[]) rows.set(`${table.name} ${String(row['id'])}`, row);
  }
  return rows;
}

const person = (name: string, extra: object = {}) =>
  app.call('contacts.create', { kind: 'person', name, ...extra }).then(({ id }) => id);
const company = (name: string) => app.call('contacts.create', { kind: 'company', name }).then(({ id }) => id);
const log = (contactId: string, body: string, dealId: string | null = null) =>
  app.call('interactions.log', {
    channel: 'call',
    direction: 'out',
    contactId,
    dealId,
    body,
    occurredAt: app.clock.now().toISOString(),
  });
const merge = (keeperId: string, ids: string[], choose?: Record<string, string>) =>
  app.written(app.call('merge.run', { keeperId, ids, ...(choose === undefined ? {} : { choose }) }));

/** A card without what only grows. */
function unstamped(card: object): unknown {
  return JSON.parse(
    JSON.stringify(card, (key, value: unknown) => (key === 'revision' || key === 'updatedAt' ? undefined : value)),
  );
}

/** Hangs one of everything on a card. */
async function hang(id: string, other: string, n: number): Promise<void> {
  const kinds = (await app.call('relationships.kinds', {})).rows;
  await app.call('contacts.set_tags', { ids: [id], add: [], addNames: ['VIP', `t${n}`], remove: [] });
  await app.call('contacts.set_roles', { id, roles: n % 2 === 0 ? ['customer'] : ['customer', 'supplier'] });
  await app.call('contacts.save_method', { contactId: id, kind: 'phone', label: '', value: '0161 496 0001' });
  await app.call('contacts.save_method', { contactId: id, kind: 'email', label: 'work', value: `p${n}@example.org` });
  await app.call('contacts.save_address', {
    contactId: id,
    label: 'work',
    street: '1 High Street',
    city: 'Leeds',
    region: '',
    postalCode: n % 2 === 0 ? 'LS1 4AP' : '',
    country: '',
  });
  await app.call('contacts.bulk_update', { ids: [id], patch: { lifecycle: n % 2 === 0 ? 'prospect' : 'customer' } });
  const deal = await app.call('deals.create', { title: `Deal ${n}`, amount: 100, contactId: id });
  await app.call('deals.set_person', { id: deal.id, contactId: other, role: 'buyer' });
  await app.call('deals.set_person', { id: deal.id, contactId: id, role: n % 2 === 0 ? '' : 'decides' });
  await log(id, `spoke ${n}`, deal.id);
  await app.call('tasks.create', { kind: 'call', title: `Call ${n}`, dueDate: '2026-12-01', contactId: id });
  await app
    .call('relationships.save', { contactId: id, otherId: other, kindId: kinds[n % kinds.length]!.id, reversed: false })
    .catch(() => undefined);
  const field = await app.call('fields.list', {}).then(({ rows }) => rows[0]);
  if (field !== undefined) await app.call('fields.set_value', { contactIds: [id], fieldId: field.id, value: `v${n}` });
  await app.writer.write({ label: 'File' }, (write) =>
    write.raw
      .prepare(
        "INSERT INTO attachment (id, contact_id, role, sha256, file_name, created_at, updated_at) VALUES (?, ?, 'picture', ?, 'face.webp', ?, ?)",
      )
      .run(write.newId(), id, `hash${n % 2}`, write.at, write.at),
  );
}

const countsOf = async (id: string) => (await app.call('contacts.channel_counts', { id })).counts;

describe('merging cards', () => {
  it('knows every column of the file that names a card', () => {
    const { raw } = app.connection;
    const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    const references = tables.flatMap((table) =>
      (raw.prepare(`PRAGMA foreign_key_list(${table})`).all() as { table: string; from: string }[])
        .filter((key) => key.table === 'contact')
        .map((key) => `${table}.${key.from}`),
    );
    expect(references.sort()).toEqual([...mergedReferences]);
  });

  it('takes over everything that hangs on the others, once', async () => {
    const acme = await company('Acme');
    const ana = await person('Ana Ruiz', { company: { id: acme }, title: 'Buyer' });
    const ana2 = await person('Anna Ruiz', { company: { id: acme } });
    const bob = await person('Bob Stone');
    await hang(ana, bob, 0);
    await hang(ana2, bob, 1);
    await app.call('contacts.update', { id: ana, patch: { notes: 'Likes tea.\n\nLeeds office.' } });
    await app.call('contacts.update', { id: ana2, patch: { notes: 'Leeds office.\n\nHas a dog.', doNotCall: true } });

    await merge(ana, [ana2]);

    const card = await app.call('contacts.get', { id: ana });
    expect(card.displayName).toBe('Ana Ruiz');
    expect(card.notes).toBe('Likes tea.\n\nLeeds office.\n\nHas a dog.');
    expect(card.doNotCall).toBe(true);
    expect(card.lifecycle).toBe('customer');
    expect(card.lifecycleHistory.at(-1)?.lifecycle).toBe('customer');
    expect(card.methods.map(({ value }) => value)).toEqual(['0161 496 0001', 'p0@example.org', 'p1@example.org']);
    expect(card.addresses).toHaveLength(1);
    expect(card.tags.map(({ name }) => name)).toEqual(['VIP', 't0', 't1']);
    expect(card.roles.sort()).toEqual(['customer', 'supplier']);
    expect(card.employments).toHaveLength(1);
    expect(card.employments[0]?.title).toBe('Buyer');
    expect(card.deals.map(({ title }) => title).sort()).toEqual(['Deal 0', 'Deal 1']);
    expect(card.tasks).toHaveLength(2);
    expect(await countsOf(card.id)).toEqual({ call: 2 });
    expect(card.relationships.map(({ otherName }) => otherName)).toEqual(card.relationships.map(() => 'Bob Stone'));
    const files = app.connection.raw
      .prepare('SELECT role FROM attachment WHERE contact_id = ? AND deleted_at IS NULL ORDER BY rid')
      .pluck()
      .all(ana);
    expect(files).toEqual(['picture', 'file']);
    const loser = await app.call('contacts.get', { id: ana2 });
    expect(loser.mergedInto).toBe(ana);
    expect(loser.deletedAt).not.toBeNull();
    const history = await app.call('history.list', {});
    expect(history.rows[0]?.label).toBe('Merge Anna Ruiz into Ana Ruiz');
  });

  it('carries the people of a company, each once', async () => {
    const one = await company('Acme');
    const two = await company('Acme Ltd');
    const ana = await person('Ana Ruiz', { company: { id: two }, title: 'Buyer' });
    const bob = await person('Bob Stone', { company: { id: one } });
    await app.call('employments.save', {
      contactId: bob,
      company: { id: two },
      title: 'Director',
      department: '',
      from: null,
      to: null,
      isCurrent: true,
    });
    await merge(one, [two]);
    const card = await app.call('contacts.get', { id: one });
    expect(card.people.map(({ id, title }) => [id, title])).toEqual([
      [ana, 'Buyer'],
      [bob, 'Director'],
    ]);
    expect((await app.call('contacts.get', { id: bob })).employments).toHaveLength(1);
    const row = (await app.call('contacts.list', { filter: { search: 'Ana' } })).rows[0];
    expect(row?.companyName).toBe('Acme');
  });

  it('leaves no card related to itself, and moves what is said about others', async () => {
    const [ana, ana2, bob] = [await person('Ana'), await person('Anna'), await person('Bob')];
    const kind = (await app.call('relationships.kinds', {})).rows.find(({ between }) => between !== 'company')!;
    const relate = (contactId: string, otherId: string, note = '') =>
      app.call('relationships.save', { contactId, otherId, kindId: kind.id, reversed: false, note });
    await relate(ana, ana2);
    await relate(ana, bob);
    await relate(ana2, bob, 'since 2019');
    await merge(ana, [ana2]);
    const card = await app.call('contacts.get', { id: ana });
    expect(card.relationships.map(({ otherId, note }) => [otherId, note])).toEqual([[bob, 'since 2019']]);
  });

  it('takes each field from the card that was chosen for it', async () => {
    const ana = await person('Ana Ruiz', { fields: { source: 'Fair', birthday: '1980-05-01' } });
    const ana2 = await person('Anna Ruiz-Smith', { fields: { source: 'Web' } });
    const field = await app.call('fields.save', { name: 'Fleet', type: 'text', kind: '' });
    for (const [id, value] of [
      [ana, '4 vans'],
      [ana2, '5 vans'],
    ] as const)
      await app.call('fields.set_value', { contactIds: [id], fieldId: field.id, value });
    const preview = await app.call('merge.preview', { ids: [ana2, ana], keeperId: ana });
    expect(preview.cards.map(({ id }) => id)).toEqual([ana, ana2]);
    expect(preview.fields.map(({ key, values }) => [key, values])).toEqual([
      ['name', ['Ana Ruiz', 'Anna Ruiz-Smith']],
      ['source', ['Fair', 'Web']],
      ['birthday', ['1980-05-01', '']],
      [`custom:${field.id}`, ['4 vans', '5 vans']],
    ]);
    await merge(ana, [ana2], { name: ana2, birthday: ana2, [`custom:${field.id}`]: ana2 });
    const card = await app.call('contacts.get', { id: ana });
    expect([card.displayName, card.source, card.birthday]).toEqual(['Anna Ruiz-Smith', 'Fair', null]);
    const own = await app.call('fields.values', { contactId: ana });
    expect(JSON.stringify(own)).toContain('5 vans');
  });

  it('is undone next week with what was done since left as it is', async () => {
    const bob = await person('Bob Stone');
    const ana = await person('Ana Ruiz');
    const ana2 = await person('Anna Ruiz', { fields: { source: 'Web' } });
    await hang(ana2, bob, 1);
    const before = await app.call('contacts.get', { id: ana2 });
    const txId = await merge(ana, [ana2]);
    app.clock.advance(7 * 86_400_000);
    await log(ana, 'spoke since');
    await app.call('contacts.update', { id: ana, patch: { source: 'Fair', nickname: 'Annie' } });
    const undone = await app.call('history.undo', { txId: txId! });
    expect(undone.left).toBe(1);
    const after = await app.call('contacts.get', { id: ana2 });
    expect(unstamped(after)).toEqual(unstamped(before));
    const keeper = await app.call('contacts.get', { id: ana });
    expect([keeper.source, keeper.nickname, await countsOf(ana)]).toEqual(['Fair', 'Annie', { call: 1 }]);
  });

  it('is undone whole after another merge on top, once that one is', async () => {
    const bob = await person('Bob Stone');
    const [ana, ana2, ann] = [await person('Ana Ruiz'), await person('Anna Ruiz'), await person('Ann Ruiz')];
    await hang(ana, bob, 0);
    await hang(ana2, bob, 1);
    const before = await app.call('contacts.get', { id: ana2 });
    const first = await merge(ana, [ana2]);
    await log(ana, 'spoke since');
    const second = await merge(ann, [ana]);
    const between = everyRow();
    await expect(app.call('history.undo', { txId: first! })).rejects.toThrow(
      strings.merge.mergedOn('Ana Ruiz', 'Ann Ruiz'),
    );
    expect(everyRow()).toEqual(between);
    expect((await app.call('history.undo', { txId: second! })).left).toBe(0);
    expect((await app.call('history.undo', { txId: first! })).left).toBe(0);
    expect(unstamped(await app.call('contacts.get', { id: ana2 }))).toEqual(unstamped(before));
    expect(await countsOf(ann)).toEqual({});
  });

  it('tells before how much comes along, what hangs on several of them once', async () => {
    const [bob, ana, ana2] = [await person('Bob Stone'), await person('Ana Ruiz'), await person('Anna Ruiz')];
    for (const id of [ana, ana2]) await hang(id, bob, 1);
    const { id: dealId } = await app.call('deals.create', { title: 'Of both', contactId: ana });
    await app.call('deals.set_person', { id: dealId, contactId: ana2, role: '' });
    const { along } = await app.call('merge.preview', { ids: [ana, ana2] });
    expect(along).toEqual({ log: 2, tasks: 2, deals: 3, people: 0, files: 1 });
  });

  it('puts a merged card back by hand as a card of its own, which takes a tag again', async () => {
    const [ana, ana2] = [await person('Ana'), await person('Anna')];
    await app.call('contacts.set_tags', { ids: [ana2], add: [], addNames: ['VIP'], remove: [] });
    await merge(ana, [ana2]);
    await app.written(app.call('contacts.restore', { ids: [ana2] }));
    const card = await app.call('contacts.get', { id: ana2 });
    expect([card.mergedInto, card.tags.map(({ name }) => name)]).toEqual([null, ['VIP']]);
    await app.call('contacts.set_tags', { ids: [ana2], add: [], addNames: ['VIP', 'New'], remove: [] });
  });

  it('tells what was changed about the merged card in the history of the one that stays', async () => {
    const [ana, ana2] = [await person('Ana'), await person('Anna')];
    app.clock.advance(1000);
    await app.call('contacts.update', { id: ana2, patch: { source: 'Fair' } });
    app.clock.advance(1000);
    const txId = await merge(ana, [ana2]);
    const told = (await app.call('history.of_card', { contactId: ana })).rows;
    expect(told.map(({ field, before, after, change }) => [field, before, after, change])).toContainEqual([
      'source',
      null,
      'Fair',
      null,
    ]);
    await app.call('history.undo', { txId: txId! });
    expect((await app.call('history.of_card', { contactId: ana })).rows).toEqual([]);
  });

  it('lets the trash be emptied of the merged card, with nothing lost of what went over', async () => {
    const bob = await person('Bob Stone');
    const [ana, ana2] = [await person('Ana'), await person('Anna')];
    await hang(ana2, bob, 1);
    await app.call('quality.ignore', { id: ana2, rule: 'no_company', value: '' });
    await app.call('duplicates.dismiss', { ids: [ana2, bob] });
    await merge(ana, [ana2]);
    const before = await app.call('contacts.get', { id: ana });
    const { jobId } = await app.call('trash.purge', {});
    expect((await app.job(jobId)).error).toBeNull();
    expect(app.connection.raw.pragma('foreign_key_check')).toEqual([]);
    expect(unstamped(await app.call('contacts.get', { id: ana }))).toEqual(unstamped(before));
    await expect(app.call('contacts.get', { id: ana2 })).rejects.toThrow();
  });

  it('refuses in words what cannot be one card', async () => {
    const [ana, acme] = [await person('Ana'), await company('Acme')];
    await expect(merge(ana, [ana])).rejects.toThrow('It takes two cards');
    await expect(merge(ana, [acme])).rejects.toThrow('A person and a company');
    await expect(merge(ana, ['019a0000-0000-7000-8000-000000000000'])).rejects.toThrow('no longer here');
    const many: string[] = [];
    for (let n = 0; n < 51; n += 1) many.push(await person(`P ${n}`));
    await expect(merge(ana, many)).rejects.toThrow('At most 50 cards');
    await expect(merge(ana, [many[0]!], { name: acme })).rejects.toThrow('not among these');
    await merge(ana, many.slice(0, 49));
    expect((await app.call('contacts.count', {})).all).toBe(4);
  });

  it('merges much as a job', async () => {
    const [ana, ana2] = [await person('Ana'), await person('Anna')];
    for (let n = 0; n < 401; n += 1) await log(ana2, `spoke ${n}`);
    const answer = await app.call('merge.run', { keeperId: ana, ids: [ana2] });
    expect(answer.jobId).not.toBeNull();
    await app.written(Promise.resolve(answer));
    expect(await countsOf(ana)).toEqual({ call: 401 });
  });

  it('and its undo leave every row as it was, whatever hangs on the cards', async () => {
    const acme = await company('Acme');
    const bob = await person('Bob Stone');
    await app.call('fields.save', { name: 'Fleet', type: 'text', kind: '' });
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: fc.constantFrom('Ana', 'Anna Ruiz', 'Łódź', '李小龍', ''),
            hangs: fc.boolean(),
            n: fc.nat(7),
            works: fc.boolean(),
            relates: fc.boolean(),
          }),
          { minLength: 2, maxLength: 5 },
        ),
        fc.nat(4),
        async (cards, which) => {
          const ids: string[] = [];
          for (const card of cards) {
            const id = await person(card.name, {
              methods: [{ kind: 'email', label: '', value: `x${(made += 1)}@example.com` }],
              ...(card.works ? { company: { id: acme } } : {}),
            });
            if (card.hangs) await hang(id, card.relates ? (ids[0] ?? bob) : bob, card.n);
            ids.push(id);
          }
          const keeper = ids[which % ids.length]!;
          const before = everyRow();
          const txId = await merge(keeper, ids);
          const preview = await app.call('contacts.get', { id: keeper });
          expect(preview.methods.length).toBeGreaterThanOrEqual(ids.length);
          await app.call('history.undo', { txId: txId! });
          for (const [key, row] of everyRow()) {
            const was = before.get(key);
            if (was === undefined) expect(row['deleted_at'], key).not.toBeNull();
            else expect(row, key).toEqual(was);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});
