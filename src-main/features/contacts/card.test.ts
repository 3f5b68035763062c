import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dealFiguresOfOne } from '@main/db/derive-contact';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { readCard } from './contact-card.repo';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const person = async (name: string, more: object = {}) =>
  (await test.call('contacts.create', { kind: 'person', name, ...more })).id;
const card = (id: string) => test.call('contacts.get', { id });
const undo = () => test.call('history.undo', {});
const row = async (id: string) => (await test.call('contacts.list', {})).rows.find((one) => one.id === id);

describe('keep in touch', () => {
  const log = (contactId: string, occurredAt: string, channel: 'call' | 'note' = 'call') =>
    test.call('interactions.log', { channel, direction: 'out', contactId, occurredAt });
  const due = async (date: string) =>
    (await test.call('today.get', { date })).keepInTouch.map((one) => one.displayName);

  it('is due a rhythm after the last contact, or after the card was made, and any contact begins it anew', async () => {
    const id = await person('Ana Ruiz');
    await test.call('contacts.update', { id, patch: { keepInTouchDays: 7 } });
    expect((await card(id)).touchDue).toBe('2026-11-27');
    await log(id, '2026-11-19T09:00:00.000Z');
    expect((await card(id)).touchDue).toBe('2026-11-26');
    await log(id, '2026-11-20T08:00:00.000Z', 'note');
    expect(await row(id)).toMatchObject({ touchDue: '2026-11-26', keepInTouchDays: 7 });
    expect(await due('2026-11-25')).toEqual([]);
    expect(await due('2026-11-26')).toEqual(['Ana Ruiz']);
    await log(id, '2026-11-20T08:30:00.000Z');
    expect(await due('2026-11-26')).toEqual([]);
    await undo();
    expect((await card(id)).touchDue).toBe('2026-11-26');
    await test.call('contacts.update', { id, patch: { keepInTouchDays: null } });
    expect((await card(id)).touchDue).toBeNull();
  });

  it('is put off, until somebody speaks with them', async () => {
    const id = await person('Ana Ruiz');
    await expect(test.call('contacts.snooze_touch', { id, until: '2026-12-01' })).rejects.toMatchObject({
      code: 'validation',
    });
    await test.call('contacts.update', { id, patch: { keepInTouchDays: 7 } });
    await expect(test.call('contacts.snooze_touch', { id, until: '2026-11-27' })).rejects.toMatchObject({
      code: 'validation',
    });
    await test.call('contacts.snooze_touch', { id, until: '2026-12-10' });
    expect((await card(id)).touchDue).toBe('2026-12-10');
    expect(await due('2026-12-09')).toEqual([]);
    await log(id, '2026-11-21T08:30:00.000Z');
    expect((await card(id)).touchDue).toBe('2026-11-28');
    await undo();
    expect((await card(id)).touchDue).toBe('2026-12-10');
    await undo();
    expect((await card(id)).touchDue).toBe('2026-11-27');
  });

  it('counts the days of the file’s time zone, and of its owner’s cards alone when asked', async () => {
    const id = await person('Ana Ruiz');
    await log(id, '2026-11-19T20:00:00.000Z');
    await test.call('contacts.update', { id, patch: { keepInTouchDays: 7 } });
    expect((await card(id)).touchDue).toBe('2026-11-26');
    await test.call('settings.update', { timeZone: 'Pacific/Auckland' });
    expect((await card(id)).touchDue).toBe('2026-11-27');
    const { userId } = await test.call('app.info', {});
    expect((await test.call('today.get', { date: '2026-12-01', assigneeId: userId! })).keepInTouchCount).toBe(1);
    await test.call('contacts.update', { id, patch: { ownerId: null } });
    expect((await test.call('today.get', { date: '2026-12-01', assigneeId: userId! })).keepInTouch).toEqual([]);
  });

  it('finds those who are due by the index', () => {
    const plan = test.connection.raw
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM contact WHERE deleted_at IS NULL AND touch_due IS NOT NULL AND touch_due <= '2026-01-01'
         AND (NULL IS NULL OR owner_id = NULL) ORDER BY touch_due, id LIMIT 8`,
      )
      .all() as { detail: string }[];
    expect(plan.map((step) => step.detail)).toEqual([
      expect.stringMatching(/^SEARCH contact USING .*contact_by_touch_due/),
    ]);
  });
});

describe('what is known of a card', () => {
  it('has a name in parts, readable in its own order', async () => {
    const id = await person('János Nagy');
    await test.call('contacts.update', { id, patch: { nameOrder: 'family', phoneticFamily: 'Nadj' } });
    expect(await card(id)).toMatchObject({ displayName: 'Nagy János', nameOrder: 'family', phoneticFamily: 'Nadj' });
    expect((await test.call('contacts.pick', { search: 'nadj' })).rows).toMatchObject([{ displayName: 'Nagy János' }]);
    const yamada = await person('山田 太郎', { fields: { phoneticFamily: 'やまだ', phoneticGiven: 'たろう' } });
    expect((await card(yamada)).displayName).toBe('山田太郎');
    expect((await test.call('contacts.pick', { search: 'やまだ' })).rows).toMatchObject([{ displayName: '山田太郎' }]);
  });

  it.each(['x'.repeat(10_000), 'יוסי כהן', '🦄👩‍👩‍👧 Ltd'])('takes any name: %.20s', async (name) => {
    const id = await person(name);
    expect((await card(id)).displayName).toBe(name);
    expect((await row(id))?.displayName).toBe(name);
    await test.call('contacts.update', { id, patch: { nameOrder: 'family' } });
    expect([...(await card(id)).displayName].length).toBe([...name].length);
  });

  it('takes out of a name what would turn round the sentences it stands in', async () => {
    expect((await card(await person('\u202egnorw\u0000'))).displayName).toBe('gnorw');
  });

  it('keeps a number of letters as text', async () => {
    const id = await person('Ana', { methods: [{ kind: 'phone', label: 'work', value: 'CALL RECEPTION' }] });
    expect((await card(id)).methods).toMatchObject([{ value: 'CALL RECEPTION', normalised: null }]);
    await expect(test.call('contacts.dial', { contactId: id, number: 'CALL RECEPTION' })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  it('has its readiness by four questions, each yes, no or not known, with its history', async () => {
    const id = await person('Ana');
    await test.call('contacts.update', { id, patch: { readyBudget: true, readyNeed: false } });
    expect(await card(id)).toMatchObject({
      readyBudget: true,
      readyNeed: false,
      readyTiming: null,
      readyAuthority: null,
    });
    test.clock.advance(1000);
    await test.call('contacts.update', { id, patch: { readyBudget: null } });
    const { entries } = await test.call('contacts.timeline', { id, changes: true });
    expect(entries).toContainEqual(
      expect.objectContaining({ type: 'change', field: 'readyBudget', before: 'yes', after: null }),
    );
  });

  it('has its first touch from its first contact, and never another', async () => {
    const id = await person('Ana');
    const log = (channel: 'note' | 'email' | 'call') =>
      test.call('interactions.log', { channel, direction: 'in', contactId: id });
    await log('note');
    expect((await card(id)).firstTouchChannel).toBeNull();
    await log('email');
    await log('call');
    expect((await card(id)).firstTouchChannel).toBe('email');
  });

  it('counts what was won, in the file’s own currency', async () => {
    const id = await person('Ana', { company: { name: 'Halden' } });
    const deal = async (amount: number, currency: string) =>
      (await test.call('deals.create', { title: 'Refit', amount, currency, contactId: id })).id;
    const won = await deal(500, 'GBP');
    await test.call('deals.close', { id: won, as: 'won' });
    await test.call('deals.close', { id: await deal(700, 'USD'), as: 'won' });
    await test.call('deals.close', { id: await deal(900, 'GBP'), as: 'lost' });
    expect(await card(id)).toMatchObject({ wonDealAmount: 500, wonDealCount: 2 });
    await test.call('settings.update', { currency: 'USD' });
    expect(await row(id)).toMatchObject({ wonDealAmount: 700, wonDealCount: 2, openDealCount: 0 });
    await test.call('deals.reopen', { id: won });
    expect(await card(id)).toMatchObject({ wonDealAmount: 700, wonDealCount: 1 });
  });

  it('finds its deals by their own keys, never by walking all of a stage', () => {
    const plan = test.connection.raw.prepare(`EXPLAIN QUERY PLAN ${dealFiguresOfOne}`).all({ id: '' }) as {
      detail: string;
    }[];
    const steps = plan.map((step) => step.detail).filter((detail) => /^(SEARCH|SCAN) (d|s|deal\w*)\b/.test(detail));
    expect(steps).toEqual([
      expect.stringContaining('deal_by_contact'),
      expect.stringContaining('deal_by_company'),
      expect.stringContaining('deal_contact_by_contact'),
      expect.stringMatching(/^SEARCH d USING INDEX sqlite_autoindex_deal_1/),
      expect.stringMatching(/^SEARCH s USING INDEX sqlite_autoindex_stage_1/),
    ]);
  });

  it('is read by keys alone', async () => {
    const { raw } = test.connection;
    const id = await person('Ana');
    const asked = vi.spyOn(raw, 'prepare');
    readCard(raw, id);
    const queries = asked.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('@id'));
    asked.mockRestore();
    expect(queries.length).toBeGreaterThan(5);
    const steps = queries.flatMap(
      (sql) => raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ id }) as { detail: string }[],
    );
    const walks = steps.map((step) => step.detail).filter((detail) => detail.startsWith('SCAN'));
    // What was found by a key is walked; a table never is.
    expect(walks.filter((detail) => !/^SCAN (mine|CONSTANT ROW)/.test(detail))).toEqual([]);
  });

  it('asks before a letter that they asked not to get', async () => {
    const id = await person('Ana', { fields: { doNotMail: true } });
    const compose = { contactId: id, address: 'ana@x.example' };
    await expect(test.call('contacts.compose', compose)).rejects.toMatchObject({ code: 'forbidden' });
    await test.call('contacts.compose', { ...compose, anyway: true });
    expect(test.opened).toEqual(['mailto:ana@x.example']);
  });
});

describe('the steps of a lifecycle', () => {
  it('are given another day, or taken out, but not the one at which the card stands', async () => {
    const id = await person('Ana');
    test.clock.advance(60_000);
    await test.call('contacts.update', { id, patch: { lifecycle: 'customer' } });
    const [first, now] = (await card(id)).lifecycleHistory;
    await test.call('contacts.date_lifecycle', { id: first!.id, date: '2024-03-01' });
    expect((await card(id)).lifecycleHistory[0]).toMatchObject({ lifecycle: 'new', at: '2024-03-01T00:00:00.000Z' });
    await expect(test.call('contacts.date_lifecycle', { id: now!.id, date: '2026-11-21' })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(test.call('contacts.date_lifecycle', { id: now!.id, date: null })).rejects.toMatchObject({
      code: 'validation',
    });
    await test.call('contacts.date_lifecycle', { id: first!.id, date: null });
    expect((await card(id)).lifecycleHistory).toMatchObject([{ lifecycle: 'customer' }]);
    await undo();
    expect((await card(id)).lifecycleHistory).toHaveLength(2);
  });
});

describe('what two windows change at once', () => {
  const clash = (theirs: string) => ({ code: 'conflict', fields: { value: theirs } });

  it('is told for a number: the second sees the first, and writes over it only when told to', async () => {
    const id = await person('Ana', { methods: [{ kind: 'phone', label: 'work', value: '020 7946 0001' }] });
    const [method] = (await card(id)).methods;
    const save = (value: string, before?: string) =>
      test.call('contacts.save_method', { contactId: id, id: method!.id, kind: 'phone', label: 'work', value, before });
    await save('020 7946 0002', '020 7946 0001');
    await expect(save('020 7946 0003', '020 7946 0001')).rejects.toMatchObject(clash('020 7946 0002'));
    await save('020 7946 0002', '020 7946 0001');
    await save('020 7946 0003');
    expect((await card(id)).methods).toMatchObject([{ value: '020 7946 0003' }]);
  });

  it('is told for an address and a job', async () => {
    const id = await person('Ana', { company: { name: 'Halden' }, title: 'Nurse' });
    const address = {
      contactId: id,
      label: 'work',
      street: '1 High St',
      city: 'Leeds',
      region: '',
      postalCode: '',
      country: '',
    };
    const made = await test.call('contacts.save_address', address);
    const { revision } = (await card(id)).addresses[0]!;
    await test.call('contacts.save_address', { ...address, id: made.id, city: 'York', revision });
    await expect(
      test.call('contacts.save_address', { ...address, id: made.id, city: 'Hull', revision }),
    ).rejects.toMatchObject(clash('1 High St, York, work'));
    const [job] = (await card(id)).employments;
    const edit = {
      contactId: id,
      id: job!.id,
      company: { id: job!.companyId },
      department: '',
      from: null,
      to: null,
      isCurrent: true,
      revision: job!.revision,
    };
    await test.call('employments.save', { ...edit, title: 'Matron' });
    await expect(test.call('employments.save', { ...edit, title: 'Cook' })).rejects.toMatchObject(
      clash('Halden, Matron'),
    );
    expect((await card(id)).employments).toMatchObject([{ title: 'Matron' }]);
  });

  it('is told for where a person works: another title, or another company by now', async () => {
    const id = await person('Ana', { company: { name: 'Halden' }, title: 'Nurse' });
    const [read] = (await card(id)).employments;
    const set = (company: string, title: string) =>
      test.call('contacts.set_company', {
        id,
        company: { name: company },
        title,
        job: { id: read!.id, revision: read!.revision },
      });
    await set('Halden', 'Matron');
    await expect(set('Halden', 'Cook')).rejects.toMatchObject(clash('Halden, Matron'));
    await set('Halden', 'Matron');
    await test.call('contacts.set_company', { id, company: { name: 'Marlow' }, title: 'Matron' });
    await expect(set('Halden', 'Cook')).rejects.toMatchObject(clash('Marlow, Matron'));
    expect((await card(id)).employments.filter((job) => job.isCurrent)).toMatchObject([{ companyName: 'Marlow' }]);
  });
});

it('keeps which sections the cards of a kind hide', async () => {
  const hiddenSections = { person: ['deals'], company: [] };
  await test.call('settings.update', { hiddenSections });
  expect((await test.call('app.info', {})).settings.hiddenSections).toEqual(hiddenSections);
});
