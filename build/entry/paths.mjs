import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: the one that holds package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @param {...string} parts
 * @returns {string} an absolute path inside the project
 */
export function at(...parts) {
  return resolve(root, ...parts);
}

/**
 * What went wrong, without a stack: the people who read it started a command, they do not debug this script.
 * @param {unknown} error
 */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Progress goes to stderr, so that what a command answers (`npm run cli`) stays alone on stdout.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
