import type { QueryClient } from '@tanstack/react-query';
import { ask, tellFailure } from '@renderer/app/ask';
import { finishArrived } from './in-hand';
import { logImport, noLog, type LogAction, type LogDecision, type LogKind } from './log-store';

/** Takes up a file that is a log, and checks it at once: it has no columns to match. */
export async function beginLog(fileId: string, fileName: string, kind: LogKind): Promise<void> {
  logImport.put({ ...noLog, step: 'checking', fileId, fileName, kind });
  await check();
}

async function check(mine?: string[]): Promise<void> {
  const { fileId } = logImport.get();
  try {
    const { jobId, batchId } = await ask('logs.check', { fileId, ...(mine === undefined ? {} : { mine }) });
    // Another file was taken up meanwhile.
    if (logImport.get().fileId === fileId) logImport.put({ jobId, batchId });
    else await ask('jobs.cancel', { jobId });
  } catch (failure) {
    await endLog();
    tellFailure(failure);
  }
}

/** Checks it again with other addresses of one's own: which way each mail went, and with whom, hangs on them. */
export async function checkAgain(): Promise<void> {
  const { step, batchId, mine } = logImport.get();
  if (step !== 'check') return;
  logImport.put({
    step: 'checking',
    jobId: null,
    batchId: null,
    counts: null,
    tab: 'all',
    current: null,
    unknown: 'left',
  });
  await forget(null, batchId);
  await check(mine.split(/[,;\s]+/).filter((address) => address !== ''));
}

/** Chooses what happens with one entry, or with all of a kind. */
export async function decideLog(client: QueryClient, rows: number | LogAction, action: LogDecision): Promise<void> {
  const { batchId } = logImport.get();
  if (batchId === null) return;
  try {
    const { counts } = await ask('logs.decide', { batchId, rows: typeof rows === 'number' ? [rows] : rows, action });
    logImport.put({ counts });
    // One number stands in many entries: all that are shown are read again.
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'logs.rows' });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Writes what was checked. */
export async function commitLog(): Promise<void> {
  const { batchId, step, keepFiles } = logImport.get();
  if (batchId === null || step !== 'check') return;
  logImport.put({ step: 'committing', jobId: null });
  try {
    const { jobId } = await ask('logs.commit', { batchId, keepFiles });
    logImport.put({ jobId });
  } catch (failure) {
    logImport.put({ step: 'check' });
    tellFailure(failure);
  }
}

/** Lets go of the log in hand: its file and what was checked are forgotten. Not while it is being written. */
export async function endLog(): Promise<void> {
  const { fileId, batchId, jobId, step } = logImport.get();
  if (step === 'none') return;
  logImport.put(noLog);
  if (step !== 'checking' || jobId === null) return forget(fileId, batchId);
  // A check under way forgets what it read when it is stopped.
  try {
    await ask('jobs.cancel', { jobId });
  } catch (failure) {
    tellFailure(failure);
  }
  await forget(fileId, null);
}

/** Ends an import that was written. */
export async function finishLog(): Promise<void> {
  const { fileId, batchId } = logImport.get();
  logImport.put(noLog);
  try {
    await finishArrived(fileId, batchId);
  } catch (failure) {
    tellFailure(failure);
  }
  await forget(fileId, null);
}

async function forget(fileId: string | null, batchId: string | null): Promise<void> {
  try {
    if (batchId !== null) await ask('logs.discard', { batchId });
    if (fileId !== null && fileId !== '') await ask('files.release', { fileId });
  } catch (failure) {
    tellFailure(failure);
  }
}
