import { strings } from '@shared/locale';
import { PageBody } from '@renderer/features/shell/page';
import { JobProgress } from '@renderer/ui';
import { useJob, useStopJob } from './queries';
import { useWizard } from './wizard-store';
import classes from './imports.module.css';

const words = strings.importsPage;

/** A check or an import under way: how far, how long still, and what stopping means. */
export function RunningStep() {
  const { step, jobId, inspection } = useWizard();
  const job = useJob(jobId);
  const { stop, stopping } = useStopJob(jobId);
  const part = step === 'checking' ? words.check : words.commit;
  const name = step === 'checking' ? words.check.preparing : words.commit.title;
  const total = job?.total ?? null;
  return (
    <PageBody>
      <div className={classes.centre}>
        <div className={classes.running}>
          <h2 className={classes.runningTitle}>{job?.title ?? `${name} ${inspection?.fileName ?? ''}`}</h2>
          <JobProgress
            flat
            title={job === null || job.stage === '' ? name : job.stage}
            done={job?.done ?? 0}
            total={total}
            secondsLeft={job?.secondsLeft}
            stopHint={part.stopHint}
            stopping={stopping}
            onStop={job?.cancellable === false ? undefined : stop}
          />
          {step === 'committing' && <p className={classes.quiet}>{words.commit.leave}</p>}
        </div>
      </div>
    </PageBody>
  );
}
