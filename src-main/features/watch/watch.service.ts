import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export { createFolderWatch, type ArrivedFile, type FolderWatch } from './folder-watch';

const key = 'watch.folder';
const atOnceKey = 'watch.at_once';

/** The folder that was chosen on this machine; it is no part of what the file holds, and goes nowhere with it. */
export function chosenFolder(raw: RawConnection): string | null {
  return valueOf(raw, key) || null;
}

/** Keeps which folder is watched; null for none. */
export function keepFolder(raw: RawConnection, folder: string | null): void {
  keep(raw, key, folder ?? '');
}

/** Whether what arrives is imported at once. */
export function isAtOnce(raw: RawConnection): boolean {
  return valueOf(raw, atOnceKey) === '1';
}

/** Keeps whether what arrives is imported at once. */
export function keepAtOnce(raw: RawConnection, on: boolean): void {
  keep(raw, atOnceKey, on ? '1' : '');
}

function valueOf(raw: RawConnection, of: string): string {
  const row = prepared(raw, 'SELECT value FROM meta WHERE key = ?').get(of) as { value: string } | undefined;
  return row?.value ?? '';
}

function keep(raw: RawConnection, of: string, value: string): void {
  prepared(
    raw,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(of, value);
}
