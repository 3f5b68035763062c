import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { say } from './paths.mjs';

const ON_PATH = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
  'chrome',
  'msedge',
];

/**
 * Where Chrome, Edge and Chromium are installed, best known first.
 * @param {string} platform @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function browserPaths(platform, env) {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    const folders = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])];
    return folders.flatMap((folder) => names.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  const onPath = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    );
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ];
    return [
      ...programs.flatMap((program) => folders.map((folder) => join(folder, program))),
      ...onPath.flatMap((folder) => ['chrome.exe', 'msedge.exe'].map((name) => join(folder, name))),
    ];
  }
  return [
    ...ON_PATH.flatMap((name) => onPath.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/usr/lib/chromium/chromium',
  ];
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: either way the next one is tried.
    return false;
  }
}

/**
 * @param {{ platform?: string, env?: NodeJS.ProcessEnv }} [system]
 * @returns {string | null} the program of an installed browser; CALLDECK_BROWSER names another
 */
export function findBrowser({ platform = process.platform, env = process.env } = {}) {
  const named = env['CALLDECK_BROWSER'];
  if (named) return isProgram(named) ? named : null;
  return browserPaths(platform, env).find(isProgram) ?? null;
}

/**
 * An installed browser; on Debian as root, where there is none, Chromium from apt.
 * @returns {Promise<string | null>}
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found || process.platform !== 'linux' || process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) return found;
  say('No Chrome, Edge or Chromium is installed: installing Chromium from apt.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium'],
  ]) {
    const ended = await run('/usr/bin/apt-get', args, { env, capture: true });
    if (ended.code !== 0) say(`apt-get ${args[0]} failed: ${(ended.failedToStart ?? ended.output).trim().slice(-300)}`);
  }
  return findBrowser();
}
