import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
let contactId: string;
beforeEach(async () => {
  test = await createTestApp();
  ({ id: contactId } = await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' }));
});
afterEach(() => test.close());

const told = (theirs: string, field = 'value') => ({ code: 'conflict', fields: { [field]: theirs } });

describe('a text that two windows change: the second is told both, nothing is lost', () => {
  it('of an entry of the log', async () => {
    const { id } = await test.call('interactions.log', {
      channel: 'note',
      direction: 'out',
      contactId,
      occurredAt: '2026-11-20T08:00:00.000Z',
      body: 'Read by both',
    });
    const write = (body: string, more: object = {}) =>
      test.call('interactions.update', { id, patch: { body }, ...more });
    const before = { body: 'Read by both' };
    await write('Theirs', { before });
    await expect(write('Yours', { before })).rejects.toMatchObject(told('Theirs', 'body'));
    expect((await test.call('interactions.get', { id })).body).toBe('Theirs');
    // The same twice is no conflict, another field neither, and whoever was told both may insist.
    await write('Theirs', { before });
    await test.call('interactions.update', { id, patch: { purpose: 'service' }, before });
    await write('Yours');
    expect((await test.call('interactions.get', { id })).body).toBe('Yours');
  });

  it('of a deal', async () => {
    const { id } = await test.call('deals.create', { title: 'Refit', contactId });
    const write = (notes: string) => test.call('deals.update', { id, patch: { notes }, before: { notes: '' } });
    await write('Theirs');
    await expect(write('Yours')).rejects.toMatchObject(told('Theirs', 'notes'));
    expect((await test.call('deals.get', { id })).notes).toBe('Theirs');
  });

  it('of a deal’s value, its day and its company, each in words', async () => {
    const { id: theirs } = await test.call('contacts.create', { kind: 'company', name: 'Halden' });
    const { id: yours } = await test.call('contacts.create', { kind: 'company', name: 'Marlow' });
    const { id } = await test.call('deals.create', { title: 'Refit', contactId, companyId: null });
    const before = { companyId: null, expectedClose: null, money: { amount: 0, currency: 'GBP' } };
    const write = (companyId: string, expectedClose: string, amount: number) =>
      test.call('deals.update', {
        id,
        patch: { companyId, expectedClose, money: { amount, currency: 'GBP' } },
        before,
      });
    await test.call('deals.update', { id, patch: { money: { amount: 0, currency: 'GBP' } } });
    await write(theirs, '2026-12-01', 123_450);
    await expect(write(yours, '2026-12-24', 500)).rejects.toMatchObject({
      code: 'conflict',
      fields: {
        company_id: 'Halden',
        'company_id.yours': 'Marlow',
        expected_close: '1 Dec 2026',
        'expected_close.yours': '24 Dec 2026',
        amount: '£1,234.50',
        'amount.yours': '£5',
      },
    });
  });

  it('of the stage of a deal', async () => {
    const { id } = await test.call('deals.create', { title: 'Refit', contactId });
    const { stages, stage } = await test.call('deals.get', { id });
    const [, second, third] = stages.map((one) => one.stage);
    const move = (stageId = '') => test.call('deals.move', { id, stageId, fromStageId: stage.id });
    await move(second?.id);
    await expect(move(third?.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: { stage_id: second?.name, 'stage_id.yours': third?.name },
    });
    // The same move in both is no conflict.
    await move(second?.id);
  });

  it('of how a deal ended: moved, or closed otherwise', async () => {
    const { id } = await test.call('deals.create', { title: 'Refit', contactId });
    const { stages, stage } = await test.call('deals.get', { id });
    const second = stages[1]?.stage;
    const before = { stageId: stage.id, reasonId: null, note: '' };
    const won = (note: string, more: object = { before }) =>
      test.call('deals.close', { id, as: 'won', reasonId: null, note, ...more });
    await test.call('deals.move', { id, stageId: second?.id ?? '', fromStageId: stage.id });
    await expect(won('Yours')).rejects.toMatchObject({
      code: 'conflict',
      fields: { stage_id: second?.name, 'stage_id.yours': 'Won' },
    });
    const [reason] = (await test.call('pipelines.list', {})).reasons.filter(({ kind }) => kind === 'lost');
    await test.call('deals.close', { id, as: 'lost', reasonId: reason?.id ?? null, note: 'Theirs' });
    await expect(won('Yours')).rejects.toMatchObject({
      code: 'conflict',
      fields: {
        stage_id: 'Lost',
        'stage_id.yours': 'Won',
        outcome_reason_id: reason?.name,
        'outcome_reason_id.yours': '',
        outcome_note: 'Theirs',
        'outcome_note.yours': 'Yours',
      },
    });
    expect(await test.call('deals.get', { id })).toMatchObject({ outcomeNote: 'Theirs' });
    await won('Yours', {});
    expect(await test.call('deals.get', { id })).toMatchObject({ outcomeNote: 'Yours', stage: { kind: 'won' } });
  });

  it('of a task: its title and its day, and what nobody else touched is no clash', async () => {
    const { id } = await test.call('tasks.create', { kind: 'call', title: 'Ring', dueDate: '2026-11-20', contactId });
    const before = { title: 'Ring', dueDate: '2026-11-20', priority: 'normal' } as const;
    const write = (title: string, dueDate: string) =>
      test.call('tasks.update', { ids: [id], patch: { title, dueDate, priority: 'high' }, before });
    await write('Ring Ana', '2026-11-23');
    await expect(write('Ring her', '2026-11-24')).rejects.toMatchObject({
      code: 'conflict',
      fields: {
        title: 'Ring Ana',
        'title.yours': 'Ring her',
        due_date: '23 Nov 2026',
        'due_date.yours': '24 Nov 2026',
      },
    });
    const { rows } = await test.call('tasks.list', { contactId });
    expect(rows[0]).toMatchObject({ title: 'Ring Ana', dueDate: '2026-11-23' });
  });

  it('of the outcome of a call', async () => {
    const { id } = await test.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId,
      occurredAt: '2026-11-20T08:00:00.000Z',
    });
    const [first, second] = (await test.call('outcomes.list', {})).rows;
    const write = (outcomeId: string | undefined) =>
      test.call('interactions.update', { id, patch: { outcomeId: outcomeId ?? '' }, before: { outcomeId: null } });
    await write(first?.id);
    await expect(write(second?.id)).rejects.toMatchObject(told(first?.name ?? '', 'outcome_id'));
  });

  it('of a field of one’s own, in its words', async () => {
    const { id: fieldId } = await test.call('fields.save', {
      name: 'Seats',
      kind: '',
      type: 'choice',
      options: [{ name: 'Window' }, { name: 'Aisle' }],
    });
    const write = (value: string | null, before: string | null) =>
      test.call('fields.set_value', { contactIds: [contactId], fieldId, value, before });
    await write('Window', null);
    await expect(write('Aisle', null)).rejects.toMatchObject(told('Window'));
    const stored = (await test.call('fields.values', { contactId })).values[fieldId] ?? '';
    await write('Aisle', stored);
    await expect(write(null, stored)).rejects.toMatchObject(told('Aisle'));
  });
});

