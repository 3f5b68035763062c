import { IconFileImport, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { useFileDrop } from '@renderer/stores/file-drop';
import { Glyph, notify } from '@renderer/ui';
import { bringFiles, bringFolder } from './file-queue';
import { filesIn, isFolder } from './given-folder';
import classes from './imports.module.css';

const words = strings.importsPage;

/** One after the other: what the next holds waits for the one before. */
async function bringFolders(folders: readonly FileSystemDirectoryEntry[]): Promise<void> {
  for (const folder of folders) await bringFolder(folder.name, () => filesIn(folder));
}

/** A file or a folder dropped anywhere on the window is imported, unless a card is open that takes it. Drags that begin inside the window are none of its business. */
export default function DropFileOverlay() {
  const [, go] = useLocation();
  const [over, setOver] = useState(false);
  const taker = useFileDrop((state) => state.takers.at(-1));

  useEffect(() => {
    let ours = false;
    /** How many elements the drag is inside of: leaving a child is not leaving the window. */
    let depth = 0;
    const isFile = (event: DragEvent): boolean => !ours && (event.dataTransfer?.types.includes('Files') ?? false);
    const end = (): void => {
      depth = 0;
      setOver(false);
    };
    const handlers: {
      [K in 'dragstart' | 'dragend' | 'dragenter' | 'dragleave' | 'dragover' | 'drop']: (event: DragEvent) => void;
    } = {
      dragstart: () => {
        ours = true;
      },
      dragend: () => {
        ours = false;
      },
      dragenter: (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        depth += 1;
        setOver(true);
      },
      dragleave: (event) => {
        if (!isFile(event)) return;
        depth -= 1;
        if (depth <= 0) end();
      },
      dragover: (event) => {
        if (!isFile(event)) return;
        // Without this the window would open the file itself.
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      drop: (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        end();
        const items = [...(event.dataTransfer?.items ?? [])];
        const entries = items.map((item) => item.webkitGetAsEntry());
        const folders = entries.filter((entry) => entry !== null).filter(isFolder);
        const files = [...(event.dataTransfer?.files ?? [])].filter((_, index) => entries[index]?.isDirectory !== true);
        const taker = useFileDrop.getState().takers.at(-1);
        if (taker !== undefined) {
          if (folders.length > 0) notify.error(words.dropFolder);
          else if (files.length > 0) taker.take(files);
          return;
        }
        if (files.length + folders.length === 0) return;
        if (files.length > 0) bringFiles(files);
        void bringFolders(folders);
        go('/import');
      },
    };
    const entries = Object.entries(handlers) as [keyof typeof handlers, (event: DragEvent) => void][];
    for (const [name, handler] of entries) window.addEventListener(name, handler);
    return () => {
      for (const [name, handler] of entries) window.removeEventListener(name, handler);
    };
  }, [go]);

  if (!over) return null;
  return (
    <div className={classes.dropOver} aria-hidden>
      <div className={classes.dropOverCard}>
        <Glyph icon={taker === undefined ? IconFileImport : IconPaperclip} size={22} />
        {taker?.label ?? words.dropHere}
      </div>
    </div>
  );
}
