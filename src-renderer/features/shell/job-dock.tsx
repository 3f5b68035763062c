import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { bridge } from '@renderer/bridge';
import { useJobs } from '@renderer/stores/jobs';
import { JobProgress } from '@renderer/ui/job-progress';
import { notify } from '@renderer/ui/toast';
import classes from './app-shell.module.css';

/** Keeps the store of jobs true for as long as the window is open. */
export function useJobFeed(): void {
  const put = useJobs((state) => state.put);
  const client = useQueryClient();
  useEffect(
    () =>
      bridge.subscribe('job.progress', (job) => {
        put(job);
        // A backup changes nothing that data.changed tells of, whoever began it.
        if (job.kind === 'backup' && job.state === 'done')
          void client.invalidateQueries({
            predicate: ({ queryKey }) => queryKey[1] === 'backups.list' || queryKey[1] === 'app.info',
          });
        if (job.state === 'failed' && job.error && job.error.code !== 'cancelled') notify.error(job.error.message);
        else if (job.state === 'done' && (job.kind === 'undo' || job.kind === 'redo')) notify.done(job.title);
      }),
    [put, client],
  );
}

/** Long work that the screen does not show by itself: undo of an import, export, backup; an import where one has gone elsewhere. */
export function JobDock() {
  const jobs = useJobs((state) => state.jobs);
  const [location] = useLocation();
  const [waiting, setWaiting] = useState<{ behind: string | null } | null>(null);
  useEffect(() => bridge.subscribe('write.waiting', (told) => setWaiting(told.waiting ? told : null)), []);
  const running = Object.values(jobs).filter(
    (job) => job.state === 'running' && !(job.kind.startsWith('import.') && location === '/import'),
  );
  const shown = running.length > 0 || waiting !== null;
  useEffect(() => {
    if (!shown) return undefined;
    // Messages rise above it.
    document.documentElement.style.setProperty('--cd-job-height', '98px');
    return () => {
      document.documentElement.style.removeProperty('--cd-job-height');
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <div className={classes.docked} role="status">
      {waiting && (
        <div className={classes.waiting}>
          {waiting.behind === null ? strings.shell.state.waitingUnnamed : strings.shell.state.waiting(waiting.behind)}
        </div>
      )}
      {running.map((job) => (
        <JobProgress
          key={job.id}
          title={job.title}
          done={job.done}
          total={job.total}
          secondsLeft={job.secondsLeft}
          stopHint={strings.shell.stopHint}
          onStop={
            job.cancellable
              ? () => void ask('jobs.cancel', { jobId: job.id }).catch((failure: unknown) => tellFailure(failure))
              : undefined
          }
        />
      ))}
    </div>
  );
}
