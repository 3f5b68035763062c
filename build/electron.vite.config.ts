import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { aliases } from './aliases.ts';

const root = resolve(import.meta.dirname, '..');
const at = (path: string) => resolve(root, path);

// What is shipped is built by itself, without the hosts and tools that are not: so neither they nor their chunks can
// get into the packaged app.
const packaged = process.env['CALLDECK_BUILD'] === 'packaged';
const out = (path: string) => at(packaged ? `out/packaged/${path}` : `out/${path}`);
const unshipped = {
  loopback: at('src-main/hosts/loopback/main.ts'),
  cli: at('src-main/hosts/cli/main.ts'),
  tools: at('test/tools/main.ts'),
};

// Everything is bundled: the packaged app then carries no node_modules but the one native library. What drives a window
// for the bench cannot be.
const external = ['electron', 'better-sqlite3', ...(packaged ? [] : ['@playwright/test'])];

export default defineConfig({
  main: {
    root,
    resolve: { alias: aliases },
    build: {
      outDir: out('main'),
      target: 'node18',
      externalizeDeps: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        external,
        input: {
          electron: at('src-main/hosts/electron/main.ts'),
          ...(packaged ? {} : unshipped),
          'reader-worker': at('src-main/app/reader-worker.ts'),
          'job-worker': at('src-main/app/job-worker.ts'),
          'backup-worker': at('src-main/app/backup-worker.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    resolve: { alias: aliases },
    build: {
      outDir: out('preload'),
      target: 'node18',
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        external,
        input: { preload: at('src-main/hosts/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    resolve: { alias: aliases },
    plugins: [react()],
    build: {
      outDir: out('renderer'),
      target: 'chrome114',
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: at('src-renderer/index.html') },
        // Of themselves the chunks were over a hundred for the first page, and each is a request that main answers.
        output: {
          codeSplitting: {
            groups: [
              { name: 'icons', test: /@tabler/ },
              { name: 'common', minShareCount: 4 },
            ],
          },
        },
      },
    },
  },
});
