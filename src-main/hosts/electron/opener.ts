import type { OpenResult } from '@main/ports/index';
import { strings } from '@shared/locale/index';
import { dialog, shell } from 'electron';
import { chmod, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeLink } from '../link-policy';

const words = strings.hosts;

/** Hands a link to the system if the rules allow it, and the person where they ask. The only file that knows `shell`. */
export async function openExternal(link: string): Promise<OpenResult> {
  const verdict = judgeLink(link);
  if (verdict.action === 'refuse') return 'refused';
  if (verdict.action === 'ask') {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: words.links.askTitle,
      detail: words.links.ask(new URL(verdict.href).host),
      buttons: [words.links.open, words.links.cancel],
      defaultId: 1,
      cancelId: 1,
    });
    if (response !== 0) return 'refused';
  }
  await shell.openExternal(verdict.href);
  return 'opened';
}

/**
 * Opens a copy of an attachment under its own name, read-only, so that nobody writes into a copy that is thrown away.
 * Its kind was looked at before: only documents, pictures, sound and film come here.
 */
export async function openCopy(path: string, name: string): Promise<OpenResult> {
  const folder = `${path}-open`;
  await mkdir(folder, { mode: 0o700 });
  const copy = join(folder, name);
  await rename(path, copy);
  await chmod(copy, 0o400);
  return (await shell.openPath(copy)) === '' ? 'opened' : 'refused';
}

/** Shows a file of ours in the system's file manager. Paths come from main alone. */
export function revealFile(path: string): boolean {
  shell.showItemInFolder(path);
  return true;
}
