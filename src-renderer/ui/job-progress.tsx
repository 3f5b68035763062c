import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Button } from './button';
import classes from './job-progress.module.css';

export interface JobProgressProps {
  /** "Importing contacts" */
  title: string;
  done: number;
  /** null while it is not known. */
  total: number | null;
  /** In place of "done of total", where that is no number of things: "31%". */
  count?: string;
  secondsLeft?: number | null;
  /** What stopping means: "Stop and nothing is changed." */
  stopHint?: string;
  onStop?: () => void;
  stopping?: boolean;
  /** In the page instead of floating. */
  flat?: boolean;
}

function timeLeft(seconds: number): string {
  return seconds < 90
    ? strings.ui.job.secondsLeft(String(Math.max(1, Math.round(seconds))))
    : strings.ui.job.minutesLeft(String(Math.round(seconds / 60)));
}

/** Long work: done of total, time left, Stop and what stopping means. */
export function JobProgress({
  title,
  done,
  total,
  count,
  secondsLeft,
  stopHint,
  onStop,
  stopping,
  flat,
}: JobProgressProps) {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <div className={classes.card} data-flat={flat || undefined}>
      <div className={classes.head}>
        <span className={classes.title}>{title}</span>
        <span className={classes.count}>
          {count ?? (total === null ? formatCount(done) : strings.ui.job.of(formatCount(done), formatCount(total)))}
        </span>
        {secondsLeft !== undefined && secondsLeft !== null && (
          <span className={classes.left}>{timeLeft(secondsLeft)}</span>
        )}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        <div
          className={classes.bar}
          data-unknown={share === null || undefined}
          style={share === null ? undefined : { transform: `scaleX(${share})` }}
        />
      </div>
      {onStop && (
        <div className={classes.foot}>
          <span>{stopHint}</span>
          <Button size="xs" onClick={onStop} busy={stopping}>
            {strings.ui.stop}
          </Button>
        </div>
      )}
    </div>
  );
}
