import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtIn, plansOf } from '@test/helpers/rows';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import type { InputOf } from '@shared/contract/index';

let test: TestApp;
const { stage, pipeline } = builtIn;

afterEach(() => test.close());

const start = async (now: string, timeZone: string) => {
  test = await createTestApp({ now, timeZone });
};
const make = async (title: string, more: Partial<InputOf<'deals.create'>> = {}) =>
  (await test.call('deals.create', { title, ...more })).id;
const board = (more: Partial<InputOf<'deals.board'>> = {}) =>
  test.call('deals.board', { pipelineId: pipeline, ...more });

describe('the board', () => {
  beforeEach(() => start('2026-11-20T09:00:00.000Z', 'Europe/London'));

  it('sums each stage by currency, weighted, and never adds two currencies', async () => {
    await make('a', { amount: 1000 });
    await make('b', { amount: 2005 });
    await make('c', { amount: 500, currency: 'EUR' });
    await make('d', { amount: 700, stageId: stage('negotiation') });
    const { columns, totals } = await board();
    expect(columns.map((column) => [column.stage.name, column.count])).toEqual([
      ['Qualified', 3],
      ['Demo', 0],
      ['Proposal', 0],
      ['Negotiation', 1],
      ['Ready to close', 0],
    ]);
    expect(columns[0]?.sums).toEqual([
      { currency: 'EUR', amount: 500, weighted: 50, count: 1 },
      { currency: 'GBP', amount: 3005, weighted: 300, count: 2 },
    ]);
    expect(totals.open).toEqual([
      { currency: 'GBP', amount: 3705, weighted: 790, count: 3 },
      { currency: 'EUR', amount: 500, weighted: 50, count: 1 },
    ]);
    expect(totals).toMatchObject({ wonThisMonth: [], quiet: 0, noNextStep: 4 });
  });

  it('pages the cards of a stage to the end, each once', async () => {
    for (let index = 0; index < 7; index += 1) await make(`deal ${index}`);
    // Two machines may give two cards one place.
    await test.writer.write({ label: 'Tie', kind: 'system' }, (write) =>
      write.db
        .updateTable('deal')
        .set({ position: 'a3' })
        .where('title', 'in', ['deal 3', 'deal 4', 'deal 5'])
        .execute(),
    );
    const first = (await board({ perStage: 2 })).columns[0]!;
    const titles = first.cards.map((card) => card.title);
    let cursor = first.nextCursor;
    while (cursor !== null) {
      const page: { cards: { title: string }[]; nextCursor: string | null } = await test.call('deals.column', {
        stageId: stage('qualified'),
        cursor,
        limit: 2,
      });
      titles.push(...page.cards.map((card) => card.title));
      cursor = page.nextCursor;
    }
    expect(titles).toEqual(Array.from({ length: 7 }, (_, index) => `deal ${index}`));
  });

  it('is filtered by words, owner, day and next step', async () => {
    const a = await make('Nine-site Réfit', { expectedClose: '2026-12-01' });
    await make('Other');
    await test.call('tasks.create', { kind: 'todo', title: 'x', dealId: a });
    const counted = async (filter: InputOf<'deals.board'>['filter']) => {
      const { columns, totals } = await board({ filter });
      expect(columns[0]?.cards).toHaveLength(columns[0]?.count ?? -1);
      return [columns[0]?.count, totals.noNextStep];
    };
    expect(await counted({ search: 'refit nine' })).toEqual([1, 0]);
    expect(await counted({ search: 'ot' })).toEqual([1, 1]);
    expect(await counted({ search: '"%_' })).toEqual([0, 0]);
    expect(await counted({ closesUntil: '2026-12-01' })).toEqual([1, 0]);
    expect(await counted({ noNextStep: true })).toEqual([1, 1]);
    expect(await counted({ ownerIds: [a] })).toEqual([0, 0]);
  });

  it('counts a deal as quiet from the day its stage says', async () => {
    await make('Refit', { stageId: stage('ready') });
    test.clock.set('2026-11-26T23:59:00.000Z');
    expect((await board()).totals.quiet).toBe(0);
    test.clock.set('2026-11-27T00:01:00.000Z');
    expect((await board()).totals.quiet).toBe(1);
  });

  it('reads no deal that it need not', async () => {
    await make('a');
    const plans = await plansOf(test, () => board());
    expect(plans.filter((step) => /^SCAN (d|t|c)\b/.test(step))).toEqual([]);
    expect(plans).toContain('SEARCH d USING COVERING INDEX deal_sums (stage_id=?)');
    expect(plans.join('\n')).toMatch(/SEARCH d USING COVERING INDEX deal_by_closed/);
    expect(plans.join('\n')).toMatch(/SEARCH d USING INDEX deal_by_stage/);
  });
});

