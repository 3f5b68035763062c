import { afterEach, describe, expect, it } from 'vitest';
import { builtIn, makePerson, plansOf, trashRow } from '@test/helpers/rows';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;
const { stage } = builtIn;

afterEach(() => test.close());

const start = async (now = '2026-11-20T09:00:00.000Z', timeZone = 'Europe/London') => {
  test = await createTestApp({ now, timeZone });
};
const task = async (
  title: string,
  dueDate: string | null,
  more: { kind?: 'call' | 'todo'; dueTime?: string; contactId?: string } = {},
) => (await test.call('tasks.create', { kind: 'todo', title, dueDate, ...more })).id;
const titles = (rows: readonly { title: string }[]) => rows.map((row) => row.title);

describe('today', () => {
  it('parts what is overdue, the calls by time and the rest', async () => {
    await start();
    const ana = await makePerson(test, { given: 'Ana', family: 'Ruiz', phone: '+44 7700 900123' });
    await test.call('interactions.log', {
      channel: 'meeting',
      direction: 'out',
      contactId: ana,
      body: 'Likes the blue one.',
      occurredAt: '2026-11-10T10:00:00.000Z',
    });
    await task('late', '2026-11-19', { kind: 'call' });
    await task('very late', '2026-10-01');
    await task('call at ten', '2026-11-20', { kind: 'call', dueTime: '10:00', contactId: ana });
    await task('call whenever', '2026-11-20', { kind: 'call' });
    await task('call at nine', '2026-11-20', { kind: 'call', dueTime: '09:00' });
    await task('write', '2026-11-20');
    await task('tomorrow', '2026-11-21');
    await task('some day', null);
    await test.call('tasks.complete', { id: await task('done', '2026-11-20'), done: true });
    const today = await test.call('today.get', { date: '2026-11-20' });
    expect(titles(today.overdue)).toEqual(['very late', 'late']);
    expect(titles(today.calls)).toEqual(['call at nine', 'call at ten', 'call whenever']);
    expect(today.calls[1]).toMatchObject({
      phone: '+44 7700 900123',
      contactName: 'Ana Ruiz',
      lastSaid: 'Likes the blue one.',
      lastSaidAt: '2026-11-10T10:00:00.000Z',
    });
    expect(titles(today.todos)).toEqual(['write']);
    expect(today.week).toHaveLength(10);
    expect(today.week[0]).toEqual({ date: '2026-11-16', count: 0 });
    expect(today.week.filter((one) => one.count > 0)).toEqual([
      { date: '2026-11-19', count: 1 },
      { date: '2026-11-20', count: 4 },
      { date: '2026-11-21', count: 1 },
    ]);
    expect(await test.call('today.counts', { date: '2026-11-20' })).toEqual({
      today: 6,
      overdue: 2,
      calls: 3,
      todos: 1,
    });
    await trashRow(test, 'contact', ana);
    expect(await test.call('today.counts', { date: '2026-11-20' })).toEqual({
      today: 5,
      overdue: 2,
      calls: 2,
      todos: 1,
    });
    await expect(test.call('today.get', { date: '2026-02-31' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is one person’s when asked', async () => {
    await start();
    const { id: other } = await test.call('users.save', { name: 'Tom Beck' });
    await test.call('tasks.create', { kind: 'call', title: 'of Tom', dueDate: '2026-11-20', assigneeId: other });
    await task('mine', '2026-11-20', { kind: 'call' });
    await test.call('deals.create', { title: 'mine' });
    const today = await test.call('today.get', { date: '2026-11-20', assigneeId: other });
    expect(titles(today.calls)).toEqual(['of Tom']);
    expect(today.week[4]?.count).toBe(1);
    expect(today).toMatchObject({ openDeals: [], noNextStepCount: 0, noNextStep: [] });
  });

  it('begins its week on Monday, on a Sunday too, and stays there while one looks about', async () => {
    await start('2026-11-22T09:00:00.000Z');
    const first = async (date: string) => (await test.call('today.get', { date })).week[0]?.date;
    expect(await first('2026-11-22')).toBe('2026-11-16');
    expect(await first('2026-11-23')).toBe('2026-11-16');
    expect(await first('2026-11-25')).toBe('2026-11-16');
    expect(await first('2026-11-26')).toBe('2026-11-23');
    expect(await first('2026-11-15')).toBe('2026-11-09');
  });

  it('calls nothing late that is due today, whatever day one looks at', async () => {
    await start();
    await task('today', '2026-11-20');
    await task('late', '2026-11-19');
    expect(titles((await test.call('today.get', { date: '2026-11-24' })).overdue)).toEqual(['late']);
    expect(titles((await test.call('today.get', { date: '2026-11-19' })).overdue)).toEqual([]);
  });

  it('shows the deals that are quiet, worst for their stage first, and those without a next step', async () => {
    await start('2026-10-01T09:00:00.000Z', 'Asia/Tokyo');
    for (let index = 0; index < 6; index += 1)
      await test.call('deals.create', { title: `old ${index}`, stageId: stage('qualified'), amount: 100 });
    test.clock.set('2026-10-10T09:00:00.000Z');
    const { id } = await test.call('deals.create', {
      title: 'short patience',
      stageId: stage('ready'),
      amount: 5,
      currency: 'EUR',
    });
    await task('next', '2026-12-01');
    await test.call('tasks.create', { kind: 'todo', title: 'x', dealId: id });
    test.clock.set('2026-11-05T09:00:00.000Z');
    await test.call('deals.create', { title: 'fresh', stageId: stage('ready'), amount: 7 });
    await test.call('deals.close', {
      id: (await test.call('deals.create', { title: 'won', amount: 50 })).id,
      as: 'won',
    });
    const today = await test.call('today.get', { date: '2026-11-05' });
    expect(today.quietCount).toBe(7);
    expect(today.quiet).toHaveLength(5);
    expect(today.quiet[0]).toMatchObject({
      title: 'short patience',
      stageName: 'Ready to close',
      daysQuiet: 26,
      state: 'bad',
    });
    expect(today.quiet[1]).toMatchObject({ title: 'old 0', daysQuiet: 35, state: 'quiet' });
    expect(today.noNextStepCount).toBe(7);
    expect(titles(today.noNextStep)).toEqual(['old 0', 'old 1', 'old 2', 'old 3', 'old 4']);
    expect(today.openDeals).toMatchObject([
      { currency: 'GBP', amount: 607 },
      { currency: 'EUR', amount: 5 },
    ]);
    expect(today.wonThisMonth).toEqual([{ currency: 'GBP', amount: 50, weighted: 50, count: 1 }]);
  });

  it('tells birthdays of the next two weeks, across the year and in the years without a 29 February', async () => {
    await start();
    const born = (given: string, birthday: string) => makePerson(test, { given, birthday });
    await born('Leap', '1992-02-29');
    await born('Yearless', '--03-05');
    await born('Today', '1980-02-20');
    await born('Past', '1980-02-19');
    await born('Far', '1980-03-07');
    await born('Winter', '2000-01-02');
    const trashed = await born('Trashed', '1980-02-21');
    await trashRow(test, 'contact', trashed);
    const ahead = async (date: string) =>
      (await test.call('today.get', { date })).birthdays.map((row) => [
        row.displayName,
        row.date,
        row.turns,
        row.daysAway,
      ]);
    expect(await ahead('2027-02-20')).toEqual([
      ['Today', '2027-02-20', 47, 0],
      ['Leap', '2027-02-28', 35, 8],
      ['Yearless', '2027-03-05', null, 13],
    ]);
    expect(await ahead('2028-02-28')).toEqual([
      ['Leap', '2028-02-29', 36, 1],
      ['Yearless', '2028-03-05', null, 6],
      ['Far', '2028-03-07', 48, 8],
    ]);
    expect(await ahead('2026-12-24')).toEqual([['Winter', '2027-01-02', 27, 9]]);
  });

  it('reads by indexes alone', async () => {
    await start();
    await test.call('deals.create', { title: 'x' });
    const plans = await plansOf(test, async () => {
      await test.call('today.get', { date: '2026-11-20' });
      await test.call('today.counts', { date: '2026-11-20' });
    });
    expect(plans.filter((step) => /^SCAN (?!json_each|s\b|p\b|stage|pipeline)/.test(step))).toEqual([]);
    expect(plans.join('\n')).toMatch(/SEARCH contact USING INDEX contact_by_birthday/);
    expect(plans.join('\n')).toMatch(/SEARCH t USING INDEX task_due/);
    expect(plans.join('\n')).toMatch(/SEARCH d USING COVERING INDEX deal_sums/);
  });
});
