import { test } from '@playwright/test';
import { openReader } from '@main/db/open';

/** What SQLite finds in a file that nobody has open. */
export function soundness(file: string): { integrity: unknown; foreignKeys: unknown[] } {
  const { raw } = openReader(file);
  try {
    return {
      integrity: raw.pragma('integrity_check', { simple: true }),
      foreignKeys: raw.pragma('foreign_key_check') as unknown[],
    };
  } finally {
    raw.close();
  }
}

/** Nothing amiss. */
export const SOUND = { integrity: 'ok', foreignKeys: [] };

/** A moment in a span of time, another in each run. */
export function moment(milliseconds: number): Promise<void> {
  const wait = Math.random() * milliseconds;
  test.info().annotations.push({ type: 'moment', description: `${wait.toFixed(1)} of ${milliseconds.toFixed(1)} ms` });
  return new Promise((done) => setTimeout(done, wait));
}
