import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dealFiguresOfOne } from '@main/db/derive';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { readCard } from './contact-card.repo';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

const person = async (name: string, more: object = {}) =>
  (await test.call('contacts.create', { kind: 'person', name, ...more })).id;
const company = async (name: string) => (await test.call('contacts.create', { kind: 'company', name })).id;
const card = (id: string) => test.call('contacts.get', { id });
const undo = () => test.call('history.undo', {});
const row = async (id: string) => (await test.call('contacts.list', {})).rows.find((one) => one.id === id);

describe('the jobs of a person', () => {
  const job = { title: '', department: '', from: null, to: null, isCurrent: true };
  const jobs = async (id: string) =>
    (await card(id)).employments.map((one) => [one.companyName, one.isCurrent, one.isPrimary]);

  it('may be several at once, and the main one is the company of the card', async () => {
    const id = await person('Ana Ruiz', { company: { name: 'Halden' } });
    const second = await test.call('employments.save', { ...job, contactId: id, company: { name: 'Orchard' } });
    expect(await jobs(id)).toEqual([
      ['Halden', true, true],
      ['Orchard', true, false],
    ]);
    expect(await row(id)).toMatchObject({ companyName: 'Halden' });
    await test.call('employments.save', {
      ...job,
      contactId: id,
      id: second.id,
      company: { name: 'Orchard' },
      title: 'Trustee',
      isPrimary: true,
    });
    expect(await row(id)).toMatchObject({ companyName: 'Orchard' });
    expect((await undo()).label).toBe('Save a job of Ana Ruiz');
    expect(await row(id)).toMatchObject({ companyName: 'Halden' });
    await test.call('contacts.set_company', { id, company: { name: 'Third' } });
    expect(await jobs(id)).toEqual([
      ['Third', true, true],
      ['Orchard', true, false],
      ['Halden', false, false],
    ]);
    await test.call('contacts.set_company', { id, company: { name: 'Orchard' }, title: 'Chair' });
    expect(await row(id)).toMatchObject({ companyName: 'Orchard' });
  });

  it('keeps past ones with what is known of their dates, and refuses one that ends before it begins', async () => {
    const id = await person('Ana Ruiz');
    const past = { ...job, contactId: id, company: { name: 'Old Mill' }, isCurrent: false };
    await test.call('employments.save', { ...past, from: '2015', to: '2019-03', title: 'Baker' });
    await test.call('employments.save', { ...past, from: '2019-03', to: '2019' });
    expect((await card(id)).employments).toMatchObject([
      { from: '2015', to: '2019-03', isCurrent: false },
      { from: '2019-03', to: '2019' },
    ]);
    expect(await row(id)).toMatchObject({ companyName: '' });
    await expect(test.call('employments.save', { ...past, from: '2019', to: '2018-12' })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(test.call('employments.save', { ...past, from: '2019-13' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const { id: first } = (await card(id)).employments[0]!;
    await test.call('employments.remove', { id: first });
    expect((await card(id)).employments).toHaveLength(1);
    await undo();
    expect((await card(id)).employments).toHaveLength(2);
    const firm = await company('Northwind');
    await expect(test.call('employments.save', { ...past, contactId: firm })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  it('moves on and keeps the job of before, or corrects one that never was', async () => {
    const id = await person('Ana Ruiz', { company: { name: 'Haldn' }, title: 'Nurse' });
    await test.call('contacts.set_company', { id, company: { name: 'Halden' }, how: 'corrected' });
    expect((await card(id)).employments).toMatchObject([{ companyName: 'Halden', title: 'Nurse', isCurrent: true }]);
    await test.call('contacts.set_company', { id, company: { name: 'Orchard' }, how: 'moved' });
    expect((await card(id)).employments).toMatchObject([
      { companyName: 'Orchard', from: '2026-11-20', to: null },
      { companyName: 'Halden', title: 'Nurse', to: '2026-11-20', isCurrent: false },
    ]);
    await test.call('contacts.set_company', { id, company: null, how: 'corrected' });
    expect((await card(id)).employments).toMatchObject([{ companyName: 'Halden' }]);
  });
});

describe('relationships', () => {
  const kindOf = async (name: string) =>
    (await test.call('relationships.kinds', {})).rows.find((kind) => kind.name === name)!.id;

  it('stand on both cards, each in its own word, once, and are undone', async () => {
    const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Okri')];
    const kindId = await kindOf('Assistant');
    const { id } = await test.call('relationships.save', { contactId: ana, otherId: ben, kindId, reversed: false });
    expect((await card(ana)).relationships).toMatchObject([
      { word: 'Assistant', otherName: 'Ben Okri', reversed: false },
    ]);
    expect((await card(ben)).relationships).toMatchObject([{ word: 'Assists', otherName: 'Ana Ruiz', reversed: true }]);
    const again = await test.call('relationships.save', { contactId: ben, otherId: ana, kindId, reversed: true });
    expect(again).toEqual({ id, txId: null });
    await test.call('relationships.save', { contactId: ben, otherId: ana, kindId, reversed: true, note: 'Mornings' });
    expect((await card(ana)).relationships).toMatchObject([{ note: 'Mornings' }]);
    expect((await undo()).label).toBe('Connect Ben Okri and Ana Ruiz');
    await undo();
    expect((await card(ana)).relationships).toEqual([]);
    await test.call('relationships.save', { contactId: ana, otherId: ben, kindId, reversed: false });
    await test.call('relationships.remove', { id });
    expect((await card(ben)).relationships).toEqual([]);
    await undo();
    expect((await card(ben)).relationships).toHaveLength(1);
  });

  it('of which both sides are the same are one from either side', async () => {
    const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Okri')];
    const kindId = await kindOf('Sibling');
    const first = await test.call('relationships.save', { contactId: ana, otherId: ben, kindId, reversed: false });
    const second = await test.call('relationships.save', { contactId: ben, otherId: ana, kindId, reversed: false });
    expect(second.id).toBe(first.id);
    expect((await card(ana)).relationships).toMatchObject([{ word: 'Sibling' }]);
    const other = await kindOf('Friend');
    await test.call('relationships.save', {
      contactId: ana,
      id: first.id,
      otherId: ben,
      kindId: other,
      reversed: false,
    });
    expect((await card(ben)).relationships).toMatchObject([{ word: 'Friend' }]);
    await test.call('contacts.trash', { ids: [ben] });
    expect((await card(ana)).relationships).toEqual([]);
  });

  it('refuse what cannot be: a card and itself, a company’s spouse, a card in the trash', async () => {
    const [ana, firm] = [await person('Ana Ruiz'), await company('Northwind')];
    const kindId = await kindOf('Spouse or partner');
    const save = (otherId: string) =>
      test.call('relationships.save', { contactId: ana, otherId, kindId, reversed: false });
    await expect(save(ana)).rejects.toMatchObject({ code: 'validation' });
    await expect(save(firm)).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringMatching(/people/) as string,
    });
    await test.call('contacts.trash', { ids: [firm] });
    await expect(save(firm)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are of kinds that the user may name, make, and take away while no card has one', async () => {
    const [ana, firm] = [await person('Ana Ruiz'), await company('Northwind')];
    const own = await test.call('relationships.save_kind', { name: 'Sponsors', reverseName: 'Sponsored by' });
    expect(await test.call('relationships.save_kind', { name: 'Sponsors', reverseName: 'Sponsored by' })).toEqual({
      id: own.id,
      txId: null,
    });
    await test.call('relationships.save', { contactId: ana, otherId: firm, kindId: own.id, reversed: true });
    expect((await card(firm)).relationships).toMatchObject([{ word: 'Sponsors' }]);
    const renamed = { id: own.id, name: 'Backs', reverseName: 'Backed by' };
    await test.call('relationships.save_kind', renamed);
    expect((await card(ana)).relationships).toMatchObject([{ word: 'Backed by' }]);
    await expect(
      test.call('relationships.save_kind', { id: own.id, name: 'Backs', reverseName: 'Backs' }),
    ).rejects.toMatchObject({ code: 'validation' });
    await expect(test.call('relationships.remove_kind', { id: own.id })).rejects.toMatchObject({ code: 'validation' });
    await test.call('relationships.remove', { id: (await card(ana)).relationships[0]!.id });
    await test.call('relationships.remove_kind', { id: own.id });
    expect((await test.call('relationships.kinds', {})).rows.some((kind) => kind.isOwn)).toBe(false);
    const friend = await kindOf('Friend');
    await expect(test.call('relationships.remove_kind', { id: friend })).rejects.toMatchObject({ code: 'validation' });
    await test.call('relationships.save_kind', { id: friend, name: 'Mate', reverseName: '' });
    expect(await kindOf('Mate')).toBe(friend);
    await expect(
      test.call('relationships.save_kind', { id: friend, name: 'Fan', reverseName: 'Idol' }),
    ).rejects.toMatchObject({ code: 'validation' });
    await test.call('relationships.save_kind', { id: friend, name: 'Pal', reverseName: 'Mate' });
    expect((await test.call('relationships.kinds', {})).rows).toContainEqual(
      expect.objectContaining({ id: friend, name: 'Pal', reverseName: 'Pal' }),
    );
  });
});

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
});

it('keeps which sections the cards of a kind hide', async () => {
  const hiddenSections = { person: ['deals'], company: [] };
  await test.call('settings.update', { hiddenSections });
  expect((await test.call('app.info', {})).settings.hiddenSections).toEqual(hiddenSections);
});
