import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  /** Fills it to the last byte; answers the file to take away again. */
  fill(): string;
  /** Lets nobody write to it any more. */
  protect(): void;
  unmount(): void;
}

/**
 * A disk of its own and of few bytes.
 * @param place the folder that becomes it; it is made
 * @returns null where this system lets us have none
 */
export function smallDisk(place: string, megabytes: number): SmallDisk | null {
  mkdirSync(place);
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'ignore' });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
  return {
    fill() {
      const ballast = join(place, 'ballast');
      const file = openSync(ballast, 'w');
      try {
        for (const piece = Buffer.alloc(64 * 1024); ;) writeSync(file, piece);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
      return ballast;
    },
    protect: () => void run('mount', '-o', 'remount,ro', place),
    unmount: () => void run('umount', '-l', place),
  };
}
