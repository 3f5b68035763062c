import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtIn, everythingLive, makeCompany, makePerson, plansOf, trashRow } from '@test/helpers/rows';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import type { InputOf } from '@shared/contract/index';
import { newId } from '@main/core/ids';

let test: TestApp;
let ana: string;

beforeEach(async () => {
  // 23:30 on Friday in New York; Saturday already in UTC.
  test = await createTestApp({ now: '2026-11-21T04:30:00.000Z', timeZone: 'America/New_York' });
  ana = await makePerson(test, { given: 'Ana', family: 'Ruiz', phone: '+44 7700 900123' });
});

afterEach(() => test.close());

type Log = InputOf<'interactions.log'>;
const log = (input: Partial<Log> = {}) =>
  test.call('interactions.log', { channel: 'call', direction: 'out', contactId: ana, ...input });
const contactOf = (id: string) =>
  test.connection.db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('logging a call', () => {
  it('writes the entry, whom it was with, the first touch and the next step, and fulfils the task, as one undo', async () => {
    const { id: taskId } = await test.call('tasks.create', {
      kind: 'call',
      title: 'Call Ana',
      dueDate: '2026-11-20',
      contactId: ana,
    });
    const before = everythingLive(test);
    const id = newId();
    test.clock.advance(60_000);
    const result = await log({
      id,
      number: '07700 900123',
      body: 'Wants the offer by Friday.',
      outcomeId: builtIn.outcome('connected'),
      durationSeconds: 240,
      nextStep: { kind: 'email', title: 'Send the offer', dueDate: '2026-11-27', dueTime: '09:00' },
      fulfilsTaskId: taskId,
    });
    expect(result.id).toBe(id);
    expect(await test.call('interactions.get', { id })).toMatchObject({
      channel: 'call',
      subject: 'Call',
      body: 'Wants the offer by Friday.',
      outcome: 'connected',
      outcomeName: 'Connected',
      durationSeconds: 240,
      number: '07700 900123',
      contactId: ana,
      contactName: 'Ana Ruiz',
      occurredAt: '2026-11-21T04:31:00.000Z',
    });
    expect(test.connection.raw.prepare('SELECT number_e164 AS e164 FROM interaction').get()).toEqual({
      e164: '+447700900123',
    });
    const { rows } = await test.call('tasks.list', { contactId: ana });
    expect(rows).toMatchObject([
      {
        id: result.taskId,
        kind: 'email',
        title: 'Send the offer',
        dueDate: '2026-11-27',
        dueTime: '09:00',
        doneAt: null,
        lastSaid: 'Wants the offer by Friday.',
      },
    ]);
    expect(rows[0]?.assigneeId).not.toBeNull();
    const done = await test.connection.db
      .selectFrom('task')
      .selectAll()
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    expect(done).toMatchObject({ done_at: '2026-11-21T04:31:00.000Z', fulfilled_by: id });
    expect(await contactOf(ana)).toMatchObject({
      first_touch_channel: 'call',
      lifecycle: 'new',
      last_interaction_at: '2026-11-21T04:31:00.000Z',
      next_task_at: '2026-11-27T09:00',
    });

    const undone = await test.call('history.undo', {});
    expect(undone).toMatchObject({ label: 'Log call with Ana Ruiz', left: 0 });
    expect(everythingLive(test)).toEqual(before);
    await test.call('history.redo', {});
    expect(await test.call('interactions.get', { id })).toMatchObject({ id });
  });

  it('is one entry however often the same draft is saved', async () => {
    const id = newId();
    const step = { kind: 'call' as const, title: 'Call again', dueDate: '2026-11-23' };
    const first = await log({ id, nextStep: step });
    test.clock.advance(5000);
    const after = everythingLive(test);
    expect(await log({ id, nextStep: step, body: 'saved twice' })).toEqual(first);
    expect(first.txId).not.toBeNull();
    expect(everythingLive(test)).toEqual(after);
  });

  it('takes an undone entry out of the trash when its draft is saved again', async () => {
    const id = newId();
    const bea = await makePerson(test, { given: 'Bea', family: 'Lind' });
    await log({ id, body: 'one', nextStep: { kind: 'call', title: 'Again', dueDate: '2026-11-23' } });
    await test.call('history.undo', {});
    const between = everythingLive(test);
    const again = await log({
      id,
      body: 'two',
      contactId: bea,
      nextStep: { kind: 'todo', title: 'Think', dueDate: '2026-11-24' },
    });
    expect(await test.call('interactions.get', { id })).toMatchObject({ body: 'two', contactName: 'Bea Lind' });
    expect((await test.call('tasks.list', { contactId: bea })).rows).toMatchObject([
      { id: again.taskId, title: 'Think' },
    ]);
    expect((await test.call('interactions.last_said', { contactId: ana })).last).toBeNull();
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(between);
  });

  it('writes the first touch once, and never from a note', async () => {
    await log({ channel: 'note', body: 'met her brother' });
    expect(await contactOf(ana)).toMatchObject({ first_touch_channel: null, last_interaction_at: null });
    await log({ channel: 'email', direction: 'in' });
    await log();
    expect(await contactOf(ana)).toMatchObject({ first_touch_channel: 'email' });
  });

  it('names the channel in the history, and a call with nobody', async () => {
    await log({ channel: 'note' });
    await log({ contactId: null, channel: 'visit' });
    const { rows } = await test.call('history.list', {});
    expect(rows.map((row) => row.label)).toEqual(['Log visit', 'Log note about Ana Ruiz']);
  });

  it('writes nothing when what it names is gone', async () => {
    const before = everythingLive(test);
    await expect(log({ contactId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    await expect(log({ dealId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    await expect(log({ outcomeId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    await expect(log({ fulfilsTaskId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    await trashRow(test, 'contact', ana);
    await expect(log()).rejects.toMatchObject({ code: 'not_found' });
    await trashRow(test, 'contact', ana, false);
    expect(everythingLive(test)).toEqual(before);
  });

  it('leaves a task as it was ticked off first', async () => {
    const { id: taskId } = await test.call('tasks.create', { kind: 'call', title: 'Call Ana', contactId: ana });
    const first = await log({ fulfilsTaskId: taskId });
    test.clock.advance(1000);
    await log({ fulfilsTaskId: taskId });
    const task = await test.connection.db
      .selectFrom('task')
      .selectAll()
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    expect(task.fulfilled_by).toBe(first.id);
  });
});

describe('changing the log', () => {
  it('writes only the cells that differ, and undoes them', async () => {
    const { id } = await log({ body: 'one' });
    const before = everythingLive(test);
    expect((await test.call('interactions.update', { id, patch: { body: 'one' } })).txId).toBeNull();
    expect(test.connection.raw.prepare('SELECT revision FROM interaction WHERE id = ?').get(id)).toEqual({
      revision: 1,
    });
    await test.call('interactions.update', {
      id,
      patch: { body: 'two', occurredAt: '2026-11-01T10:00:00.000Z', outcomeId: builtIn.outcome('busy') },
    });
    expect(await test.call('interactions.get', { id })).toMatchObject({
      body: 'two',
      outcome: 'busy',
      subject: 'Call',
    });
    expect(await contactOf(ana)).toMatchObject({
      last_interaction_at: '2026-11-01T10:00:00.000Z',
      last_outcome: 'Busy',
    });
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(before);
  });

  it('moves an entry to the trash, and undo takes it out', async () => {
    const { id } = await log({ body: 'one' });
    const before = everythingLive(test);
    await test.call('interactions.trash', { id });
    await expect(test.call('interactions.get', { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(test.call('interactions.trash', { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(test.call('interactions.update', { id, patch: { body: 'x' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await test.call('interactions.list', {})).rows).toEqual([]);
    expect(await contactOf(ana)).toMatchObject({ last_interaction_at: null });
    await test.call('history.undo', {});
    expect(everythingLive(test)).toEqual(before);
  });
});

describe('what was said last', () => {
  const at = (day: string) => `2026-11-${day}T10:00:00.000Z`;

  it('is a conversation, and everything after it came since', async () => {
    await log({ occurredAt: at('01'), channel: 'email', direction: 'in', body: 'Please call.' });
    await log({ occurredAt: at('02'), outcomeId: builtIn.outcome('connected') });
    const { id: missed } = await log({ occurredAt: at('03'), outcomeId: builtIn.outcome('no_answer') });
    const { id: note } = await log({ occurredAt: at('04'), channel: 'note', body: 'on holiday' });
    const { last, since } = await test.call('interactions.last_said', { contactId: ana });
    expect(last).toMatchObject({ occurredAt: at('02'), outcome: 'connected' });
    expect(since.map((entry) => entry.id)).toEqual([note, missed]);
  });

  it('is also a call nobody took about which something was written', async () => {
    await log({ occurredAt: at('02'), outcomeId: builtIn.outcome('connected') });
    await log({ occurredAt: at('03'), outcomeId: builtIn.outcome('left_message'), body: 'Asked her to call back.' });
    expect((await test.call('interactions.last_said', { contactId: ana })).last).toMatchObject({
      occurredAt: at('03'),
    });
  });

  it('of a company is also that of its people', async () => {
    const company = await makeCompany(test, 'Café Ruiz');
    const bea = await makePerson(test, { given: 'Bea', family: 'Lind', companyId: company });
    await log({ contactId: company, occurredAt: at('02'), channel: 'letter' });
    await log({ contactId: bea, occurredAt: at('05'), channel: 'meeting' });
    await log({ contactId: bea, occurredAt: at('06'), outcomeId: builtIn.outcome('busy') });
    const { last, since } = await test.call('interactions.last_said', { contactId: company });
    expect(last).toMatchObject({ occurredAt: at('05'), contactName: 'Bea Lind' });
    expect(since).toMatchObject([{ occurredAt: at('06') }]);
  });

  it('is nothing before the first', async () => {
    expect(await test.call('interactions.last_said', { contactId: ana })).toEqual({ last: null, since: [] });
  });
});

describe('the log', () => {
  const channels = ['call', 'email', 'meeting'] as const;

  async function fill(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      // Three entries to each minute, so that equal times are told apart by their ids.
      const minute = String(Math.floor(index / 3)).padStart(2, '0');
      await log({
        channel: channels[index % 3]!,
        direction: index % 2 === 0 ? 'out' : 'in',
        occurredAt: `2026-11-02T10:${minute}:00.000Z`,
        body: `entry ${index}`,
        outcomeId: index % 6 === 0 ? builtIn.outcome('busy') : null,
      });
    }
  }

  async function walk(input: InputOf<'interactions.list'>): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof test.call<'interactions.list'>>> = await test.call('interactions.list', {
        ...input,
        cursor,
        limit: 4,
      });
      seen.push(...page.rows.map((row) => row.body));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return seen;
  }

  const reversed = (count: number, keep: (index: number) => boolean = () => true) =>
    Array.from({ length: count }, (_, index) => count - 1 - index)
      .filter(keep)
      .map((index) => `entry ${index}`);

  it('walks to its end by every filter, each entry once, newest first', async () => {
    await fill(31);
    expect(await walk({})).toEqual(reversed(31));
    expect(await walk({ channels: ['call'] })).toEqual(reversed(31, (index) => index % 3 === 0));
    expect(await walk({ channels: ['call', 'meeting', 'call'] })).toEqual(reversed(31, (index) => index % 3 !== 1));
    expect(await walk({ direction: 'in' })).toEqual(reversed(31, (index) => index % 2 === 1));
    expect(await walk({ outcomeIds: [builtIn.outcome('busy')] })).toEqual(reversed(31, (index) => index % 6 === 0));
    expect(await walk({ from: '2026-11-02T10:02:00.000Z', to: '2026-11-02T10:04:00.000Z' })).toEqual(
      reversed(31, (index) => index >= 6 && index < 12),
    );
    expect(await walk({ search: 'entry' })).toEqual(reversed(31));
    expect(await walk({ search: 'entry', channels: ['email'] })).toEqual(reversed(31, (index) => index % 3 === 1));
    expect(await walk({ userIds: [newId()] })).toEqual([]);
    const [me] = (await test.call('users.list', {})).rows;
    const userIds = [newId(), me!.id];
    expect(await walk({ userIds })).toEqual(reversed(31));
    const outcomeIds = [builtIn.outcome('busy'), builtIn.outcome('no_answer')];
    for (const channels of [['call'], ['call', 'email'], undefined] as const)
      expect(await walk({ userIds, outcomeIds, ...(channels && { channels: [...channels] }) })).toEqual(
        reversed(31, (index) => index % 6 === 0),
      );
    expect(await walk({ userIds, outcomeIds, channels: ['email'] })).toEqual([]);
    expect(await walk({ channels: [], outcomeIds, search: 'entry' })).toEqual(reversed(31, (index) => index % 6 === 0));
  });

  it('finds words by their beginning in any order, and people by name or number', async () => {
    const bea = await makePerson(test, { given: 'Béatrice', family: "O'Brien" });
    await log({ body: 'Straße and Proposal' });
    await log({ contactId: bea, body: "the plan's price" });
    const found = async (search: string) => (await walk({ search })).sort();
    expect(await found('propos strasse')).toEqual(['Straße and Proposal']);
    expect(await found('proposal price')).toEqual([]);
    expect(await found("plan's")).toEqual(["the plan's price"]);
    expect(await found('beatri')).toEqual(["the plan's price"]);
    expect(await found('ru')).toEqual(['Straße and Proposal']);
    expect(await found('0 7700 900')).toEqual(['Straße and Proposal']);
    expect(await found('"AND* NEAR(')).toEqual([]);
    expect(await found('   ')).toHaveLength(2);
  });

  it('refuses a cursor that is none of its own', async () => {
    await expect(test.call('interactions.list', { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('is a walk of an index', async () => {
    const plans = await plansOf(test, async () => {
      await test.call('interactions.list', {});
      await test.call('interactions.list', { channels: ['call'] });
      await test.call('interactions.last_said', { contactId: ana });
    });
    expect(plans.filter((step) => /^SCAN (?!CONSTANT)/.test(step) && !/SCAN i USING INDEX/.test(step))).toEqual([]);
    expect(plans.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(plans.join('\n')).toMatch(/i USING INDEX interaction_by_channel/);
    expect(plans.join('\n')).toMatch(/SEARCH link USING INDEX interaction_contact_by_contact/);
  });

  it('walks the log of an outcome or a user by an index of its own, the rarer of the two', async () => {
    const plansFor = (input: InputOf<'interactions.list'>) =>
      plansOf(test, async () => test.call('interactions.list', input));
    await fill(12);
    const outcomeIds = [builtIn.outcome('busy')];
    const [me] = (await test.call('users.list', {})).rows;
    const byOutcome = await plansFor({ outcomeIds });
    expect(byOutcome.join('\n')).toMatch(/SEARCH i USING INDEX interaction_by_outcome \(outcome_id=\?/);
    const byUser = await plansFor({ userIds: [me!.id] });
    expect(byUser.join('\n')).toMatch(/SEARCH i USING INDEX interaction_by_user \(user_id=\?/);
    // Only what fell on the same instant is put in order.
    for (const step of [...byOutcome, ...byUser])
      if (step.includes('TEMP B-TREE')) expect(step).toContain('LAST TERM OF ORDER BY');
    const both = await plansFor({ outcomeIds, userIds: [me!.id] });
    expect(both.join('\n')).toMatch(/SEARCH i USING INDEX interaction_by_outcome/);
    expect(both.join('\n')).not.toMatch(/SEARCH i USING INDEX interaction_by_user/);
  });

  it('lists the outcomes in the order of their keys', async () => {
    const { rows } = await test.call('interactions.outcomes', {});
    expect(rows.map((row) => row.key)).toEqual([
      'connected',
      'left_message',
      'left_voicemail',
      'no_answer',
      'busy',
      'wrong_number',
    ]);
    expect(rows[0]).toMatchObject({ name: 'Connected', isConnected: true });
  });
});