describe('what is one’s own, changed in two windows', () => {
  it('a connection keeps the note that the first wrote', async () => {
    const { id: otherId } = await test.call('contacts.create', { kind: 'person', name: 'Ben Okri' });
    const kindId = (await test.call('relationships.kinds', {})).rows.find(({ name }) => name === 'Friend')?.id ?? '';
    const save = (note: string, more: object = {}) =>
      test.call('relationships.save', { contactId, otherId, kindId, reversed: false, note, ...more });
    const { id } = await save('At school');
    const before = { note: 'At school' };
    await save('Theirs', { id, before });
    await save('Theirs', { id, before });
    await expect(save('Yours', { id, before })).rejects.toMatchObject(told('Theirs', 'note'));
    await save('Yours', { id });
    expect((await test.call('contacts.get', { id: contactId })).relationships).toMatchObject([{ note: 'Yours' }]);
  });

  it('a tag, a view, a user, an outcome and a kind of connection keep the name that the first gave them', async () => {
    const tag = await test.call('tags.create', { name: 'Fair' });
    const view = await test.call('views.save', { entity: 'contact', name: 'Fair', state: '{"a":1}' });
    const kind = await test.call('relationships.save_kind', { name: 'Backs', reverseName: 'Backed by' });
    const outcome = await test.call('outcomes.save', { name: 'Rang off', isConnected: false });
    const [me] = (await test.call('users.list', {})).rows;
    const writes: ((name: string) => Promise<unknown>)[] = [
      (name) => test.call('tags.update', { id: tag.id, name, before: { name: 'Fair' } }),
      (name) => test.call('views.update', { id: view.id, name, before: { name: 'Fair' } }),
      (name) =>
        test.call('relationships.save_kind', {
          id: kind.id,
          name,
          reverseName: 'Backed by',
          before: { name: 'Backs', reverseName: 'Backed by' },
        }),
      (name) =>
        test.call('outcomes.save', {
          id: outcome.id,
          name,
          isConnected: true,
          before: { name: 'Rang off', isConnected: false },
        }),
      (name) => test.call('users.save', { id: me?.id, name, before: { name: me?.name ?? '' } }),
    ];
    for (const write of writes) {
      await write('Theirs');
      await write('Theirs');
      await expect(write('Yours')).rejects.toMatchObject({
        code: 'conflict',
        fields: { name: 'Theirs', 'name.yours': 'Yours' },
      });
    }
    const over = (state: string) => test.call('views.update', { id: view.id, state, before: { state: '{"a":1}' } });
    await over('{"a":2}');
    await expect(over('{"a":3}')).rejects.toMatchObject({ fields: { state: '{"a":2}', 'state.yours': '{"a":3}' } });
  });

  it('an outcome and a kind of connection take what each changed, and who insists takes back no more than that', async () => {
    const outcome = { name: 'Rang off', isConnected: false };
    const { id } = await test.call('outcomes.save', outcome);
    const saveOutcome = (more: object) => test.call('outcomes.save', { id, ...outcome, before: outcome, ...more });
    await saveOutcome({ isConnected: true });
    await saveOutcome({ name: 'Hung up' });
    await expect(saveOutcome({ name: 'Cut off' })).rejects.toMatchObject({ code: 'conflict' });
    await saveOutcome({ name: 'Cut off', before: { isConnected: false } });
    expect((await test.call('outcomes.list', {})).rows.at(-1)).toMatchObject({ name: 'Cut off', isConnected: true });

    const read = { name: 'Backs', reverseName: 'Backed by' };
    const kind = await test.call('relationships.save_kind', read);
    const saveKind = (more: object) =>
      test.call('relationships.save_kind', { id: kind.id, ...read, before: read, ...more });
    await saveKind({ reverseName: 'Is backed by' });
    await saveKind({ name: 'Supports' });
    await expect(saveKind({ name: 'Is backed by', before: { reverseName: 'Backed by' } })).rejects.toMatchObject({
      code: 'validation',
    });
    await saveKind({ name: 'Helps', before: { reverseName: 'Backed by' } });
    const { rows } = await test.call('relationships.kinds', {});
    expect(rows).toContainEqual(expect.objectContaining({ name: 'Helps', reverseName: 'Is backed by' }));
  });

  it('a field keeps the choice that the first added, and takes what else the second changed', async () => {
    const made = await test.call('fields.save', {
      name: 'Seat',
      kind: '',
      type: 'choice',
      options: [{ name: 'Window' }, { name: 'Aisle' }],
    });
    const read = async () => {
      const { name, kind, type, options } = (await test.call('fields.list', {})).rows[0]!;
      return { name, kind, type, options };
    };
    const before = await read();
    const save = (more: object) => test.call('fields.save', { id: made.id, ...before, before, ...more });
    await save({ options: [...before.options, { name: 'Middle' }] });
    await save({ name: 'Seats' });
    expect(await read()).toMatchObject({ name: 'Seats', options: [{}, {}, { name: 'Middle' }] });
    await expect(save({ name: 'Place', options: [...before.options, { name: 'Bulkhead' }] })).rejects.toMatchObject({
      code: 'conflict',
      fields: {
        name: 'Seats',
        'name.yours': 'Place',
        options: 'Window, Aisle, Middle',
        'options.yours': 'Window, Aisle, Bulkhead',
      },
    });
    // Who insists on the name takes nothing back of the choices.
    const { name: _, ...untouched } = before;
    await save({ name: 'Place', before: untouched });
    expect(await read()).toMatchObject({ name: 'Place', options: [{}, {}, { name: 'Middle' }] });
  });

  it('a product: the price of the one, the name of the other; the same cell twice is told as money', async () => {
    const { id } = await test.call('products.save', { name: 'Grinder', unitPrice: 10_000 });
    const [product] = (await test.call('products.list', {})).rows;
    const { id: _, retiredAt: __, ...before } = product!;
    await test.call('products.save', { id, ...before, unitPrice: 12_000, before });
    await test.call('products.save', { id, ...before, name: 'Grinder Mk 2', before });
    expect((await test.call('products.list', {})).rows[0]).toMatchObject({ name: 'Grinder Mk 2', unitPrice: 12_000 });
    await expect(test.call('products.save', { id, ...before, unitPrice: 11_000, before })).rejects.toMatchObject({
      fields: { unit_price: '£120', 'unit_price.yours': '£110' },
    });
    const { unitPrice: ___, ...untouched } = before;
    await test.call('products.save', { id, ...before, unitPrice: 11_000, before: untouched });
    expect((await test.call('products.list', {})).rows[0]).toMatchObject({ name: 'Grinder Mk 2', unitPrice: 11_000 });
  });
});
