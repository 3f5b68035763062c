import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { bridge } from '@renderer/bridge';
import { isTyping } from '@renderer/app/shortcuts';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui';
import { useWatch } from './arrived';
import { bringFiles } from './file-queue';
import { pastedFile } from './pasted-file';

const words = strings.watch;

/** Files that the system was told to open with Calldeck are imported; cells or cards that are pasted outside of a field are imported, as if their file had been dropped. */
export default function ArrivalsOverlay() {
  const [at, go] = useLocation();
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || event.clipboardData === null || isTyping(event.target)) return;
      const onImport = at.startsWith('/import');
      const { files } = event.clipboardData;
      // Elsewhere a picture belongs to what is shown.
      const taken = onImport && files.length > 0 ? [...files] : [pastedFile(event.clipboardData, onImport)];
      const whole = taken.filter((file) => file !== null);
      if (whole.length === 0) return;
      event.preventDefault();
      go('/import');
      bringFiles(whole);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [at, go]);
  const { arrived, atOnce = false } = useWatch().data ?? {};
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (arrived === undefined) return;
    const fresh = arrived.filter(({ id }) => known.current?.has(id) !== true);
    known.current = new Set(arrived.map(({ id }) => id));
    const [first] = fresh;
    // What is imported at once is told when it is, or when it turns out to need a choice.
    if (first === undefined || atOnce) return;
    notify.info(fresh.length === 1 ? words.arrived(first.fileName) : words.arrivedMany(formatCount(fresh.length)), {
      action: { label: words.see, run: () => go('/import') },
    });
  }, [arrived, atOnce, go]);
  useEffect(
    () =>
      bridge.subscribe('watch.imported', ({ fileName, batchId, txId, added, updated, failed, error }) => {
        if (error !== null) {
          notify.error(words.refused(fileName, error));
          return;
        }
        if (batchId === null) {
          notify.info(words.arrived(fileName), { action: { label: words.see, run: () => go('/import') } });
          return;
        }
        const text = words.imported(fileName, formatCount(added), formatCount(updated), failed);
        if (failed > 0 || txId === null)
          notify.info(text, { action: { label: words.show, run: () => go(`/import/${batchId}`) } });
        else notify.done(text, { undo: () => void undo(txId) });
      }),
    [go],
  );
  useEffect(
    () =>
      bridge.subscribe('files.arrived', ({ files, refused }) => {
        for (const sentence of refused) notify.error(sentence);
        if (files.length === 0) return;
        go('/import');
        bringFiles(files.map(({ fileId, fileName }) => ({ fileId, name: fileName })));
      }),
    [go],
  );
  return null;
}
