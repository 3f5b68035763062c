import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { initials } from '@shared/domain/name';
import { strings } from '@shared/locale/index';
import { systemClock, type Clock } from '../core/clock';
import { AppError } from '../core/errors';
import { createEventBus } from '../core/event-bus';
import { createJobs } from '../core/jobs';
import { silentLogger, type Logger } from '../core/logger';
import { backUpOnQuit, isBackupOverdue } from '../db/backup';
import { writeBeginnings } from '../db/built-in';
import { lockFile, type FileLock, type LockHolder } from '../db/file-lock';
import { createGate } from '../db/gate';
import type { Connection } from '../db/open';
import { openFile, type OpenedFile } from '../db/open-file';
import { isSharedPlace } from '../db/place';
import { createWriter, lookOnly } from '../db/writer';
import { sweepHalfMade } from '../features/archive/half-made';
import { firstUserId } from '../features/settings/settings.service';
import { chosenFolder, createFolderWatch } from '../features/watch/watch.service';
import type { FilePreparation, Ports } from '../ports/index';
import { createApp, type App } from './app';
import { backupsBeside, forgetFile, forgetLooked } from '../db/data-file';
import { wireError } from './dispatch';
import { prepareFile } from './prepare-file';
import { createReader } from './reader';
import { beginDemo } from './demo';
import { startJobThread, startReaderThread } from './threads';

export interface StartOptions {
  file: string;
  /** The example office: filled with its people where the file is new. */
  demo?: boolean;
  /** What is done to the file before it is opened. */
  prepare?: FilePreparation | null;
  /** Somebody chose it before: where it is gone, it is not begun anew. */
  wasChosen?: boolean;
  spoolDir: string;
  /** The folder of reader-worker.js and job-worker.js. */
  outDir: string;
  ports: Ports;
  locale: string;
  timeZone: string;
  userName: string;
  clock?: Clock;
  log?: Logger;
  checkOutput?: boolean;
}

export interface StartedApp extends App {
  lock: FileLock;
}

/** The file is open in another process, which may have said where it can be reached. */
export class InUseError extends AppError {
  readonly holder: LockHolder;

  constructor(name: string, holder: LockHolder) {
    super('locked', strings.file.inUse(name));
    this.holder = holder;
  }
}

/**
 * Opens a data file and everything around it: lock, migrations, threads, the day's backup.
 * @throws InUseError when another process has the file; AppError for every other reason it cannot be opened
 */
