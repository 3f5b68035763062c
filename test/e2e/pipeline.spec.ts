import { expect, test, type Locator, type Page } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { rail, toast } from './parts';

// The board of the example office: moved by mouse and by keys, said aloud, closed with a reason, taken back.

const words = strings.pipelinePage;
const host = useHost({ demo: true });

function column(page: Page, stage: string): Locator {
  return page.getByRole('region', { name: stage, exact: true });
}

function deal(within: Locator | Page, title: string): Locator {
  return within.getByRole('listitem').filter({ hasText: title }).getByRole('button');
}

/** What the board says to a screen reader. */
function said(page: Page): Locator {
  return page.getByRole('main').getByRole('status');
}

async function stageOf(title: string): Promise<string> {
  const { rows } = await host.app.call('deals.list', { state: 'all', filter: { search: title } });
  return rows.find((one) => one.title === title)?.stageName ?? '';
}

test('columns have their sums and weighted sums', async () => {
  const { page, app } = host;
  await rail(page, strings.shell.nav.pipeline).click();
  const pipeline = (await app.call('pipelines.list', {})).rows[0];
  const board = await app.call('deals.board', { pipelineId: pipeline?.id ?? '' });
  expect(board.columns.length).toBeGreaterThan(3);
  for (const { stage, sums, count } of board.columns) {
    const [sum] = sums;
    if (sum === undefined) throw new Error('the example has deals in every stage');
    const head = column(page, stage.name);
    await expect(head).toContainText(String(count));
    await expect(head).toContainText(`£${(sum.amount / 100).toLocaleString('en-GB')}`);
    await expect(head).toContainText(words.weightedSum(`£${(sum.weighted / 100).toLocaleString('en-GB')}`));
  }
});

