import type { Logger } from '@main/core/logger';
import type { Updates } from '@main/ports/index';
import type { UpdateState } from '@shared/contract/updates';
import { strings } from '@shared/locale/index';
import type { AppUpdater } from 'electron-updater';

const words = strings.updates.failed;

/** What is used of electron-updater. */
export type UpdateEngine = Pick<AppUpdater, 'on' | 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall'>;

/** What outlives a start. */
export interface UpdateMemory {
  daily: boolean;
  lookedAt: string | null;
}

export interface UpdaterOptions {
  /** Gets electron-updater, the first time that it is asked for anything. */
  load(): Promise<UpdateEngine>;
  memory: UpdateMemory;
  keep(memory: UpdateMemory): void;
  now(): Date;
  tell(state: UpdateState): void;
  /** Closes the file; afterwards nothing but quitting is left. */
  closeFile(): Promise<void>;
  /** Starts the app anew, where it was closed for an update that could not be installed. */
  startAgain(): void;
  log: Logger;
}

export interface Updater extends Updates {
  /** Looks if a daily look was turned on and the last one is a day ago. */
  lookIfDue(): void;
}

const DAY_MS = 86_400_000;

/**
 * Newer versions, step by step: each step is asked for by the person, or by the daily look that they turned on.
 * Nothing is loaded and nothing asked of the network before.
 */
export function createUpdater(options: UpdaterOptions): Updater {
  const { load, keep, now, tell, closeFile, startAgain, log } = options;
  let memory = options.memory;
  let phase: UpdateState['phase'] = 'idle';
  let version: string | null = null;
  let percent: number | null = null;
  let message: string | null = null;
  let asked = 0;
  let loading: Promise<UpdateEngine> | null = null;

  function state(): UpdateState {
    return { phase, version, percent, message, ...memory };
  }

  function become(next: UpdateState['phase'], over: { percent?: number; message?: string } = {}): void {
    phase = next;
    percent = over.percent ?? null;
    message = over.message ?? null;
    tell(state());
  }

  function remember(change: Partial<UpdateMemory>): void {
    memory = { ...memory, ...change };
    try {
      keep(memory);
    } catch (error) {
      log.error('what is known of updates was not kept', error);
    }
  }

  function engine(): Promise<UpdateEngine> {
    loading ??= load().then((loaded) => {
      loaded.on('download-progress', (progress) => {
        const whole = Math.min(100, Math.max(0, Math.floor(progress.percent)));
        if (phase === 'downloading' && whole !== percent) become('downloading', { percent: whole });
      });
      // Without a listener it would end the process. Looking and downloading reject as well, and say so there.
      loaded.on('error', (error) => {
        if (phase === 'installing') giveUp(error);
      });
      return loaded;
    });
    loading.catch(() => {
      loading = null;
    });
    return loading;
  }

  function giveUp(error: unknown): void {
    log.error('the newer version could not be installed', error);
    become('failed', { message: words.install });
    // Its file is closed, so this start is over.
    startAgain();
  }

  async function lookNow(quiet: boolean): Promise<void> {
    if (phase === 'looking' || phase === 'downloading' || phase === 'ready' || phase === 'installing') return;
    const before = phase;
    become('looking');
    try {
      const loaded = await engine();
      asked += 1;
      const found = await loaded.checkForUpdates();
      if (found === null) throw new Error('electron-updater is not active here');
      remember({ lookedAt: now().toISOString() });
      version = found.isUpdateAvailable ? found.updateInfo.version : null;
      become(found.isUpdateAvailable ? 'found' : 'current');
    } catch (error) {
      log.error('looking for a newer version failed', error);
      // Nobody asked for this look, so nobody is told that it failed; it comes again within the hour.
      if (quiet) become(before === 'found' ? 'found' : 'idle');
      else become('failed', { message: why(error) });
    }
  }

  async function downloadNow(): Promise<void> {
    if (phase !== 'found') return;
    become('downloading', { percent: 0 });
    try {
      const loaded = await engine();
      asked += 1;
      await loaded.downloadUpdate();
      become('ready');
    } catch (error) {
      log.error('downloading the newer version failed', error);
      become('failed', { message: why(error) });
    }
  }

  async function installNow(): Promise<void> {
    try {
      const loaded = await engine();
      // Before the installer starts the new version: it wants the file, and this process must be quick to go.
      await closeFile();
      loaded.quitAndInstall(false, true);
    } catch (error) {
      giveUp(error);
    }
  }

  return {
    state,
    look: () => void lookNow(false),
    download: () => void downloadNow(),
    install() {
      if (phase !== 'ready') return;
      become('installing');
      // In a later turn: closing waits for the calls under way, and the one that asks for this is one of them.
      setTimeout(() => void installNow(), 0);
    },
    setDaily(daily) {
      remember({ daily });
      tell(state());
    },
    connections: () => asked,
    lookIfDue() {
      if (!memory.daily) return;
      const last = memory.lookedAt === null ? Number.NaN : Date.parse(memory.lookedAt);
      // A clock that was set back must not put the next look off for years.
      if (Math.abs(now().getTime() - last) < DAY_MS) return;
      void lookNow(true);
    },
  };
}

const OFFLINE =
  /ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NETWORK_|CONNECTION_|ADDRESS_UNREACHABLE|TIMED_OUT|PROXY_)|ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/;

/** Why something failed, in a sentence for the person; the log has the rest. */
export function why(error: unknown): string {
  if (!(error instanceof Error)) return words.other;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const said = `${code} ${error.message}`;
  if (/CHECKSUM_MISMATCH|INVALID_SIGNATURE/.test(code)) return words.damaged;
  if (/ENOSPC/.test(said)) return words.full;
  if (/CHANNEL_FILE_NOT_FOUND|ASSET_NOT_FOUND|HTTP_ERROR_404|status 404/.test(said)) return words.missing;
  if (OFFLINE.test(said)) return words.offline;
  return words.other;
}
