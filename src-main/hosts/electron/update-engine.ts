import type { Logger } from '@main/core/logger';
import { app } from 'electron';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createUpdater, type UpdateEngine, type UpdateMemory, type Updater, type UpdaterOptions } from './updater';

/**
 * Whether this copy can look for newer versions: it was packed with an address to look at, and in a form that can be
 * replaced. A folder that was unpacked somewhere is not ours to overwrite.
 */
function canUpdate(): boolean {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return false;
  if (process.platform !== 'linux') return true;
  return process.env['APPIMAGE'] !== undefined || existsSync(join(process.resourcesPath, 'package-type'));
}

/** What was kept by an earlier start; off, where nothing was or it cannot be read. */
export function readMemory(path: string): UpdateMemory {
  const nothing: UpdateMemory = { daily: false, lookedAt: null };
  if (!existsSync(path)) return nothing;
  let kept: unknown;
  try {
    kept = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error) return nothing;
    throw error;
  }
  if (typeof kept !== 'object' || kept === null) return nothing;
  const lookedAt = 'lookedAt' in kept && typeof kept.lookedAt === 'string' ? kept.lookedAt : null;
  return {
    daily: 'daily' in kept && kept.daily === true,
    lookedAt: lookedAt === null || Number.isNaN(Date.parse(lookedAt)) ? null : lookedAt,
  };
}

function writeMemory(path: string, memory: UpdateMemory): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify(memory), { mode: 0o600 });
}

/** Loaded when something is first asked of it: the start is not made slower by what most starts never need. */
async function loadEngine(log: Logger): Promise<UpdateEngine> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.allowPrerelease = false;
  // It would send a number of this machine's own, by which a server could tell one copy from another.
  autoUpdater.requestHeaders = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' };
  autoUpdater.logger = {
    info: (text: unknown) => log.info(`updates: ${String(text)}`),
    warn: (text: unknown) => log.info(`updates: ${String(text)}`),
    error: (text: unknown) => log.error(`updates: ${String(text)}`),
  };
  return autoUpdater;
}

const FIRST_MS = 30_000;
const HOUR_MS = 3_600_000;

/**
 * The updater of this copy, or null where it cannot look.
 * @param path where it is kept whether to look daily
 */
export function makeUpdater(
  path: string,
  { tell, closeFile, log }: Pick<UpdaterOptions, 'tell' | 'closeFile' | 'log'>,
): Updater | null {
  if (!canUpdate()) return null;
  const updater = createUpdater({
    load: () => loadEngine(log),
    memory: readMemory(path),
    keep: (memory) => writeMemory(path, memory),
    now: () => new Date(),
    tell,
    closeFile,
    startAgain() {
      app.relaunch();
      app.quit();
    },
    log,
  });
  // A while after the start, when nobody waits any more; these ask nothing unless the daily look was turned on.
  setTimeout(() => updater.lookIfDue(), FIRST_MS).unref();
  setInterval(() => updater.lookIfDue(), HOUR_MS).unref();
  return updater;
}
