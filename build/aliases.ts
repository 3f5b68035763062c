import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** The import aliases of the project, the same for every bundle and for the tests. */
export const aliases = {
  '@shared': resolve(root, 'src-shared'),
  '@main': resolve(root, 'src-main'),
  '@renderer': resolve(root, 'src-renderer'),
  '@migrations': resolve(root, 'migrations'),
  '@test': resolve(root, 'test'),
};
