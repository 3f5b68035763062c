import { afterEach, expect, it } from 'vitest';
import { dayBounds } from '@shared/domain/dates';
import { builtIn } from '@test/helpers/rows';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

afterEach(() => test.close());

it('shows the deals that the figure of quiet ones counts, on the day they become so', async () => {
  test = await createTestApp({ now: '2026-11-20T09:00:00.000Z', timeZone: 'Europe/London' });
  const { id } = await test.call('deals.create', { title: 'Refit', stageId: builtIn.stage('ready') });
  await test.call('deals.create', { title: 'A stage with more patience', stageId: builtIn.stage('demo') });
  const shownOn = async (day: string) => {
    test.clock.set(`${day}T12:00:00.000Z`);
    const quietBy = dayBounds(day, 'Europe/London').to;
    const { columns, totals } = await test.call('deals.board', { pipelineId: builtIn.pipeline, filter: { quietBy } });
    const cards = columns.flatMap((column) => column.cards.map((card) => card.id));
    expect(cards).toHaveLength(totals.quiet);
    const { rows } = await test.call('deals.list', { filter: { quietBy } });
    expect(rows.map((row) => row.id)).toEqual(cards);
    return cards;
  };
  expect(await shownOn('2026-11-26')).toEqual([]);
  expect(await shownOn('2026-11-27')).toEqual([id]);
});
