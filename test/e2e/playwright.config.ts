import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const browser =
  process.env['CALLDECK_BROWSER'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

// What has no window is tried once, with the host that needs none; axe looks once at the page that both hosts show.
const LOOPBACK_ALONE = ['axe.spec.ts', 'loopback-security.spec.ts', 'files.spec.ts', 'kill.spec.ts'];
const ELECTRON_ALONE = ['electron-security.spec.ts', 'electron-window.spec.ts', 'kill-window.spec.ts'];
const PICTURES = ['screenshots.spec.ts'];

export default defineConfig({
  testDir: '.',
  tsconfig: './tsconfig.json',
  // Two cores, and an app that has three threads of its own.
  workers: 1,
  fullyParallel: false,
  // Two suites share two cores there: what failed is shown, and tried once more before it counts.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: asRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    // Each clears its own folder when it begins; the first two run side by side.
    {
      name: 'browser',
      testMatch: '*.spec.ts',
      testIgnore: [...ELECTRON_ALONE, ...PICTURES],
      outputDir: '../../test-results/browser',
    },
    {
      name: 'electron',
      testMatch: '*.spec.ts',
      testIgnore: [...LOOPBACK_ALONE, ...PICTURES],
      outputDir: '../../test-results/electron',
    },
    {
      name: 'screenshots',
      testMatch: 'screenshots.spec.ts',
      outputDir: '../../test-results/screenshots',
      timeout: 300_000,
    },
  ],
});
