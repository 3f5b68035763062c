import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardChangesSql } from '@main/features/contacts/card-changes.service';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
let ana: string;
beforeEach(async () => {
  test = await createTestApp();
  ana = (await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz', company: { name: 'Halden' } })).id;
});
afterEach(() => test.close());

const history = async () => (await test.call('history.of_card', { contactId: ana })).rows;
const card = () => test.call('contacts.get', { id: ana });
const said = async () =>
  (await history()).map((row) => `${row.what} ${row.field}: ${row.before ?? '-'} > ${row.after ?? '-'}`);

describe('the history of a card', () => {
  it('tells fields and parts, those taken off too, newest first, and nothing that was undone', async () => {
    test.clock.advance(1000);
    await test.call('contacts.update', { id: ana, patch: { source: 'Fair', doNotCall: true } });
    test.clock.advance(1000);
    const phone = await test.call('contacts.save_method', {
      contactId: ana,
      kind: 'phone',
      label: 'work',
      value: '020 7946 0123',
    });
    test.clock.advance(1000);
    await test.call('contacts.save_method', {
      contactId: ana,
      id: phone.id,
      kind: 'phone',
      label: 'work',
      value: '020 7946 0999',
    });
    test.clock.advance(1000);
    await test.call('contacts.remove_method', { id: phone.id });
    test.clock.advance(1000);
    await test.call('contacts.save_method', { contactId: ana, kind: 'email', label: '', value: 'undone@x.example' });
    await test.call('history.undo', {});
    expect(await said()).toEqual([
      'removed Phone: 020 7946 0999 > -',
      'changed Phone: 020 7946 0123 > 020 7946 0999',
      'added Phone: - > 020 7946 0123',
      'changed doNotCall: no > yes',
      'changed source: - > Fair',
    ]);
    const timeline = await test.call('contacts.timeline', { id: ana, channels: [], changes: true });
    expect(timeline.entries.slice(0, 3).map((one) => one.type === 'change' && one.field)).toEqual([
      'Phone',
      'Phone',
      'Phone',
    ]);
    expect(timeline.entries).toHaveLength(6);
  });

  it('pages, each change once', async () => {
    for (const source of ['a', 'b', 'c', 'd']) {
      test.clock.advance(1000);
      await test.call('contacts.update', { id: ana, patch: { source } });
    }
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof test.call<'history.of_card'>>> = await test.call('history.of_card', {
        contactId: ana,
        limit: 3,
        cursor,
      });
      seen.push(...page.rows.map((row) => row.after));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(['d', 'c', 'b', 'a']);
  });

  it('finds the changes by the index of a row', () => {
    const plan = (
      test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${cardChangesSql}`).all({ id: ana }) as { detail: string }[]
    )
      .map((step) => step.detail)
      .join('; ');
    expect(plan).toContain('SEARCH c USING INDEX change_by_row (row_id=?)');
    expect(plan).not.toMatch(/SCAN (c|t|contact|address|employment|relationship|custom_value)\b/);
  });
});

describe('restoring a value', () => {
  it('gives back what stood there, in one entry that is undone like any other', async () => {
    await test.call('contacts.update', { id: ana, patch: { family: 'Ruiz-Olsen', readyNeed: true } });
    test.clock.advance(1000);
    await test.call('contacts.update', { id: ana, patch: { family: 'Olsen', readyNeed: null, lifecycle: 'customer' } });
    const rows = await history();
    const change = (field: string, before: string) =>
      rows.find((row) => row.field === field && row.before === before)!.change!;
    await test.call('history.restore', { contactId: ana, change: change('family', 'Ruiz') });
    expect((await card()).displayName).toBe('Ana Ruiz');
    await test.call('history.restore', { contactId: ana, change: change('readyNeed', 'yes') });
    expect((await card()).readyNeed).toBe(true);
    await test.call('history.restore', { contactId: ana, change: change('lifecycle', 'New') });
    expect((await card()).lifecycleHistory.at(-1)).toMatchObject({ lifecycle: 'new' });
    expect(await test.call('history.undo', {})).toMatchObject({ label: 'Restore lifecycle of Ana Ruiz' });
    expect((await card()).lifecycle).toBe('customer');
    // What stands there already cannot be restored.
    expect((await history()).find((row) => row.field === 'family' && row.before === 'Ruiz')?.change).toBeNull();
    await expect(
      test.call('history.restore', { contactId: ana, change: change('family', 'Ruiz') }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(test.call('history.restore', { contactId: ana, change: 999_999 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('tells a number of a field of the user’s own with its decimals', async () => {
    const { id: fieldId } = await test.call('fields.save', { name: 'Size', kind: '', type: 'number' });
    for (const value of ['12', '1250.5']) {
      test.clock.advance(1000);
      await test.call('fields.set_value', { contactIds: [ana], fieldId, value });
    }
    const [last] = await history();
    expect([last?.before, last?.after]).toEqual(['12', '1,250.5']);
  });

  it('brings a removed phone back, not before the one that is used first now, and a number whole', async () => {
    const old = await test.call('contacts.save_method', {
      contactId: ana,
      kind: 'phone',
      label: 'work',
      value: '020 7946 0123',
      isPrimary: true,
    });
    await test.call('contacts.remove_method', { id: old.id });
    await test.call('contacts.save_method', {
      contactId: ana,
      kind: 'phone',
      label: 'mobile',
      value: '07700 900123',
      isPrimary: true,
    });
    const gone = (await history()).find((row) => row.what === 'removed')!;
    await test.call('history.restore', { contactId: ana, change: gone.change! });
    expect((await card()).methods.map((one) => [one.value, one.isPrimary])).toEqual([
      ['07700 900123', true],
      ['020 7946 0123', false],
    ]);
    await test.call('contacts.save_method', {
      contactId: ana,
      id: old.id,
      kind: 'phone',
      label: 'work',
      value: '0113 496 0999',
    });
    const changed = (await history()).find((row) => row.what === 'changed' && row.field === 'Phone')!;
    await test.call('history.restore', { contactId: ana, change: changed.change! });
    expect((await card()).methods[1]).toMatchObject({ value: '020 7946 0123', normalised: '+442079460123' });
  });

  it('tells tags, roles, jobs and fields of one’s own in words', async () => {
    test.clock.advance(1000);
    const tag = await test.call('tags.create', { name: 'VIP' });
    await test.call('contacts.set_tags', { ids: [ana], add: [tag.id], remove: [] });
    await test.call('contacts.set_roles', { id: ana, roles: ['customer'] });
    const [job] = (await card()).employments;
    await test.call('employments.save', {
      contactId: ana,
      id: job!.id,
      company: { id: job!.companyId },
      title: 'Buyer',
      department: '',
      from: null,
      to: null,
      isCurrent: true,
    });
    const lines = await said();
    expect(lines).toContain('added Tag: - > VIP');
    expect(lines).toContain('added Role: - > Customer');
    expect(lines).toContain('changed Job, job title: - > Buyer');
  });
});

describe('the list of entries', () => {
  it('is narrowed by words, kind, person and day', async () => {
    test.clock.set('2026-11-21T09:00:00.000Z');
    await test.call('contacts.update', { id: ana, patch: { source: 'Fair' } });
    await test.call('history.undo', {});
    const { userId } = await test.call('app.info', {});
    const labels = async (input: object) => (await test.call('history.list', input)).rows.map((row) => row.label);
    expect(await labels({ search: 'RUIZ add' })).toEqual(['Add Ana Ruiz']);
    expect(await labels({ kind: 'undo' })).toEqual(['Undo: Change source of Ana Ruiz']);
    expect(await labels({ to: '2026-11-21T00:00:00.000Z' })).toEqual(['Add Ana Ruiz']);
    expect(await labels({ from: '2026-11-21T00:00:00.000Z', userId })).toHaveLength(2);
    expect(await labels({ userId: ana })).toEqual([]);
    const first = await test.call('history.list', { search: 'ana', limit: 1 });
    expect(await labels({ search: 'ana', limit: 5, cursor: first.nextCursor })).toHaveLength(2);
  });

  it('tells what an entry touched', async () => {
    const { txId } = await test.call('contacts.update', { id: ana, patch: { family: 'Olsen' } });
    expect((await test.call('history.changes', { txId: txId! })).rows).toMatchObject([
      { subject: 'Ana Olsen', contactId: ana, what: 'changed', field: 'Family name', before: 'Ruiz', after: 'Olsen' },
    ]);
    const made = await test.call('contacts.save_method', { contactId: ana, kind: 'phone', label: '', value: '123456' });
    const touched = (await test.call('history.changes', { txId: made.txId! })).rows;
    expect(touched[0]).toMatchObject({ subject: 'Ana Olsen', what: 'added', contactId: ana });
  });
});
