import { useEffect } from 'react';
import { strings } from '@shared/locale';
import { CallFailure, tellFailure } from '@renderer/app/ask';
import { saveFile } from '@renderer/bridge';
import { useExport } from '@renderer/stores/export';
import { useJobs } from '@renderer/stores/jobs';
import { notify } from '@renderer/ui';
import { ExportDialog } from './export-dialog';
import { fileOf, folderOf } from './export-file';

const words = strings.exportsPage;

async function save(result: unknown): Promise<void> {
  const folder = folderOf(result);
  if (folder !== null) {
    notify.done(strings.arrivals.exportAs.saved(folder));
    return;
  }
  const file = fileOf(result);
  if (file === null) {
    notify.error(words.noFile);
    return;
  }
  try {
    const saved = await saveFile(file);
    if (!saved.ok) throw new CallFailure(saved.error);
    notify.done(words.saved(file.fileName));
  } catch (failure) {
    tellFailure(failure);
  }
}

/** The export dialog, and the saving of what was exported once its job is done; the dock shows how far it is. */
export default function ExportOverlay() {
  const seed = useExport((state) => state.seed);
  const running = useExport((state) => state.jobs);
  const jobs = useJobs((state) => state.jobs);

  useEffect(() => {
    for (const id of running) {
      const job = jobs[id];
      if (job === undefined || job.state === 'running') continue;
      useExport.getState().ended(id);
      if (job.state === 'done') void save(job.result);
      else if (job.state === 'cancelled') notify.info(words.stopped);
    }
  }, [running, jobs]);

  return seed === null ? null : <ExportDialog seed={seed} />;
}
