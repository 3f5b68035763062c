import { strings } from '@shared/locale';
import { dateParts } from '@shared/domain/dates';
import { longDay, weekdayLetter } from './day-words';
import type { Day } from './queries';
import classes from './today.module.css';

/** The days around, each with a bar for how much is due; a click shows that day. */
export function WeekStrip({
  week,
  selected,
  today,
  onSelect,
}: {
  week: Day['week'];
  selected: string;
  today: string;
  onSelect: (date: string) => void;
}) {
  const most = Math.max(1, ...week.map((day) => day.count));
  const middle = Math.max(
    0,
    week.findIndex((day) => day.date === selected),
  );
  // Where there is no room for all, the days next to the chosen one stay.
  const near = (count: number): number => Math.max(0, Math.min(middle - Math.floor(count / 2), week.length - count));
  const isIn = (at: number, count: number): boolean => at >= near(count) && at < near(count) + count;
  return (
    <div className={classes.week} role="group" aria-label={strings.todayPage.week} data-print="no">
      {week.map((day, at) => (
        <button
          key={day.date}
          type="button"
          className={classes.day}
          aria-pressed={day.date === selected}
          aria-current={day.date === today ? 'date' : undefined}
          data-free={day.count === 0 || undefined}
          data-room={isIn(at, 6) ? undefined : isIn(at, 7) ? 'some' : 'much'}
          onClick={() => onSelect(day.date)}
        >
          <span className="cd-sr">{strings.todayPage.day(longDay(day.date), day.count)}</span>
          <span className={classes.dayLetter} aria-hidden>
            {weekdayLetter(day.date)}
          </span>
          <span className={classes.dayNumber} aria-hidden>
            {dateParts(day.date).day}
          </span>
          <span
            className={classes.dayBar}
            style={{ width: day.count === 0 ? 0 : `${30 + (70 * day.count) / most}%` }}
          />
        </button>
      ))}
    </div>
  );
}
