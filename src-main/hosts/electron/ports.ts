import { AppError } from '@main/core/errors';
import type { DataFileChoice, Ports, Secrets, Spool, Updates } from '@main/ports/index';
import { strings } from '@shared/locale/index';
import { app, BrowserWindow, dialog, Notification, safeStorage, type WebContentsPrintOptions } from 'electron';
import { openCopy, openExternal, revealFile } from './opener';

const words = strings.hosts;

interface ElectronPortOptions {
  spool: Spool;
  reopen(choice: DataFileChoice): void;
  updates: Updates | null;
}

/** What Electron supplies to the app. */
export function electronPorts({ spool, reopen, updates }: ElectronPortOptions): Ports {
  return {
    host: 'electron',
    version: app.getVersion(),
    spool,
    dataFiles: {
      choose: chooseDataFile,
      asksFolder: true,
      chooseFolder,
      reopen,
      reveal: (path) => Promise.resolve(revealFile(path)),
    },
    opener: { open: openExternal, openFile: openCopy },
    notifier: {
      notify({ title, body }) {
        if (!Notification.isSupported()) return Promise.resolve(false);
        new Notification({ title, body }).show();
        return Promise.resolve(true);
      },
    },
    printer: {
      print(clientId, paper) {
        const window = BrowserWindow.getAllWindows().find((one) => `window-${one.webContents.id}` === clientId);
        if (window === undefined) return Promise.resolve('cancelled');
        return new Promise((resolve) =>
          window.webContents.print(paperOptions(paper), (printed) => resolve(printed ? 'printed' : 'cancelled')),
        );
      },
    },
    secrets,
    updates,
  };
}

/** Electron wants micrometres. Margins are left to the style sheet, which says them for each paper: naming any would override it. */
function paperOptions(paper: { widthMm: number; heightMm: number } | undefined): WebContentsPrintOptions {
  if (paper === undefined) return {};
  return { pageSize: { width: Math.round(paper.widthMm * 1000), height: Math.round(paper.heightMm * 1000) } };
}

/** A place as it was typed, with our ending: without it the dialog to open a file would not show it. */
export function withEnding(path: string): string {
  return path.toLowerCase().endsWith('.calldeck') ? path : `${path}.calldeck`;
}

/** Asks with the system's dialog for a data file, or for a place to make one; null where the person decides against it. */
export async function chooseDataFile(create: boolean, suggested = 'Calldeck'): Promise<string | null> {
  const filters = [{ name: 'Calldeck', extensions: ['calldeck'] }];
  const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (create) {
    const options = { filters, defaultPath: withEnding(suggested) };
    const { filePath } =
      parent === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
    return filePath ? withEnding(filePath) : null;
  }
  const options = { filters, properties: ['openFile' as const] };
  const { filePaths } =
    parent === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options);
  return filePaths[0] ?? null;
}

/** Asks with the system's dialog for a folder; null where the person decides against it. */
async function chooseFolder(): Promise<string | null> {
  const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
  const { filePaths } =
    parent === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options);
  return filePaths[0] ?? null;
}

/** `basic_text` is a key written into the program: it protects nothing, so it counts as no store. */
export function protects(isAvailable: boolean, backend: string | null): boolean {
  return isAvailable && backend !== 'basic_text' && backend !== 'unknown';
}

const secrets: Secrets = {
  available: () => Promise.resolve(protects(safeStorage.isEncryptionAvailable(), selectedBackend())),
  async seal(plain) {
    await requireStore();
    return safeStorage.encryptString(plain);
  },
  async unseal(sealed) {
    await requireStore();
    return safeStorage.decryptString(Buffer.from(sealed));
  },
};

/** Which store Linux has chosen; other systems have one only. */
function selectedBackend(): string | null {
  return process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
}

async function requireStore(): Promise<void> {
  if (!(await secrets.available())) throw new AppError('unavailable', words.secrets.none);
}
