import { IconFileImport, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { useFileDrop } from '@renderer/stores/file-drop';
import { Glyph, notify } from '@renderer/ui';
import { bringFiles } from './file-queue';
import classes from './imports.module.css';

const words = strings.importsPage;

/** A file dropped anywhere on the window is imported, unless a card is open that takes it. Drags that begin inside the window are none of its business. */
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
        if (items.some((item) => item.webkitGetAsEntry()?.isDirectory === true)) {
          notify.error(words.dropFolder);
          return;
        }
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        const taker = useFileDrop.getState().takers.at(-1);
        if (taker !== undefined) {
          taker.take(files);
          return;
        }
        bringFiles(files);
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
