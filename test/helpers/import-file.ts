import { expect } from 'vitest';
import type { InputOf, OutputOf } from '@shared/contract/index';
import type { TestApp } from './test-app';

/** A file that was checked: what it is, and what would come of its rows. */
export interface CheckedFile {
  batchId: string;
  seen: OutputOf<'imports.inspect'>;
  checked: OutputOf<'imports.rows'>;
}

/**
 * Looks at a file and checks it as the app does, with the columns as they are guessed.
 * @param targets columns that go elsewhere, by their headers
 */
export async function checkFile(
  test: TestApp,
  name: string,
  bytes: string | Uint8Array,
  plan: Partial<InputOf<'imports.check'>> = {},
  targets: Readonly<Record<string, string>> = {},
): Promise<CheckedFile> {
  const fileId = await test.upload(name, bytes);
  const { settings } = plan;
  const seen = await test.call('imports.inspect', { fileId, ...(settings === undefined ? {} : { settings }) });
  const columns = seen.columns.map(({ index, header, target }) => ({ index, target: targets[header] ?? target }));
  const { jobId, batchId } = await test.call('imports.check', { fileId, columns, onMatch: 'update', ...plan });
  expect((await test.job(jobId)).error).toBeNull();
  return { batchId, seen, checked: await test.call('imports.rows', { batchId, limit: 500 }) };
}

/** Writes a checked file; answers its line of the history. */
export async function commitFile(test: TestApp, batchId: string): Promise<OutputOf<'imports.list'>['rows'][number]> {
  const { jobId } = await test.call('imports.commit', { batchId });
  expect((await test.job(jobId)).error).toBeNull();
  const row = (await test.call('imports.list', {})).rows.find(({ id }) => id === batchId);
  if (row === undefined) throw new Error('no import in the history');
  return row;
}
