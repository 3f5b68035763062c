import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { contactText } from './contact-text';
import { loggedTables } from './logged-tables';
import { stamped, type Write } from './writer';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

async function person(write: Write, given: string, family: string): Promise<string> {
  const row = stamped(write, {
    kind: 'person' as const,
    given,
    family,
    owner_id: null,
    lead_status: null,
    first_touch_channel: null,
    birthday: null,
    keep_in_touch_days: null,
  });
  await write.db.insertInto('contact').values(row).execute();
  return row.id;
}

const changesOf = (id: string) =>
  test.connection.raw.prepare('SELECT tbl, col, old, new FROM change WHERE row_id = ? ORDER BY seq').all(id);

describe('the change log', () => {
  it('names a created row once, and an edit by column', async () => {
    const { value: id } = await test.writer.write({ label: 'Make' }, (write) => person(write, 'Zoë', 'Fairfax'));
    await test.writer.write({ label: 'Edit' }, (write) =>
      write.db
        .updateTable('contact')
        .set({ given: 'Zoe', notes: 'likes tea', family: 'Fairfax' })
        .where('id', '=', id)
        .execute(),
    );
    expect(changesOf(id)).toEqual([
      { tbl: 'contact', col: null, old: null, new: null },
      { tbl: 'contact', col: 'given', old: 'Zoë', new: 'Zoe' },
      { tbl: 'contact', col: 'notes', old: '', new: 'likes tea' },
    ]);
  });

  it('stamps every edit, and makes derived columns without logging them', async () => {
    const { value: id } = await test.writer.write({ label: 'Make' }, (write) => person(write, 'Zoë', 'Fairfax'));
    test.clock.advance(60_000);
    await test.writer.write({ label: 'Edit' }, (write) =>
      write.db.updateTable('contact').set({ family: 'Åström' }).where('id', '=', id).execute(),
    );
    const row = await test.connection.db
      .selectFrom('contact')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ revision: 2, updated_at: '2026-11-20T09:01:00.000Z', display_name: 'Zoë Åström' });
    expect(row.sort_name.startsWith('astrom')).toBe(true);
    expect(changesOf(id)).toHaveLength(2);
  });

  it('refuses a write that no transaction names', () => {
    expect(() => test.connection.raw.prepare("UPDATE setting SET value = '1'").run()).toThrow(/outside the change log/);
  });

  it('knows every column of every logged table, stored or derived', () => {
    const derived: Record<string, string[]> = {
      contact: [
        'display_name',
        'sort_name',
        'company_id',
        'company_name',
        'company_sort',
        'primary_phone',
        'primary_phone_e164',
        'primary_email',
        'city',
        'postal_code',
        'country',
        'job_title',
        'last_interaction_at',
        'last_channel',
        'last_outcome',
        'next_task_id',
        'next_task_title',
        'next_task_at',
        'open_deal_amount',
        'open_deal_count',
        'touch_due',
        'won_deal_amount',
        'won_deal_count',
        'picture_id',
        'search_text',
      ],
      deal: ['title_sort', 'stage_since', 'last_touch_at', 'next_task_id', 'next_task_at', 'search_text'],
      interaction_contact: ['occurred_at'],
    };
    const stamps = ['rid', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'revision', 'deleted_at'];
    for (const table of loggedTables) {
      const columns = (test.connection.raw.pragma(`table_info(${table.name})`) as { name: string }[]).map(
        (column) => column.name,
      );
      expect([...columns].sort()).toEqual([...stamps, ...table.columns, ...(derived[table.name] ?? [])].sort());
    }
  });

  it('leaves nothing of a transaction that throws', async () => {
    const before = test.connection.raw.prepare('SELECT count(*) AS n FROM tx').get();
    await expect(
      test.writer.write({ label: 'Half' }, async (write) => {
        await person(write, 'Half', 'Done');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(test.connection.raw.prepare('SELECT count(*) AS n FROM tx').get()).toEqual(before);
    expect(test.connection.raw.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 0 });
    expect(test.connection.raw.prepare('SELECT count(*) AS n FROM ctx').get()).toEqual({ n: 0 });
  });

  it('makes no entry for a write that changes nothing', async () => {
    const written = await test.writer.write({ label: 'Nothing' }, () => undefined);
    expect(written.txId).toBeNull();
  });

  it('keeps a purged row whole', async () => {
    const { value: id } = await test.writer.write({ label: 'Make' }, (write) => person(write, 'Zoë', 'Fairfax'));
    const { txId } = await test.writer.write({ label: 'Purge' }, (write) =>
      write.db.deleteFrom('contact').where('id', '=', id).execute(),
    );
    expect(changesOf(id).at(-1)).toMatchObject({ col: '*' });
    await test.call('history.undo', { txId: txId ?? '' });
    const row = await test.connection.db
      .selectFrom('contact')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ given: 'Zoë', display_name: 'Zoë Fairfax', deleted_at: null });
  });
});

