import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtIn, everythingLive, makeCompany, makePerson } from '@test/helpers/rows';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import type { InputOf } from '@shared/contract/index';
import { newId } from '@main/core/ids';

let test: TestApp;
let ana: string;
let company: string;

beforeEach(async () => {
  test = await createTestApp({ now: '2026-11-20T09:00:00.000Z', timeZone: 'Europe/London' });
  company = await makeCompany(test, 'Café Ruiz');
  ana = await makePerson(test, { given: 'Ana', family: 'Ruiz', phone: '+44 7700 900123', companyId: company });
});

afterEach(() => test.close());

const { stage, reason, pipeline } = builtIn;
const make = async (title: string, more: Partial<InputOf<'deals.create'>> = {}) =>
  (await test.call('deals.create', { title, ...more })).id;
const get = (id: string) => test.call('deals.get', { id });
const cardsOf = async (key: string) =>
  (await test.call('deals.column', { stageId: stage(key) })).cards.map((card) => card.title);
const day = (count: number) => test.clock.advance(count * 86_400_000);

describe('making a deal', () => {
  it('begins in the first open stage, in the currency of the file, with the company of its person, as the last card', async () => {
    const empty = everythingLive(test);
    const id = await make('Nine-site refit', { contactId: ana, amount: 1_540_000 });
    await make('Later');
    expect(await get(id)).toMatchObject({
      title: 'Nine-site refit',
      amount: 1_540_000,
      currency: 'GBP',
      pipelineId: pipeline,
      contactName: 'Ana Ruiz',
      companyId: company,
      companyName: 'Café Ruiz',
      contactPhoneE164: '+447700900123',
      stage: { name: 'Qualified', kind: 'open' },
      stageSince: '2026-11-20T09:00:00.000Z',
      closedAt: null,
      nextTask: null,
      people: [{ contactId: ana, displayName: 'Ana Ruiz', role: '' }],
      tasks: [],
      lately: [],
    });
    expect(await cardsOf('qualified')).toEqual(['Nine-site refit', 'Later']);
    expect((await test.call('history.undo', {})).label).toBe('Add deal "Later"');
    expect((await test.call('history.undo', {})).left).toBe(0);
    expect(everythingLive(test)).toEqual(empty);
  });

  it('takes a company given as the contact for the company', async () => {
    expect(await get(await make('x', { contactId: company }))).toMatchObject({ contactId: null, companyId: company });
    expect(
      await get(await make('y', { contactId: ana, companyId: null, stageId: stage('demo'), currency: 'EUR' })),
    ).toMatchObject({ companyId: null, currency: 'EUR', stage: { name: 'Demo' } });
  });

  it('refuses what is gone', async () => {
    for (const more of [
      { contactId: newId() },
      { companyId: newId() },
      { stageId: newId() },
      { pipelineId: newId() },
      { stageId: stage('demo'), pipelineId: newId() },
    ]) {
      await expect(make('x', more)).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('changing a deal', () => {
  it('writes the cells that differ, amount and currency together', async () => {
    const id = await make('Refit', { amount: 100, contactId: ana });
    const before = everythingLive(test);
    expect(
      (await test.call('deals.update', { id, patch: { title: 'Refit', money: { amount: 100, currency: 'GBP' } } }))
        .txId,
    ).toBeNull();
    expect((await get(id)).revision).toBe(1);
    await test.call('deals.update', {
      id,
      patch: {
        title: 'Refit two',
        money: { amount: 900, currency: 'EUR' },
        expectedClose: '2026-12-24',
        notes: 'n',
        source: 's',
        contactId: null,
      },
    });
    expect(await get(id)).toMatchObject({
      title: 'Refit two',
      amount: 900,
      currency: 'EUR',
      expectedClose: '2026-12-24',
      notes: 'n',
      source: 's',
      contactId: null,
    });
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(before);
    await expect(test.call('deals.update', { id, patch: { ownerId: newId() } })).rejects.toMatchObject({
      code: 'not_found',
    });
    await test.call('deals.trash', { id });
    await expect(test.call('deals.update', { id, patch: { title: 'x' } })).rejects.toMatchObject({ code: 'not_found' });
    expect((await get(id)).deletedAt).not.toBeNull();
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(before);
  });
});

describe('moving a card', () => {
  it('lands before, after, first and last, and one undo puts it back', async () => {
    const [a, b, c] = [await make('a'), await make('b'), await make('c')];
    const before = everythingLive(test);
    await test.call('deals.move', { id: c, stageId: stage('qualified'), beforeId: b });
    expect(await cardsOf('qualified')).toEqual(['a', 'c', 'b']);
    expect((await test.call('history.undo', {})).label).toBe('Move c within its stage');
    expect(everythingLive(test)).toEqual(before);
    await test.call('deals.move', { id: c, stageId: stage('qualified'), afterId: null });
    expect(await cardsOf('qualified')).toEqual(['c', 'a', 'b']);
    await test.call('deals.move', { id: c, stageId: stage('qualified'), afterId: a });
    expect(await cardsOf('qualified')).toEqual(['a', 'c', 'b']);
    await test.call('deals.move', { id: a, stageId: stage('qualified'), beforeId: null });
    expect(await cardsOf('qualified')).toEqual(['c', 'b', 'a']);
    expect((await test.call('deals.move', { id: a, stageId: stage('qualified'), afterId: b })).txId).toBeNull();
    expect((await test.call('deals.move', { id: a, stageId: stage('qualified') })).txId).toBeNull();
  });

  it('into another stage begins its time there, and back by undo', async () => {
    const id = await make('Nine-site refit');
    await make('other', { stageId: stage('negotiation') });
    const before = everythingLive(test);
    day(3);
    await test.call('deals.move', { id, stageId: stage('negotiation'), afterId: null });
    expect(await cardsOf('negotiation')).toEqual(['Nine-site refit', 'other']);
    expect(await get(id)).toMatchObject({ stageId: stage('negotiation'), stageSince: '2026-11-23T09:00:00.000Z' });
    day(2);
    const { stages } = await get(id);
    expect(stages.map((one) => [one.stage.name, one.days])).toEqual([
      ['Qualified', 3],
      ['Demo', null],
      ['Proposal', null],
      ['Negotiation', 2],
      ['Ready to close', null],
    ]);
    expect((await test.call('history.undo', {})).label).toBe('Move Nine-site refit to Negotiation');
    expect(everythingLive(test)).toEqual(before);
  });

  it('into a won stage closes it, and out of it opens it again', async () => {
    const id = await make('Refit', { stageId: stage('ready') });
    const open = everythingLive(test);
    await test.call('deals.move', { id, stageId: stage('won') });
    expect(await get(id)).toMatchObject({ closedAt: '2026-11-20T09:00:00.000Z', stage: { kind: 'won' } });
    await test.call('deals.move', { id, stageId: stage('demo') });
    expect(await get(id)).toMatchObject({ closedAt: null, stage: { name: 'Demo' } });
    expect((await test.call('history.undo', {})).label).toBe('Open Refit again in Demo');
    expect((await test.call('history.undo', {})).label).toBe('Close Refit as won');
    expect(everythingLive(test)).toEqual(open);
  });
});

describe('closing and opening again', () => {
  it('goes to the lost stage with its reason, and back to where it came from', async () => {
    const id = await make('Refit', { stageId: stage('proposal') });
    const open = everythingLive(test);
    day(1);
    await test.call('deals.close', { id, as: 'lost', reasonId: reason('lost', 'budget'), note: 'next year' });
    expect(await get(id)).toMatchObject({
      closedAt: '2026-11-21T09:00:00.000Z',
      stage: { kind: 'lost' },
      outcomeReasonId: reason('lost', 'budget'),
      outcomeNote: 'next year',
    });
    const closed = everythingLive(test);
    day(1);
    await test.call('deals.close', { id, as: 'lost', reasonId: reason('lost', 'timing') });
    expect(await get(id)).toMatchObject({
      closedAt: '2026-11-21T09:00:00.000Z',
      outcomeReasonId: reason('lost', 'timing'),
      outcomeNote: '',
    });
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(closed);
    await test.call('deals.close', { id, as: 'won' });
    expect(await get(id)).toMatchObject({
      closedAt: '2026-11-22T09:00:00.000Z',
      stage: { kind: 'won' },
      outcomeReasonId: null,
    });
    await test.call('deals.reopen', { id });
    expect(await get(id)).toMatchObject({
      closedAt: null,
      stage: { name: 'Proposal' },
      outcomeReasonId: null,
      outcomeNote: '',
    });
    for (let undo = 0; undo < 3; undo += 1) expect((await test.call('history.undo', {})).left).toBe(0);
    expect(everythingLive(test)).toEqual(open);
  });

  it('refuses a reason of the other kind, an open deal and a closed stage', async () => {
    const id = await make('Refit');
    await expect(test.call('deals.close', { id, as: 'won', reasonId: reason('lost', 'budget') })).rejects.toMatchObject(
      { code: 'not_found' },
    );
    await expect(test.call('deals.reopen', { id })).rejects.toMatchObject({ code: 'validation' });
    await test.call('deals.close', { id, as: 'won' });
    await expect(test.call('deals.reopen', { id, stageId: stage('lost') })).rejects.toMatchObject({
      code: 'validation',
    });
    await test.call('deals.reopen', { id, stageId: stage('demo') });
    expect((await get(id)).stage.name).toBe('Demo');
  });
});

describe('the people of a deal', () => {
  it('are added once, change their part, leave and come back', async () => {
    const id = await make('Refit', { contactId: ana });
    const bea = await makePerson(test, { given: 'Bea', family: 'Lind' });
    const before = everythingLive(test);
    const people = async () => (await get(id)).people.map((person) => [person.displayName, person.role]);
    await test.call('deals.set_person', { id, contactId: bea, role: 'Decides' });
    await test.call('deals.set_person', { id, contactId: bea, role: 'Pays' });
    expect((await test.call('deals.set_person', { id, contactId: bea, role: 'Pays' })).txId).toBeNull();
    await test.call('deals.set_person', { id, contactId: ana, role: 'Uses' });
    expect(await people()).toEqual([
      ['Ana Ruiz', 'Uses'],
      ['Bea Lind', 'Pays'],
    ]);
    await test.call('deals.remove_person', { id, contactId: ana });
    await test.call('deals.remove_person', { id, contactId: bea });
    expect(await people()).toEqual([]);
    await test.call('deals.set_person', { id, contactId: bea, role: 'Decides' });
    expect(await people()).toEqual([['Bea Lind', 'Decides']]);
    for (let undo = 0; undo < 6; undo += 1) expect((await test.call('history.undo', {})).left).toBe(0);
    expect(everythingLive(test)).toEqual(before);
  });
});

describe('a deal and its log', () => {
  it('is touched by a call and not by a note, and shows both with its tasks', async () => {
    const id = await make('Refit', { contactId: ana });
    day(4);
    await test.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId: ana,
      dealId: id,
      nextStep: { kind: 'email', title: 'Send plan', dueDate: '2026-11-30', dueTime: '10:00' },
    });
    day(1);
    await test.call('interactions.log', { channel: 'note', direction: 'out', contactId: ana, dealId: id });
    const deal = await get(id);
    expect(deal.lastTouchAt).toBe('2026-11-24T09:00:00.000Z');
    expect(deal.nextTask).toMatchObject({ title: 'Send plan', kind: 'email', dueDate: '2026-11-30', dueTime: '10:00' });
    expect(deal.tasks.map((task) => task.title)).toEqual(['Send plan']);
    expect(deal.lately.map((entry) => entry.channel)).toEqual(['note', 'call']);
    await test.call('tasks.create', { kind: 'todo', title: 'Own', dealId: id });
    expect((await get(id)).tasks[1]).toMatchObject({ title: 'Own', contactName: 'Ana Ruiz', dealTitle: 'Refit' });
  });

  it('is not found when there is none', async () => {
    await expect(get(newId())).rejects.toMatchObject({ code: 'not_found' });
  });
});
