import type { Bridge, Envelope } from '@shared/contract/index';
import { electronBridge } from './electron';
import * as files from './files';
import * as links from './links';
import { loopbackBridge } from './loopback';

/** The one way to the main process: Electron's preload where it is, else the loopback host that served this page. */
export const bridge: Bridge = electronBridge() ?? loopbackBridge();

/** Hands a picked or dropped file over; see `files.ts`. */
export function uploadFile(
  file: File,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Envelope<{ fileId: string; bytes: number }>> {
  return files.uploadFile(bridge, file, onProgress, signal);
}

/** Saves a file that a job made; see `files.ts`. */
export function saveFile(file: files.SavedFile): Promise<Envelope<{ bytes: number }>> {
  return files.saveFile(bridge, electronBridge() !== null, file);
}

/** Opens a link outside Calldeck; see `links.ts`. */
export function openLink(url: string): Promise<Envelope<{ ok: true }>> {
  return links.openLink(bridge, electronBridge() !== null, url);
}
