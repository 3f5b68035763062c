import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { aliases } from './aliases.ts';

const root = resolve(import.meta.dirname, '..');
const include = ['src-*/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'migrations/**/*.test.ts'];
const exclude = ['test/e2e/**', 'node_modules/**'];

// What puts a module of its own in the place of another is run in a process by itself: the rest share what they have
// loaded, which took them longer than their tests.
const mocking = globSync(include, { cwd: root, exclude }).filter((file) =>
  readFileSync(resolve(root, file), 'utf8').includes('vi.mock('),
);

export default defineConfig({
  root,
  resolve: { alias: aliases },
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    unstubGlobals: true,
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'together', include, exclude: [...exclude, ...mocking], isolate: false } },
      { extends: true, test: { name: 'apart', include: mocking } },
    ],
  },
});