describe('undo and redo', () => {
  it('puts back only what still is as it was left, and says what it kept', async () => {
    const { value: id } = await test.writer.write({ label: 'Make' }, (write) => person(write, 'Ana', 'Ruiz'));
    const { txId } = await test.writer.write({ label: 'Edit' }, (write) =>
      write.db.updateTable('contact').set({ given: 'Anna', notes: 'one' }).where('id', '=', id).execute(),
    );
    await test.writer.write({ label: 'Later' }, (write) =>
      write.db.updateTable('contact').set({ notes: 'two' }).where('id', '=', id).execute(),
    );
    const result = await test.call('history.undo', { txId: txId ?? '' });
    expect(result).toMatchObject({ label: 'Edit', left: 1 });
    const row = await test.connection.db
      .selectFrom('contact')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ given: 'Ana', notes: 'two', display_name: 'Ana Ruiz' });
  });

  it('walks back and forth', async () => {
    const { value: id } = await test.writer.write({ label: 'Make' }, (write) => person(write, 'Ana', 'Ruiz'));
    await test.writer.write({ label: 'Edit' }, (write) =>
      write.db.updateTable('contact').set({ given: 'Anna' }).where('id', '=', id).execute(),
    );
    const given = async () =>
      await test.connection.db
        .selectFrom('contact')
        .select(['given', 'deleted_at'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    expect((await test.call('history.undo', {})).label).toBe('Edit');
    expect(await given()).toMatchObject({ given: 'Ana', deleted_at: null });
    expect((await test.call('history.undo', {})).label).toBe('Make');
    expect((await given()).deleted_at).not.toBeNull();
    expect((await test.call('history.undo', {})).label).toBeNull();
    expect((await test.call('history.redo', {})).label).toBe('Make');
    expect((await test.call('history.redo', {})).label).toBe('Edit');
    expect(await given()).toMatchObject({ given: 'Anna', deleted_at: null });
    expect((await test.call('history.redo', {})).label).toBeNull();
    expect((await test.call('history.undo', {})).label).toBe('Edit');
    expect(await given()).toMatchObject({ given: 'Ana', deleted_at: null });
  });

  it('keeps a created row that was built upon since', async () => {
    const { value: id, txId } = await test.writer.write({ label: 'Make' }, (write) => person(write, 'Ana', 'Ruiz'));
    await test.writer.write({ label: 'Edit' }, (write) =>
      write.db.updateTable('contact').set({ notes: 'mine' }).where('id', '=', id).execute(),
    );
    const result = await test.call('history.undo', { txId: txId ?? '' });
    expect(result.left).toBe(1);
    expect(
      await test.connection.db.selectFrom('contact').select('deleted_at').where('id', '=', id).executeTakeFirst(),
    ).toEqual({ deleted_at: null });
  });
});

describe('derived texts', () => {
  it('call a nameless card by what it has', () => {
    const empty = {
      kind: 'person' as const,
      prefix: '',
      given: '',
      middle: '',
      family: '',
      suffix: '',
      nickname: '',
      organisation: '',
      companyName: '',
      digits: [],
    };
    expect(contactText({ ...empty, emails: ['ana@example.org'] }).displayName).toBe('ana@example.org');
    expect(contactText({ ...empty, emails: [], companyName: 'Café Ruiz' })).toMatchObject({
      displayName: 'Café Ruiz',
      sortName: 'cafe ruiz',
    });
  });
});
