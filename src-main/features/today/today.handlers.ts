import { isLocalDate, today } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { ReadHandlers } from '../context';
import { countToday, readToday } from './today.service';

/** A date by its shape alone may be the 31st of February. */
function requireDate(date: string): string {
  if (!isLocalDate(date)) throw new AppError('invalid_input', strings.app.badInput, { date: strings.app.badInput });
  return date;
}

export const todayReads: ReadHandlers<'today.get' | 'today.counts'> = {
  'today.get': async ({ raw, clock }, { date, assigneeId }) =>
    readToday(
      raw,
      { date: requireDate(date), now: today(clock.now(), clock.timeZone()), timeZone: clock.timeZone() },
      assigneeId,
    ),
  'today.counts': async ({ raw }, { date }) => countToday(raw, requireDate(date)),
};
