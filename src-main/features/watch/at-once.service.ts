import type { Topics } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { CommandContext } from '../context';
import { isAtOnce, type FolderWatch } from './watch.service';

type Told = Topics['watch.imported'];

/** Files of a folder that were tried or are in somebody's hands: they wait until they change, which gives them another id. */
const tried = new WeakMap<FolderWatch, Set<string>>();
const running = new WeakMap<FolderWatch, Promise<number>>();

function triedOf(watch: FolderWatch): Set<string> {
  const known = tried.get(watch) ?? new Set();
  tried.set(watch, known);
  return known;
}

/** Leaves a file to the person who took it in hand. */
export function leaveInHand(watch: FolderWatch, id: string): void {
  triedOf(watch).add(id);
}

/**
 * Imports what waits in the watched folder and needs no choice, one file after the other, as files of its shape were
 * imported before: cards that are here are updated, rows that may be a card are left out with those to fix. What became of
 * each is told in `watch.imported`; a file that cannot be imported stays where it is.
 * @returns how many were imported; 0 where nothing is to be imported at once
 */
export function importWaiting(context: CommandContext): Promise<number> {
  const { watch, raw } = context;
  const before = running.get(watch);
  if (before !== undefined) return before;
  if (!isAtOnce(raw)) return Promise.resolve(0);
  const run = importAll(context);
  running.set(watch, run);
  return run;
}

async function importAll(context: CommandContext): Promise<number> {
  const { watch } = context;
  const known = triedOf(watch);
  let imported = 0;
  try {
    // Whoever began this shall find it running.
    await Promise.resolve();
    for (;;) {
      const file = watch.arrived().find(({ id }) => !known.has(id));
      if (file === undefined) return imported;
      known.add(file.id);
      const told = await importOne(context, file);
      if (told.batchId !== null) imported += 1;
      context.events.emit('watch.imported', told);
    }
  } finally {
    running.delete(watch);
  }
}

/** What is told of a file about which nothing was done. */
const untouched = { batchId: null, txId: null, added: 0, updated: 0, failed: 0, error: null };

async function importOne(
  { call, ports, jobs, log }: CommandContext,
  { id, fileName }: { id: string; fileName: string },
): Promise<Told> {
  const { fileId } = await call('watch.take', { id });
  try {
    const begun = await checked(fileId);
    if (begun === null) return { ...untouched, fileName };
    await ended(begun.jobId);
    const { batchId, isLog } = begun;
    await ended((await call(isLog ? 'logs.commit' : 'imports.commit', { batchId })).jobId);
    const row = (await call('imports.list', {})).rows.find((one) => one.id === batchId);
    await call('watch.finish', { id, batchId });
    const { txId = null, added = 0, updated = 0, failed = 0 } = row ?? {};
    return { fileName, batchId, txId, added, updated, failed, error: null };
  } catch (error) {
    log.error('a file of the watched folder could not be imported', error);
    const message = error instanceof AppError ? error.message : strings.watch.notImported;
    return { ...untouched, fileName, error: message };
  } finally {
    await ports.spool.remove(fileId);
  }

  /** Null where somebody has to look at it first. */
  async function checked(of: string): Promise<{ jobId: string; batchId: string; isLog: boolean } | null> {
    if ((await call('archive.recognise', { fileId: of })).archive !== null) return null;
    if ((await call('logs.recognise', { fileId: of })).log !== null)
      return { ...(await call('logs.check', { fileId: of })), isLog: true };
    const seen = await call('imports.inspect', { fileId: of });
    if (seen.kind !== 'vcard' && !seen.remembered) return null;
    const columns = seen.columns.map(({ index, target }) => ({ index, target }));
    return { ...(await call('imports.check', { fileId: of, columns, onMatch: 'update' })), isLog: false };
  }

  async function ended(jobId: string): Promise<void> {
    const { state, error } = await jobs.finished(jobId);
    if (state !== 'done') throw new AppError('unavailable', error?.message ?? strings.app.stopped);
  }
}