test('a deal is moved by mouse, and taken back', async () => {
  const { page } = host;
  const title = 'Sea-front kiosk';
  await deal(column(page, 'Demo'), title).dragTo(column(page, 'Proposal').getByRole('list'), {
    targetPosition: { x: 100, y: 20 },
  });
  await expect(deal(column(page, 'Proposal'), title)).toBeVisible();
  await expect.poll(() => stageOf(title)).toBe('Proposal');
  await expect(said(page)).toHaveText(new RegExp(`^${title} dropped. Stage Proposal`));
  await expect(toast(page, words.did.moved(title, 'Proposal'))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(deal(column(page, 'Demo'), title)).toBeVisible();
  expect(await stageOf(title)).toBe('Demo');
});

test('a deal is moved by keys, each step said', async () => {
  const { page } = host;
  const title = 'Sample order, Lyon';
  await deal(column(page, 'Demo'), title).focus();
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText(new RegExp(`^${title} lifted. Stage Demo, \\d of \\d`));
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(/^Stage Proposal, \d of \d/);
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(/^Stage Negotiation, \d of \d/);
  expect(await stageOf(title)).toBe('Demo');
  await page.keyboard.press('Escape');
  await expect(said(page)).toHaveText(new RegExp(`^${title} put back. Stage Demo`));
  await expect(deal(column(page, 'Demo'), title)).toBeFocused();

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText(new RegExp(`^${title} dropped. Stage Proposal`));
  await expect.poll(() => stageOf(title)).toBe('Proposal');
  await expect(deal(column(page, 'Proposal'), title)).toBeFocused();
});

test('a deal is lost with its reason by keys; none without one', async () => {
  const { page, app } = host;
  const title = 'Tea room counter';
  await deal(page, title).focus();
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog', { name: words.close.lostTitle(title) });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(words.close.needsReason)).toBeVisible();
  const [reason] = (await app.call('pipelines.list', {})).reasons.filter((one) => one.kind === 'lost');
  await page.keyboard.press('1');
  await expect(dialog.getByRole('radio', { name: reason?.name ?? '?' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(deal(page, title)).toBeHidden();
  expect(await stageOf(title)).toBe('Lost');
  await page.keyboard.press('Control+z');
  await expect(deal(page, title)).toBeVisible();
  expect(await stageOf(title)).toBe('Qualified');
});

test('a deal is opened, and won on its page', async () => {
  const { page, app } = host;
  const title = 'Hospice kitchen, 2 units';
  await deal(page, title).click();
  await expect(page.getByRole('main', { name: title })).toBeVisible();
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog', { name: words.close.wonTitle(title) });
  const [reason] = (await app.call('pipelines.list', {})).reasons.filter((one) => one.kind === 'won');
  await dialog.getByRole('radio', { name: reason?.name ?? '?' }).click();
  await dialog.getByRole('textbox', { name: words.close.note }).fill('Before the carol service');
  await dialog.getByRole('button', { name: words.close.saveWon }).click();
  await expect(dialog).toBeHidden();
  const { rows } = await app.call('deals.list', { state: 'won', filter: { search: title } });
  const won = await app.call('deals.get', { id: rows[0]?.id ?? '' });
  expect(won).toMatchObject({ outcomeReasonId: reason?.id, outcomeNote: 'Before the carol service' });
  await expect(page.getByRole('main')).toContainText('Before the carol service');
});

test('a deal that another window moved or closed meanwhile: both are shown, by mouse and by keys', async () => {
  const { page, app } = host;
  const title = 'Sea-front kiosk';
  const { conflict } = strings.contactCardPage;
  await rail(page, strings.shell.nav.pipeline).click();
  const { rows } = await app.call('deals.list', { filter: { search: title } });
  const { id = '', stageId = '' } = rows[0] ?? {};
  const stages = (await app.call('pipelines.list', {})).rows[0]?.stages ?? [];
  const elsewhere = (name: string) =>
    app.call('deals.move', { id, stageId: stages.find((stage) => stage.name === name)?.id ?? '' });
  const clash = page.getByRole('dialog', { name: conflict.title });

  const to = await column(page, 'Proposal').getByRole('list').boundingBox();
  await deal(column(page, 'Demo'), title).hover();
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 90, (to?.y ?? 0) + 30, { steps: 4 });
  await expect(deal(column(page, 'Demo'), title)).toBeVisible();
  await elsewhere('Negotiation');
  await page.mouse.up();
  await expect(clash).toContainText('Negotiation');
  await expect(clash).toContainText('Proposal');
  await clash.getByRole('button', { name: conflict.takeYours }).click();
  await expect(deal(column(page, 'Proposal'), title)).toBeVisible();
  await expect.poll(() => stageOf(title)).toBe('Proposal');

  await deal(page, title).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await app.call('deals.close', { id, as: 'lost', reasonId: null, note: 'They closed' });
  await page.keyboard.press('Space');
  await expect(clash).toContainText('Lost');
  await expect(clash).toContainText('Negotiation');
  await page.keyboard.press('Enter');
  await expect(clash).toBeHidden();
  await expect(deal(page, title)).toBeHidden();
  expect(await stageOf(title)).toBe('Lost');

  await app.call('deals.reopen', { id, stageId });
  await deal(column(page, 'Demo'), title).focus();
  await page.keyboard.press('w');
  const closing = page.getByRole('dialog', { name: words.close.wonTitle(title) });
  await closing.getByRole('textbox', { name: words.close.note }).fill('We won');
  await app.call('deals.close', { id, as: 'lost', reasonId: null, note: 'They closed' });
  await page.keyboard.press('Control+Enter');
  for (const told of ['Lost', 'Won', 'They closed', 'We won']) await expect(clash).toContainText(told);
  await clash.getByRole('button', { name: conflict.takeYours }).click();
  await expect.poll(() => stageOf(title)).toBe('Won');
});

test('a new deal stands on the board, once, however often Save is pressed', async () => {
  const { page, app } = host;
  await rail(page, strings.shell.nav.pipeline).click();
  await page.getByRole('button', { name: words.newDeal }).dblclick();
  const dialog = page.getByRole('dialog', { name: words.form.title });
  await dialog.getByRole('button', { name: words.form.save }).click();
  await expect(dialog.getByText(words.form.needsTitle)).toBeVisible();
  await dialog.getByRole('textbox', { name: words.form.name }).fill('Harbour café, 3 grinders');
  await dialog.getByRole('textbox', { name: words.form.value }).fill('4,250');
  await dialog.getByRole('button', { name: words.form.save }).dblclick();
  await expect(deal(page, 'Harbour café, 3 grinders')).toContainText('£4,250');
  const { rows } = await app.call('deals.list', { sort: 'updated', descending: true });
  expect(rows.filter(({ title }) => title === 'Harbour café, 3 grinders')).toHaveLength(1);
});

test('the list of deals is saved as a view with its count, found again, and taken back', async () => {
  const { page, app } = host;
  const views = strings.contactList.views;
  await page
    .getByRole('button', { name: words.list, exact: true })
    .or(page.getByText(words.list, { exact: true }))
    .click();
  const tabs = page.getByRole('group', { name: words.states.label });
  await tabs.getByRole('button', { name: new RegExp(`^${words.states.won}`) }).click();
  await page.getByRole('textbox', { name: words.search }).fill('kitchen');
  await page.getByRole('button', { name: views.saveAs, exact: true }).click();
  await page.getByRole('textbox', { name: views.name }).fill('Kitchens won');
  await page.getByRole('checkbox', { name: views.share }).check();
  await page.keyboard.press('Control+Enter');
  const [pipeline] = (await app.call('pipelines.list', {})).rows;
  const of = [{ pipelineId: pipeline?.id ?? '', state: 'won' as const, filter: { search: 'kitchen' } }];
  const [found = 0] = (await app.call('deals.count', { of })).found;
  expect(found).toBeGreaterThan(0);
  const tab = tabs.getByRole('button', { name: /^Kitchens won/ });
  await expect(tab).toHaveText(`Kitchens won${found}`);
  await tabs.getByRole('button', { name: new RegExp(`^${words.states.all}`) }).click();
  await expect(page.getByRole('textbox', { name: words.search })).toHaveValue('');
  await tab.click();
  await expect(page.getByRole('textbox', { name: words.search })).toHaveValue('kitchen');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(found + 1);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(tab).toBeHidden();
});
