import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export { createFolderWatch, type ArrivedFile, type FolderWatch } from './folder-watch';

const key = 'watch.folder';

/** The folder that was chosen on this machine; it is no part of what the file holds, and goes nowhere with it. */
export function chosenFolder(raw: RawConnection): string | null {
  const row = prepared(raw, 'SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined;
  return row === undefined || row.value === '' ? null : row.value;
}

/** Keeps which folder is watched; null for none. */
export function keepFolder(raw: RawConnection, folder: string | null): void {
  prepared(
    raw,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, folder ?? '');
}
