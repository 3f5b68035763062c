import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { today } from '@shared/domain/dates';
import { migrations } from '@migrations/index';
import { seedFile, seedVersion } from '../tools/seed/seed';

/**
 * The large file, made once and kept. It is made anew where it would no longer be what the app makes today: when a
 * migration or the seed itself changed, or in another month, for its tasks and deals lie around the day it is made.
 * @returns its path; it is for reading, so copy it before it is opened
 */
export async function cachedSeed(tell: (line: string) => void): Promise<string> {
  const folder = join(tmpdir(), 'calldeck-bench-cache');
  const now = new Date();
  const name = `large-${keyOf(today(now, 'UTC').slice(0, 7))}.calldeck`;
  const file = join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.startsWith('large-')) rmSync(join(folder, old), { force: true });
  tell(`making the large file, ${file}`);
  await seedFile(file, 'large', now, tell);
  return file;
}

function keyOf(month: string): string {
  const hash = createHash('sha256').update(`${month} ${seedVersion}`);
  for (const migration of migrations) migration.up({ exec: (sql) => void hash.update(sql) });
  return hash.digest('hex').slice(0, 12);
}
