import type { Topics } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import type { Session } from 'electron';
import { join } from 'node:path';

const ENDS = { completed: 'saved', cancelled: 'cancelled', interrupted: 'failed' } as const;

/**
 * Has the system's dialog ask where a file goes that the page offers, and tells how it ended.
 * @param folder where the dialog begins
 */
export function followDownloads(session: Session, folder: string, tell: (saved: Topics['file.saved']) => void): void {
  session.on('will-download', (_event, item) => {
    const address = item.getURL();
    // Without these the dialog is titled with the address, which means nothing to anyone.
    item.setSaveDialogOptions({ title: strings.hosts.files.save, defaultPath: join(folder, item.getFilename()) });
    item.once('done', (_done, state) => tell({ address, state: ENDS[state] }));
  });
}
