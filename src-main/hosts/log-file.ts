import { createLogger, type Logger } from '@main/core/logger';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * A log in a file beside the window's things, with one older file kept. Where it cannot be written, lines go to standard
 * error instead.
 */
export function logToFile(path: string): Logger {
  let ready = false;
  return createLogger((text) => {
    try {
      if (!ready) {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.old`);
        ready = true;
      }
      appendFileSync(path, text, { mode: 0o600 });
    } catch (error) {
      process.stderr.write(
        `${text}(the log could not be written: ${error instanceof Error ? error.message : String(error)})\n`,
      );
    }
  });
}
