import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { HostArguments } from './arguments';

/** Where things of ours are on this machine, the same for every host. All absolute. */
export interface Places {
  /** The data file: the one asked for, else the one that was chosen last, else the one in its usual place. */
  file: string;
  /** It was chosen and is not there, nor is the usual one: then nothing is begun anew without asking. */
  wasChosen: boolean;
  /** Where the choice of a file is kept; null where this start was told which file to open. */
  chosen: string | null;
  /** Files on their way in and out, of this process alone. */
  spool: string;
  /** Whether to look for newer versions, and when that was last done: of this machine, whatever file is open. */
  updates: string;
  /** Electron's own things: window state, local storage, its single-instance lock. One for each data file. */
  window: string;
}

interface System {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
  cwd: string;
  pid: number;
}

/** Works out the places from the arguments and the file chosen last; `CALLDECK_DATA_DIR` moves all of them. */
export function choosePlaces(
  args: Pick<HostArguments, 'demo' | 'file'>,
  system: System = {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    cwd: process.cwd(),
    pid: process.pid,
  },
): Places {
  const base = dataFolder(system);
  const usual =
    args.file === null
      ? join(base, args.demo ? 'Example office.calldeck' : 'Calldeck.calldeck')
      : resolve(system.cwd, args.file);
  const chosen = args.file === null && !args.demo ? join(base, 'chosen-file.json') : null;
  const key = `${basename(usual, '.calldeck')
    .replace(/[^\w-]+/g, '-')
    .slice(0, 40)}-${createHash('sha256').update(usual).digest('hex').slice(0, 12)}`;
  const last = chosen === null ? null : readChosen(chosen);
  // A stick that was pulled out is no reason not to start, where there is another file to start with.
  const isGone = last !== null && !existsSync(last);
  return {
    file: last === null || (isGone && existsSync(usual)) ? usual : last,
    wasChosen: isGone && !existsSync(usual),
    chosen,
    spool: join(base, 'spool', String(system.pid)),
    updates: join(base, 'updates.json'),
    // Of the usual place: whatever file a first start has chosen meanwhile, a second one must find it.
    window: join(base, 'window', key),
  };
}

/** The file chosen last, whether or not it is still there. */
function readChosen(path: string): string | null {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
  const file = typeof raw === 'object' && raw !== null && 'file' in raw ? raw.file : null;
  return typeof file === 'string' && isAbsolute(file) ? file : null;
}

/** Keeps which file was chosen, for the next start. */
export function keepChosen(path: string, file: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify({ file }), { mode: 0o600 });
}

function dataFolder({ platform, env, home, cwd }: System): string {
  if (env['CALLDECK_DATA_DIR']) return resolve(cwd, env['CALLDECK_DATA_DIR']);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Calldeck');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Calldeck');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'calldeck');
}

/** Who is at the machine, as the system calls them; a container may have no name for its user. */
export function systemUserName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    if (error instanceof Error) return process.env['USER'] ?? process.env['USERNAME'] ?? 'me';
    throw error;
  }
}

/**
 * The first of some locales that is one, as language, script and region; British English where none is. A system may say "C", or
 * nothing.
 */
export function chooseLocale(candidates: readonly (string | undefined)[]): string {
  for (const candidate of candidates) {
    try {
      if (candidate === undefined || candidate === '') continue;
      const { language, script, region } = new Intl.Locale(candidate.replace('_', '-'));
      return [language, script, region].filter((part) => part !== undefined).join('-');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return 'en-GB';
}
