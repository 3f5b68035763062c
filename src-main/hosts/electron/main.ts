import type { DataFileChoice } from '@main/ports/index';
import { strings } from '@shared/locale/index';
import { app, dialog, session, type BrowserWindow, type WebContents } from 'electron';
import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holdApp } from '../app-holder';
import { parseHostArguments, pathOf, type HostArguments } from '../arguments';
import { takeGiven } from '../given-files';
import { logToFile } from '../log-file';
import { createSpool } from '../node-spool';
import { choosePlaces } from '../places';
import { reopenAndKeep } from '../reopen';
import { optionsFor } from '../start-options';
import { registerAppScheme, serveApp } from './app-protocol';
import { followDownloads } from './downloads';
import { connectIpc } from './ipc';
import { installMenu } from './menu';
import { openExternal } from './opener';
import { chooseDataFile, electronPorts } from './ports';
import { secureApp, secureSession } from './security';
import { drainOnQuit } from './quit';
import { runSmoke } from './smoke';
import { installTray } from './tray';
import { followFigures } from './tray-figures';
import { APP_ORIGIN, originOf } from './trust';
import { makeUpdater } from './update-engine';
import { focusWindow, makeWindow } from './window';

const words = strings.hosts;

const args = readArguments();
const places = choosePlaces(args);
const log = logToFile(join(places.window, 'calldeck.log'));

// The development server's page stands in for the built one, and only in a development build.
const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const page = devServer ?? `${APP_ORIGIN}/`;
const origin = originOf(page) ?? APP_ORIGIN;
const HANDOVER_MS = 20_000;

