import type { Bridge, Envelope, Topics } from '@shared/contract/index';
import { strings } from '@shared/locale/index';

/** Bytes of one message: small enough to show progress, large enough not to wait for each. */
const CHUNK = 1024 * 1024;

/**
 * Hands a picked or dropped file to the main process, in pieces, the same way in every host.
 * @param onProgress hears the share handed over, 0 to 1
 * @param signal stops between two pieces; what was handed over is forgotten
 * @returns the file's id, or the error of the piece that failed
 */
export async function uploadFile(
  bridge: Bridge,
  file: File,
  onProgress: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Envelope<{ fileId: string; bytes: number }>> {
  const begun = await bridge.invoke('files.begin', { name: file.name, bytes: file.size });
  if (!begun.ok) return begun;
  const { fileId } = begun.value;
  let offset = 0;
  do {
    if (signal?.aborted === true) return forget(bridge, fileId, { code: 'cancelled', message: '', traceId: '' });
    let chunk: Uint8Array<ArrayBuffer>;
    try {
      // A file that was gone when it was dropped calls itself empty, and only reading it whole says that it is not there.
      const part = file.size === 0 ? file : file.slice(offset, offset + CHUNK);
      chunk = new Uint8Array(await part.arrayBuffer());
    } catch (error) {
      // The file was changed, moved or deleted since it was picked.
      if (!(error instanceof DOMException)) throw error;
      return forget(bridge, fileId, { code: 'not_found', message: strings.hosts.files.gone(file.name), traceId: '' });
    }
    if (chunk.length === 0) break;
    const sent = await bridge.invoke('files.append', { fileId, offset, chunk });
    if (!sent.ok) return sent;
    offset += chunk.length;
    onProgress(Math.min(1, offset / file.size));
  } while (offset < file.size);
  return bridge.invoke('files.end', { fileId });
}

async function forget(
  bridge: Bridge,
  fileId: string,
  error: Extract<Envelope<never>, { ok: false }>['error'],
): Promise<Envelope<never>> {
  await bridge.invoke('files.release', { fileId });
  return { ok: false, error };
}

/** A file that a job made and that is to be saved. */
export interface SavedFile {
  fileId: string;
  fileName: string;
}

/**
 * Saves a file that a job made where the person says: the browser's own way, which in Electron is the system's dialog.
 * The file is released afterwards.
 * @param hearsEnd whether the host tells how it ended; a browser keeps that to itself
 * @returns `cancelled` where the person decided against it
 */
export async function saveFile(
  bridge: Bridge,
  hearsEnd: boolean,
  { fileId, fileName }: SavedFile,
): Promise<Envelope<{ bytes: number }>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const read = await bridge.invoke('files.read', { fileId, offset, length: CHUNK });
    if (!read.ok) return read;
    const chunk = new Uint8Array(read.value.chunk);
    parts.push(chunk);
    offset += chunk.length;
    if (read.value.done) break;
  }
  const address = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
  const ended = hearsEnd ? endOf(bridge, address) : Promise.resolve('saved' as const);
  offer(address, fileName);
  const released = await bridge.invoke('files.release', { fileId });
  const state = await ended;
  if (state === 'cancelled') return { ok: false, error: { code: 'cancelled', message: '', traceId: '' } };
  if (state === 'failed') {
    return { ok: false, error: { code: 'unavailable', message: strings.hosts.files.notSaved(fileName), traceId: '' } };
  }
  return released.ok ? { ok: true, value: { bytes: offset } } : released;
}

/** How the saving of what is offered at an address ends. */
function endOf(bridge: Bridge, address: string): Promise<Topics['file.saved']['state']> {
  return new Promise((resolve) => {
    const stop = bridge.subscribe('file.saved', (saved) => {
      if (saved.address !== address) return;
      stop();
      resolve(saved.state);
    });
  });
}

/** Offers what is at an address as a download. */
function offer(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The download reads the address after this turn; a minute is ample, and then the memory is free again.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
