import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCode, run } from '../../build/entry/child.mjs';
import { browserCommand, hasDisplay } from '../../build/entry/display.mjs';
import { findElectron, programIn } from '../../build/entry/electron-runtime.mjs';
import { browserPaths, findBrowser } from '../../build/entry/find-browser.mjs';
import { plainReason } from '../../build/entry/plain-reason.mjs';
import { folderWith, write } from './folder';

describe('a display', () => {
  it('is always there on Windows and macOS, and on Linux when it is named', () => {
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
    expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  });

  it('opens an address as it is on every system', () => {
    const url = 'http://127.0.0.1:4000/#token=a&b';
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(browserCommand(url, platform).args.join(' ')).toContain(url);
    }
  });
});

describe('Electron', () => {
  const electronOf = (version: string) => ({
    'node_modules/electron/package.json': JSON.stringify({ version: '45.4.1' }),
    'node_modules/electron/dist/electron': '',
    'node_modules/electron/dist/version': version,
  });

  it('is the one named by ELECTRON_OVERRIDE_DIST_PATH, of whatever version', () => {
    const dist = folderWith({ electron: '', version: 'v25.1.1' });
    expect(findElectron({ folder: '/nowhere', env: { ELECTRON_OVERRIDE_DIST_PATH: dist }, platform: 'linux' })).toEqual(
      {
        dist,
        program: join(dist, 'electron'),
        version: '25.1.1',
      },
    );
  });

  it('is the downloaded one once it is whole and of the version that is installed', () => {
    const folder = folderWith(electronOf('45.4.1'));
    expect(findElectron({ folder, env: {}, platform: 'linux' })).toBeNull();
    write(folder, 'node_modules/electron/path.txt', 'electron');
    expect(findElectron({ folder, env: {}, platform: 'linux' })?.version).toBe('45.4.1');
    write(folder, 'node_modules/electron/dist/version', '44.0.0');
    expect(findElectron({ folder, env: {}, platform: 'linux' })).toBeNull();
  });

  it('has its program in the place of each system', () => {
    expect(programIn('win32')).toBe('electron.exe');
    expect(programIn('darwin')).toContain('Electron.app');
  });
});

describe('why a download did not succeed', () => {
  it('is told in words, by the innermost cause', () => {
    const offline = Object.assign(new Error('getaddrinfo ENOTFOUND github.com'), {
      code: 'ENOTFOUND',
      hostname: 'github.com',
    });
    const failed = new TypeError('fetch failed', { cause: offline });
    expect(plainReason(failed)).toBe('github.com cannot be reached: is this machine online?');
    expect(plainReason(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe('the disk is full');
    expect(plainReason(new Error('HTTP 404'))).toBe('HTTP 404');
    expect(plainReason('gone')).toBe('gone');
  });
});

describe('a browser', () => {
  it('is found on the path, and may be named', () => {
    const folder = folderWith();
    const chromium = write(folder, 'chromium', '#!/bin/sh\n', 0o755);
    expect(findBrowser({ platform: 'linux', env: { PATH: folder } })).toBe(chromium);
    const mine = write(folder, 'mine', '#!/bin/sh\n', 0o755);
    expect(findBrowser({ platform: 'linux', env: { PATH: folder, CALLDECK_BROWSER: mine } })).toBe(mine);
    expect(findBrowser({ platform: 'linux', env: { PATH: folder, CALLDECK_BROWSER: '/not/there' } })).toBeNull();
  });

  it('is looked for where Windows and macOS put it', () => {
    const windows = browserPaths('win32', { PROGRAMFILES: 'C:/Program Files' });
    expect(windows.some((path) => path.endsWith('chrome.exe'))).toBe(true);
    expect(windows.some((path) => path.endsWith('msedge.exe'))).toBe(true);
    expect(browserPaths('darwin', {})).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  });
});

describe('a program that was run', () => {
  it('answers its code and what it said, and never throws', async () => {
    const ended = await run(process.execPath, ['-e', 'console.log("said"); process.exitCode = 3'], { capture: true });
    expect(ended).toMatchObject({ code: 3, output: 'said\n' });
    expect(await run('/not/there', [])).toMatchObject({
      code: 127,
      failedToStart: expect.stringContaining('ENOENT') as string,
    });
  });

  it('is no failure when somebody asked it to end', () => {
    expect(exitCode({ code: null, signal: 'SIGINT' }, true)).toBe(0);
    expect(exitCode({ code: 130, signal: null }, true)).toBe(0);
    expect(exitCode({ code: 7, signal: null }, true)).toBe(7);
    expect(exitCode({ code: null, signal: 'SIGKILL' }, false)).toBe(1);
    expect(exitCode({ code: 0, signal: null }, false)).toBe(0);
  });
});
