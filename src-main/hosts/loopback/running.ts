import { errorCodeOf } from '@main/core/errors';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How a second start finds the first: its origin, and the secret that gets it a token. Readable by the owner only. */
interface Running {
  pid: number;
  origin: string;
  secret: string;
}

/** Notes where this process serves its file. */
export function noteRunning(path: string, running: Running): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(running), { mode: 0o600, flag: 'wx' });
}

/** Takes the note away when this process wrote it. */
export function forgetRunning(path: string): void {
  if (readRunning(path)?.pid === process.pid) rmSync(path, { force: true });
}

function readRunning(path: string): Running | null {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const { pid, origin, secret } = raw as Record<string, unknown>;
  if (typeof pid !== 'number' || typeof origin !== 'string' || typeof secret !== 'string') return null;
  return /^http:\/\/127\.0\.0\.1:\d+$/.test(origin) ? { pid, origin, secret } : null;
}

/** The address, with a token of its own, of the process that the note names; null when none answers. */
export async function askRunning(path: string): Promise<string | null> {
  const running = readRunning(path);
  if (running === null) return null;
  let response: Response;
  try {
    response = await fetch(`${running.origin}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: running.origin },
      body: JSON.stringify({ secret: running.secret }),
    });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  if (!response.ok) return null;
  const { token } = (await response.json()) as { token?: unknown };
  return typeof token === 'string' ? `${running.origin}/#token=${token}` : null;
}