describe('won this month', () => {
  it('begins and ends with the month where the user is', async () => {
    // 31 October 20:30 in New York is November already in UTC.
    await start('2026-11-01T00:30:00.000Z', 'America/New_York');
    const close = async (title: string, amount: number) =>
      test.call('deals.close', { id: await make(title, { amount }), as: 'won' });
    await close('October', 1);
    test.clock.set('2026-11-01T04:00:00.000Z');
    await close('November begins', 10);
    expect((await board()).totals.wonThisMonth).toEqual([{ currency: 'GBP', amount: 10, weighted: 10, count: 1 }]);
    // Winter time by now: the month ends at 05:00 UTC.
    test.clock.set('2026-12-01T04:59:00.000Z');
    await close('November ends', 100);
    expect((await board()).totals.wonThisMonth).toMatchObject([{ amount: 110 }]);
    test.clock.set('2026-12-01T05:00:00.000Z');
    expect((await board()).totals.wonThisMonth).toEqual([]);
  });
});

describe('the list of deals', () => {
  beforeEach(() => start('2026-11-20T09:00:00.000Z', 'Europe/London'));

  async function walk(input: InputOf<'deals.list'>, limit = 3): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { rows: { title: string }[]; nextCursor: string | null } = await test.call('deals.list', {
        ...input,
        cursor,
        limit,
      });
      seen.push(...page.rows.map((row) => row.title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return seen;
  }

  it('counts what each of several lists holds, as the list itself does', async () => {
    await make('small', { amount: 1 });
    await make('late', { expectedClose: '2026-12-01' });
    await test.call('deals.close', { id: await make('done'), as: 'won' });
    const of: InputOf<'deals.count'>['of'] = [
      {},
      { state: 'won' },
      { state: 'lost' },
      { state: 'all' },
      { filter: { closesUntil: '2026-12-31' } },
      { filter: { search: 'small' } },
    ];
    const lengths: number[] = [];
    for (const question of of) lengths.push((await walk(question)).length);
    expect(lengths).toEqual([2, 1, 0, 3, 1, 1]);
    expect((await test.call('deals.count', { of })).found).toEqual(lengths);
  });

  it('walks to its end by every order both ways, whatever is empty or equal', async () => {
    const stages = ['demo', 'qualified', 'ready'];
    const titles: string[] = [];
    for (let index = 0; index < 14; index += 1) {
      const title = `deal ${String(Math.floor(index / 2)).padStart(2, '0')}`;
      titles.push(title);
      await make(title, {
        amount: index % 4,
        expectedClose: index % 3 === 0 ? null : `2026-12-0${(index % 3) + 1}`,
        stageId: stage(stages[index % 3]!),
      });
    }
    for (const sort of ['value', 'close', 'stage', 'title', 'updated'] as const) {
      for (const descending of [false, true]) {
        for (const limit of [1, 3, 14])
          expect((await walk({ sort, descending }, limit)).sort(), `${sort} ${descending} ${limit}`).toEqual(titles);
      }
    }
    expect(await walk({ sort: 'title' })).toEqual(titles);
    const { rows } = await test.call('deals.list', { sort: 'stage', limit: 14 });
    expect(rows.map((row) => row.stageName)).toEqual([
      ...Array<string>(5).fill('Qualified'),
      ...Array<string>(5).fill('Demo'),
      ...Array<string>(4).fill('Ready to close'),
    ]);
    const byClose = (await test.call('deals.list', { sort: 'close', descending: true, limit: 14 })).rows.map(
      (row) => row.expectedClose,
    );
    expect(byClose.slice(-5)).toEqual([null, null, null, null, null]);
    expect(byClose[0]).toBe('2026-12-03');
  });

  it('shows the open ones, the won, the lost or all', async () => {
    await make('open');
    await test.call('deals.close', { id: await make('won'), as: 'won' });
    await test.call('deals.close', { id: await make('lost'), as: 'lost' });
    await test.call('deals.trash', { id: await make('gone') });
    expect(await walk({})).toEqual(['open']);
    expect(await walk({ state: 'won' })).toEqual(['won']);
    expect(await walk({ state: 'lost', sort: 'stage' })).toEqual(['lost']);
    expect((await walk({ state: 'all', pipelineId: pipeline })).sort()).toEqual(['lost', 'open', 'won']);
    await expect(test.call('deals.list', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is a walk of an index by every order', async () => {
    await make('a');
    // Stages are few and sorted; that is not what is looked at here.
    await test.call('pipelines.list', {});
    const plansBy = (sorts: readonly NonNullable<InputOf<'deals.list'>['sort']>[]) =>
      plansOf(test, async () => {
        for (const sort of sorts) await test.call('deals.list', { sort });
      });
    const plans = await plansBy(['value', 'close', 'title', 'updated']);
    expect(plans.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    for (const index of ['deal_by_amount', 'deal_by_close', 'deal_by_title', 'deal_by_updated'])
      expect(plans.join('\n')).toContain(index);
    // Of the stages that deals end in, those still open are looked up, and the few are sorted.
    const byStage = await plansBy(['stage']);
    expect(byStage.join('\n')).toContain('SEARCH d USING INDEX deal_by_stage');
    expect(byStage.join('\n')).toContain('SEARCH d USING INDEX deal_sums');
    expect(byStage.filter((step) => step.includes('TEMP B-TREE'))).toHaveLength(1);
  });
});
