import { expect, type Locator, type Page } from '@playwright/test';
import { strings } from '@shared/locale/index';
import type { JobProgress } from '@shared/contract/index';
import { makeAddressBook, type MadeDialect } from '../fixtures/make-address-book';
import type { Host } from './host';

/** What is said at the foot of the window. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: strings.ui.notifications }).getByText(text);
}

/** The place for the screens in the rail. */
export function rail(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: strings.shell.mainNavigation }).getByRole('link', { name });
}

/** The contacts list. */
export function contactsGrid(page: Page): Locator {
  return page.getByRole('grid', { name: strings.contactsPage.grid });
}

/** The row of a list by what it shows. */
export function row(grid: Locator, text: string | RegExp): Locator {
  return grid.getByRole('row').filter({ hasText: text });
}

/** The text of the first so many rows of a list, below its head. */
export async function firstCells(grid: Locator, column: number, count: number): Promise<string[]> {
  const rows = grid.getByRole('row');
  const texts: string[] = [];
  for (let at = 1; at <= count; at += 1)
    texts.push((await rows.nth(at).getByRole('gridcell').nth(column).innerText()).trim());
  return texts;
}

/** Answers once a job has ended, with how. */
export async function jobEnd(app: Host, jobId: string): Promise<JobProgress> {
  let ended: JobProgress | undefined;
  await expect
    .poll(
      async () => {
        const { rows } = (await app.call('jobs.list', {})) as { rows: JobProgress[] };
        ended = rows.find((one) => one.id === jobId && one.state !== 'running');
        return ended?.state;
      },
      { timeout: 30_000 },
    )
    .toBeDefined();
  if (ended === undefined) throw new Error('the job has not ended');
  return ended;
}

/** Hands a text over to the host as a file. */
export async function handOver(app: Host, name: string, text: string): Promise<string> {
  const begun = await app.call('files.begin', { name, bytes: Buffer.byteLength(text) });
  await app.append(begun.fileId, text);
  await app.call('files.end', begun);
  return begun.fileId;
}

/** Imports a file without its screens, for tests that are about what comes after. */
export async function importText(app: Host, name: string, text: string): Promise<void> {
  const fileId = await handOver(app, name, text);
  const { columns } = await app.call('imports.inspect', { fileId });
  const check = await app.call('imports.check', {
    fileId,
    columns: columns.map(({ index, target }) => ({ index, target })),
    onMatch: 'update',
  });
  expect(await jobEnd(app, check.jobId)).toMatchObject({ state: 'done' });
  const { counts } = await app.call('imports.rows', { batchId: check.batchId, limit: 1 });
  if (counts.unsure > 0) await app.call('imports.decide', { batchId: check.batchId, rows: 'unsure', action: 'add' });
  const commit = await app.call('imports.commit', { batchId: check.batchId });
  expect(await jobEnd(app, commit.jobId)).toMatchObject({ state: 'done' });
}

/** The text of a made address book. */
export function bookOf(rows: number, dialect: MadeDialect = 'plain', from = 1): string {
  return [...makeAddressBook({ rows, dialect, from })].join('');
}
