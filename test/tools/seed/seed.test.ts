import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveDeal } from '@main/db/derive';
import { deriveContact } from '@main/db/derive-contact';
import { openFile } from '@main/db/open-file';
import type { Connection } from '@main/db/open';
import { loggedTables } from '@main/db/logged-tables';
import { seedFile } from './seed';
import { sizes } from './sizes';

let folder: string;
let connection: Connection;
const now = new Date('2026-11-20T09:00:00.000Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-seed-'));
  const file = join(folder, 'small.calldeck');
  await seedFile(file, 'small', now, () => undefined);
  connection = openFile(file, { backupDir: folder, now }).connection;
});

afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const all = (sql: string) => connection.raw.prepare(sql).all();
const count = (from: string) => (connection.raw.prepare(`SELECT count(*) AS n FROM ${from}`).get() as { n: number }).n;

it('holds what its size says, all of it linked', () => {
  const size = sizes.small;
  expect(count('contact')).toBe(size.contacts);
  expect(count("contact WHERE kind = 'company'")).toBe(size.contacts / 5);
  expect(count('interaction')).toBe(size.interactions);
  expect(count('interaction_contact')).toBe(size.interactions);
  expect(count('deal WHERE closed_at IS NULL')).toBe(size.openDeals);
  expect(count('deal')).toBe(size.deals);
  expect(count('task WHERE done_at IS NULL')).toBe(size.openTasks);
  for (const fts of ['contact', 'deal', 'task', 'interaction']) expect(count(`${fts}_fts`)).toBe(count(fts));
  expect(connection.raw.pragma('foreign_key_check')).toEqual([]);
  expect(connection.raw.pragma('quick_check', { simple: true })).toBe('ok');
});

it('has every derived column as it is made card by card', () => {
  const { raw } = connection;
  const contacts = all('SELECT * FROM contact ORDER BY rid') as { id: string }[];
  const deals = all('SELECT * FROM deal ORDER BY rid') as { id: string }[];
  raw.exec('BEGIN');
  for (const { id } of deals) deriveDeal(raw, id);
  for (const { id } of contacts) deriveContact(raw, id);
  expect(all('SELECT * FROM deal ORDER BY rid')).toEqual(deals);
  expect(all('SELECT * FROM contact ORDER BY rid')).toEqual(contacts);
  raw.exec('ROLLBACK');
});

it('has its indexes and its change log again', () => {
  expect(count("sqlite_schema WHERE type = 'trigger'")).toBe(loggedTables.length * 3);
  expect(count("sqlite_schema WHERE type = 'index' AND name = 'contact_by_name'")).toBe(1);
  expect(() => connection.raw.exec("UPDATE contact SET notes = 'x'")).toThrow(/outside the change log/);
});

it('leaves a file that is there as it is', async () => {
  await expect(seedFile(join(folder, 'small.calldeck'), 'small', now, () => undefined)).rejects.toThrow(
    /there already/,
  );
});
