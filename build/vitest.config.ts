import { defineConfig } from 'vitest/config';
import { resolve } from 'node:path';
import { aliases } from './aliases';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  resolve: { alias: aliases },
  test: {
    environment: 'node',
    include: ['src-*/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'migrations/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
  },
});