function readArguments(): HostArguments {
  try {
    return parseHostArguments(process.argv.slice(1));
  } catch (error) {
    // Electron would show what is thrown here in a box with its stack, and wait.
    process.stderr.write(`${words.crash.title}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

function refuseToStart(reason: string): void {
  process.stderr.write(`${words.crash.title}: ${reason}\n`);
  app.exit(1);
}

function load(contents: WebContents): void {
  contents.loadURL(page).catch((error: unknown) => log.error('the page could not be loaded', error));
}

/** Saved while it runs, the app of a development build starts anew before the one before has closed its file. */
function isOnlyInstance(): boolean {
  const until = Date.now() + (devServer === undefined ? 0 : HANDOVER_MS);
  while (!app.requestSingleInstanceLock()) {
    if (Date.now() >= until) return false;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  return true;
}

/** macOS names files to open by an event, which may come before anything is ready. */
const earlyPaths: string[] = [];
let openPaths = (paths: readonly string[]): void => void earlyPaths.push(...paths);

function begin(): void {
  // Asked of Chromium, which acts on it: what stands before the app's folder is not always among our own arguments, and
  // both answers at once would have Chromium start its children over and over.
  const unsandboxed = app.commandLine.hasSwitch('no-sandbox');
  if (app.isPackaged && unsandboxed) return refuseToStart(words.crash.sandbox);
  if (!unsandboxed) app.enableSandbox();
  mkdirSync(places.window, { recursive: true, mode: 0o700 });
  app.setPath('userData', places.window);
  if (!isOnlyInstance()) {
    // The one that has it brings its window to the front.
    process.stdout.write(`${words.terminal.alreadyRunning} ${words.terminal.inFront}\n`);
    return app.exit(0);
  }
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openPaths([path]);
  });
  registerAppScheme();
  secureApp(app, {
    origin,
    openOutside: (url) => {
      openExternal(url).catch((error: unknown) => log.error('a link could not be opened', error));
    },
    goHome: load,
  });
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      log.error('start failed', error);
      dialog.showErrorBox(words.crash.title, error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}

async function open(): Promise<void> {
  const began = performance.now();
  secureSession(session.defaultSession, origin);
  serveApp(resolve(__dirname, '../renderer'));

  const spool = await createSpool(places.spool);
  const updates = makeUpdater(places.updates, {
    tell: (state) => windows.tell('updates.state', state),
    closeFile: close,
    log,
  });
  const ports = electronPorts({ spool, reopen, updates });
  const locales = [...app.getPreferredSystemLanguages(), app.getLocale()];
  const options = (choice: DataFileChoice) => optionsFor(choice, { places, outDir: __dirname, ports, log, locales });
  const holder = holdApp(
    // Loading the app and opening a file keep this thread: the window is made first, and its process starts meanwhile.
    async (start) => {
      await new Promise<void>((next) => setImmediate(next));
      const { startApp } = await import('@main/app/start');
      return startApp(start);
    },
    options,
    args.demo && args.file === null ? { demo: true } : { file: places.file, wasChosen: places.wasChosen },
    (error, traceId) => log.error('a call failed', error, { traceId }),
    {
      async load() {
        const { createRecovery } = await import('@main/app/recovery');
        return createRecovery(ports, (choice) => options(choice).file);
      },
      reopen,
    },
  );
  holder.opened.catch((error: unknown) => {
    log.error('the file could not be opened', error);
    // The way to another file is in the menu, which is hidden until Alt is pressed.
    if (window.isDestroyed()) return;
    window.setAutoHideMenuBar(false);
    window.setMenuBarVisibility(true);
  });
  const windows = connectIpc(holder, origin);
  followDownloads(session.defaultSession, app.getPath('downloads'), (saved) => windows.tell('file.saved', saved));

  function reopen(choice: DataFileChoice): void {
    reopenAndKeep(holder, places, choice, log);
  }

  const devTools = !app.isPackaged;
  installMenu({
    isMac: process.platform === 'darwin',
    devTools,
    command: (command) => windows.tell('app.command', { command }),
    navigate: (to) => windows.tell('app.navigate', { to }),
    // Not by way of the app: the one way out where its file could not be opened.
    openFile(create) {
      chooseDataFile(create)
        .then((file) => {
          if (file !== null) reopen({ file });
        })
        .catch((error: unknown) => log.error('no file could be chosen', error));
    },
    lookForUpdate:
      updates === null
        ? null
        : () => {
            bringUp();
            windows.tellSoon('app.navigate', { to: '/settings' });
            updates.look();
          },
  });
  const icon = join(__dirname, '../../build/icons/icon.png');
  let window = show();
  app.on('second-instance', (_event, argv, folder) => {
    // Its first argument is the program; what follows may be the app's folder, which is no file to import.
    const given = argv.slice(1).map((text) => (text.startsWith('-') ? text : resolve(folder, pathOf(text))));
    if (quit.isClosing()) return quit.startAgain(given);
    bringUp();
    opened(given);
  });
  openPaths = (paths) => {
    bringUp();
    opened(paths);
  };
  opened(args.given.map((path) => resolve(path)));
  openPaths(earlyPaths.splice(0));
  app.on('activate', bringUp);
  // Closing the window is quitting, with the icon beside the clock too: the file is then closed and backed up, and free
  // for another machine. macOS keeps the app, as it keeps every other.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  const quit = drainOnQuit(close, log);

  async function close(): Promise<void> {
    await holder.close();
    await rm(places.spool, { recursive: true, force: true });
  }

  /** What the system was told to open with Calldeck: a data file is opened, anything else is brought to the import. */
  function opened(paths: readonly string[]): void {
    const file = paths.find((path) => path.toLowerCase().endsWith('.calldeck') && existsSync(path));
    if (file !== undefined && file !== places.file) reopen({ file });
    // Before it is packaged, what runs is an argument too.
    const own = app.isPackaged ? [] : [app.getAppPath(), resolve(process.argv[1] ?? '')];
    const given = paths.filter((path) => !path.startsWith('-') && path !== file && !own.includes(path));
    if (given.length === 0) return;
    takeGiven(spool, given)
      .then((taken) => windows.tellSoon('files.arrived', taken))
      .catch((error: unknown) => log.error('a file could not be taken in', error));
  }

  function bringUp(): void {
    if (window.isDestroyed()) window = show();
    else focusWindow(window);
  }

  // After the window: the panel may take its time to answer.
  window.once('show', () => {
    const tray = installTray(
      {
        open: bringUp,
        command(command) {
          bringUp();
          windows.tellSoon('app.command', { command });
        },
        quit: () => app.quit(),
      },
      log,
    );
    if (tray !== null) followFigures({ app: holder, now: () => new Date(), show: tray.show, log });
  });

  function show(): BrowserWindow {
    const made = makeWindow({
      preload: resolve(__dirname, '../preload/preload.js'),
      icon: existsSync(icon) ? icon : null,
      stateFile: join(places.window, 'window.json'),
      devTools,
      report: (error) => log.error('the window’s place was not kept', error),
    });
    windows.add(made.webContents);
    made.webContents.on('render-process-gone', (_event, details) => {
      log.error(`the page ended: ${details.reason}`);
      if (details.reason !== 'clean-exit' && details.reason !== 'killed') made.webContents.reload();
    });
    // Its process has started by now and loads the page: what that will read is loaded beside it.
    made.webContents.once('did-navigate', () => holder.warm());
    load(made.webContents);
    return made;
  }

  if (args.smoke !== null) await runSmoke({ window, began, report: resolve(args.smoke), isPackaged: app.isPackaged });
}

begin();