export async function startApp(options: StartOptions): Promise<StartedApp> {
  const clock = options.clock ?? systemClock();
  const log = options.log ?? silentLogger();
  const { file, spoolDir } = options;
  const backupDir = backupsBeside(file);
  const lookingAt = options.prepare?.way === 'look' ? options.prepare : null;
  if (isSharedPlace(file)) throw new AppError('forbidden', strings.file.synced(basename(file)));
  makeFolder(dirname(file));
  makeFolder(spoolDir);
  const locked = tryLock(file);
  if (!locked.held) throw new InUseError(basename(file), locked.holder);
  const { lock } = locked;
  let opened: Connection | undefined;
  async function closeFile(): Promise<void> {
    try {
      await opened?.close();
    } finally {
      lock.release();
    }
  }
  try {
    const { connection, isNew } = await openPrepared(options, { backupDir, now: clock.now() });
    opened = connection;
    const events = createEventBus((error) => log.error('a listener failed', error));
    const gate = createGate((waiting, behind) => events.emit('write.waiting', { waiting, behind }));
    const writer = createWriter({
      connection,
      clock,
      acquire: (holder) => (lookingAt === null ? gate.acquire(holder) : Promise.reject(lookOnly())),
      onWritten: (written) => events.emit('data.changed', { entities: written.entities, txId: written.txId }),
    });
    if ((await firstUserId(connection.db)) === null) {
      const home = homeOf(options.locale);
      await writer.write({ label: strings.app.setUp, kind: 'system' }, (write) =>
        writeBeginnings(
          write,
          {
            userName: options.userName || strings.app.me,
            locale: options.locale,
            ...home,
            timeZone: options.timeZone,
            words: strings.beginnings,
          },
          initials(options.userName || strings.app.me, 'person'),
        ),
      );
    }
    if (options.demo === true && isNew) await beginDemo(writer, clock, { file, spoolDir });
    const defaultUserId = (await firstUserId(connection.db)) ?? '';
    const readerPort = () => startReaderThread(options.outDir, { file, spoolDir });
    const isLookOnly = lookingAt !== null;
    const jobThread = startJobThread(options.outDir, { file, backupDir, spoolDir, isLookOnly }, gate, events);
    const jobs = createJobs(jobThread.run, events, (error) => wireError(error, log).error, {
      stopped: strings.app.stopped,
      closing: strings.app.closing,
    });
    const lastChange = () =>
      connection.raw.prepare('SELECT seq, at FROM tx ORDER BY seq DESC LIMIT 1').get() as
        | { seq: number; at: string }
        | undefined;
    const atStart = lastChange()?.seq;
    // Quitting backs up too, but a machine may be switched off day after day without anyone quitting.
    const watch = watchBackups(log, () => {
      if (isLookOnly) return;
      const changedAt = lastChange()?.at;
      if (changedAt === undefined || !isBackupOverdue(backupDir, basename(file), clock.now(), changedAt)) return;
      jobs.start({ kind: 'backup', title: strings.file.backupTitle, params: {}, userId: null, cancellable: false });
    });
    void sweepHalfMade(dirname(file)).catch((error: unknown) =>
      log.error('half-made files could not be taken away', error),
    );
    const folderWatch = createFolderWatch(
      () => events.emit('data.changed', { entities: ['import'], txId: null }),
      (error) => log.error('the watched folder could not be looked at', error),
    );
    if (options.ports.host !== 'cli' && !isLookOnly) folderWatch.use(chosenFolder(connection.raw));
    const app = createApp({
      watch: folderWatch,
      connection,
      writer,
      reader: createReader(readerPort(), readerPort()),
      jobs,
      events,
      clock,
      log,
      spoolDir,
      defaultUserId,
      ports: options.ports,
      file: { path: file, isDemo: options.demo ?? false, backupDir, lookingAt },
      ...(options.checkOutput === undefined ? {} : { checkOutput: options.checkOutput }),
      async onClose(spare) {
        watch.stop();
        await jobThread.close();
        const release = await gate.acquire(strings.app.closing);
        try {
          if (lastChange()?.seq !== atStart) {
            const daily = options.ports.host === 'cli';
            backUpOnQuit(connection.raw, { file, dir: backupDir, now: clock.now(), daily, spare });
          }
          connection.raw.pragma('optimize');
        } catch (error) {
          // Quitting must not fail for want of disk; the last backup is still there, and the file itself is safe.
          log.error('the file could not be tidied or backed up on quit', error);
        } finally {
          release();
          await closeFile();
          if (isLookOnly) await forgetFile(file);
        }
      },
    });
    return { ...app, lock };
  } catch (error) {
    await closeFile();
    throw error;
  }
}

/** Opens the file once what is to be done before is done; takes that back where it cannot be opened. */
async function openPrepared(
  { file, demo = false, prepare = null, wasChosen = false }: StartOptions,
  { backupDir, now }: { backupDir: string; now: Date },
): Promise<OpenedFile> {
  if (demo) return openFile(file, { backupDir, now });
  if (prepare?.way !== 'look') await forgetLooked(file);
  const prepared = await prepareFile(file, { prepare, wasChosen, now });
  try {
    return openFile(file, { backupDir, now });
  } catch (error) {
    await prepared.undo();
    throw error;
  }
}

const firstLookMs = 60_000;
const lookEveryMs = 3_600_000;

/** Looks a while after the start, when nobody waits any more, and then every hour whether a backup is overdue. */
function watchBackups(log: Logger, look: () => void): { stop(): void } {
  const lookSafely = () => {
    try {
      look();
    } catch (error) {
      log.error('could not look whether a backup is overdue', error);
    }
  };
  const first = setTimeout(lookSafely, firstLookMs).unref();
  const rest = setInterval(lookSafely, lookEveryMs).unref();
  return {
    stop() {
      clearTimeout(first);
      clearInterval(rest);
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError('unavailable', strings.file.noFolder(folder), undefined, error);
  }
}

function tryLock(file: string): ReturnType<typeof lockFile> {
  try {
    return lockFile(file);
  } catch (error) {
    throw new AppError('unavailable', strings.file.readOnly(basename(file)), undefined, error);
  }
}

const currencies: Readonly<Record<string, string>> = {
  GB: 'GBP',
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  CH: 'CHF',
  LI: 'CHF',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  BG: 'BGN',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  BR: 'BRL',
  MX: 'MXN',
  ZA: 'ZAR',
  TR: 'TRY',
  IL: 'ILS',
  AE: 'AED',
  SG: 'SGD',
  HK: 'HKD',
  KR: 'KRW',
  TH: 'THB',
  UA: 'UAH',
  IS: 'ISK',
};

/** Region and currency of a locale; the euro where we know no better. */
function homeOf(locale: string): { region: string; currency: string } {
  const region = new Intl.Locale(locale).maximize().region ?? 'GB';
  return { region: /^[A-Z]{2}$/.test(region) ? region : 'GB', currency: currencies[region] ?? 'EUR' };
}
