import type { OutputOf } from '@shared/contract/index';
import { addDays, weekday, type LocalDate } from '@shared/domain/dates';
import type { RawConnection } from '../../db/open';
import { addSums, sumStages, withoutNextStep, wonInMonth, worstQuiet } from '../deals/deals.service';
import { countDue, countOfDay, dueTasks } from '../tasks/tasks.service';
import { birthdaysAhead } from './birthdays';
import { keepInTouchDue } from './keep-in-touch';

type Today = OutputOf<'today.get'>;

/** More than anyone does in a day; past it a list is a list of what to put off, and is put off whole. */
const taskLimit = 500;
const dealLimit = 5;
const stripDays = 10;
const touchLimit = 8;
const birthdayDays = 14;
const birthdayLimit = 50;

/**
 * What a day asks for.
 * @param day the date, the day it is now, and the zone in which deals grow quiet and months begin
 * @param assigneeId one user's tasks and deals, or undefined for everyone's
 */
export function readToday(
  raw: RawConnection,
  day: { date: LocalDate; now: LocalDate; timeZone: string },
  assigneeId: string | undefined,
): Today {
  const { date } = day;
  const filter = assigneeId === undefined ? undefined : { ownerIds: [assigneeId] };
  const due = dueTasks(raw, { from: date, until: date, assigneeId }, taskLimit);
  const stages = sumStages(raw, null, filter, day);
  return {
    // What is due today is not late because one looks at tomorrow.
    overdue: dueTasks(raw, { from: null, until: addDays(date < day.now ? date : day.now, -1), assigneeId }, taskLimit),
    calls: due.filter((task) => task.kind === 'call'),
    todos: due.filter((task) => task.kind !== 'call'),
    week: weekStrip(raw, day, assigneeId),
    wonThisMonth: wonInMonth(raw, null, filter, day),
    openDeals: addSums(stages.map((stage) => stage.sums)),
    quietCount: stages.reduce((sum, stage) => sum + stage.quiet, 0),
    quiet: worstQuiet(raw, filter, day, dealLimit).map(
      ({ stageKind: _kind, probability: _probability, closedAt: _closed, ...deal }) => deal,
    ),
    noNextStepCount: stages.reduce((sum, stage) => sum + stage.noNextStep, 0),
    noNextStep: withoutNextStep(raw, filter, dealLimit).map(
      ({ stageKind: _kind, probability: _probability, closedAt: _closed, ...deal }) => deal,
    ),
    birthdays: birthdaysAhead(raw, date, birthdayDays, birthdayLimit),
    ...keepInTouchDue(raw, date, assigneeId, touchLimit),
  };
}

/** How much is due on each day from this week's Monday on, past the next weekend; the week of a day that lies outside it. */
function weekStrip(
  raw: RawConnection,
  { date, now }: { date: LocalDate; now: LocalDate },
  assigneeId: string | undefined,
): Today['week'] {
  const thisMonday = addDays(now, 1 - weekday(now));
  const isShown = date >= thisMonday && date < addDays(thisMonday, stripDays);
  const monday = isShown ? thisMonday : addDays(date, 1 - weekday(date));
  const counts = new Map(
    countDue(raw, { from: monday, until: addDays(monday, stripDays - 1), assigneeId }).map((row) => [
      row.date,
      row.count,
    ]),
  );
  return Array.from({ length: stripDays }, (_, index) => {
    const shown = addDays(monday, index);
    return { date: shown, count: counts.get(shown) ?? 0 };
  });
}

/** How much is open on a day, by the lists that the day has. */
export function countToday(raw: RawConnection, date: LocalDate): OutputOf<'today.counts'> {
  const counts = countOfDay(raw, date);
  return { today: counts.overdue + counts.calls + counts.todos, ...counts };
}
