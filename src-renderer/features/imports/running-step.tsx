import { strings } from '@shared/locale';
import { PageBody } from '@renderer/features/shell/page';
import { JobProgress } from '@renderer/ui';
import { useJob, useStopJob } from './queries';
import { useWizard } from './wizard-store';
import classes from './imports.module.css';

const words = strings.importsPage;

interface RunningJobProps {
  jobId: string | null;
  /** While the job has not told its own. */
  title: string;
  stage: string;
  /** What stopping means. */
  stopHint: string;
  hint: string | null;
}

/** A check or an import under way: how far, how long still, and what stopping means. */
export function RunningJob({ jobId, title, stage, stopHint, hint }: RunningJobProps) {
  const job = useJob(jobId);
  const { stop, stopping } = useStopJob(jobId);
  return (
    <PageBody>
      <div className={classes.centre}>
        <div className={classes.running}>
          <h2 className={classes.runningTitle}>{job?.title ?? title}</h2>
          <JobProgress
            flat
            title={job === null || job.stage === '' ? stage : job.stage}
            done={job?.done ?? 0}
            total={job?.total ?? null}
            secondsLeft={job?.secondsLeft}
            stopHint={stopHint}
            stopping={stopping}
            onStop={job?.cancellable === false ? undefined : stop}
          />
          {hint !== null && <p className={classes.quiet}>{hint}</p>}
        </div>
      </div>
    </PageBody>
  );
}

/** The file in hand while it is checked or written. */
export function RunningStep() {
  const { step, jobId, inspection } = useWizard();
  const isCheck = step === 'checking';
  const stage = isCheck ? words.check.preparing : words.commit.title;
  return (
    <RunningJob
      jobId={jobId}
      title={`${stage} ${inspection?.fileName ?? ''}`}
      stage={stage}
      stopHint={(isCheck ? words.check : words.commit).stopHint}
      hint={isCheck ? null : words.commit.leave}
    />
  );
}
