import { strings } from '@shared/locale';
import { ask, CallFailure } from '@renderer/app/ask';
import { uploadFile } from '@renderer/bridge';
import { notify } from '@renderer/ui';
import { addScan, usePaper, type KeptScan, type Scan } from './paper-store';

const words = strings.paperPage.scan;
const pieceBytes = 1024 * 1024;

/** Puts photos into the queue, and a copy of each where a reload finds it: the page alone would forget them. */
export async function queueScans(files: readonly File[]): Promise<void> {
  const scans = files.map(addScan);
  for (const { key, file } of scans) {
    const sent = await uploadFile(file);
    // Without a copy it is still in the queue; whoever saves its card is told what is wrong.
    if (!sent.ok) continue;
    const { fileId } = sent.value;
    if (isWaiting(key)) keep({ key, fileId, name: file.name, type: file.type });
    else await ask('files.release', { fileId });
  }
}

function isWaiting(key: Scan['key']): boolean {
  return usePaper.getState().scans.some((scan) => scan.key === key);
}

function keep(one: KeptScan): void {
  usePaper.setState(({ kept }) => ({ kept: [...kept, one] }));
}

let isRestored = false;

/** Once a page: brings back the photos that waited before it was loaded again. */
export async function restoreScans(): Promise<void> {
  if (isRestored) return;
  isRestored = true;
  const { kept } = usePaper.getState();
  if (kept.length === 0) return;
  usePaper.setState({ kept: [] });
  let lost = 0;
  for (const { fileId, name, type } of kept) {
    const file = await readKept(fileId, name, type);
    if (file === null) lost += 1;
    else keep({ key: addScan(file).key, fileId, name, type });
  }
  if (lost > 0) notify.info(words.lost(lost));
}

/** The copy of a photo; null where the program was ended since and took it along. */
async function readKept(fileId: string, name: string, type: string): Promise<File | null> {
  const pieces: BlobPart[] = [];
  try {
    for (let offset = 0; ; offset += pieceBytes) {
      const { chunk, done } = await ask('files.read', { fileId, offset, length: pieceBytes });
      pieces.push(new Uint8Array(chunk));
      if (done) return new File(pieces, name, { type });
    }
  } catch (failure) {
    if (failure instanceof CallFailure) return null;
    throw failure;
  }
}
