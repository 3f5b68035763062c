import type { InputOf } from '@shared/contract/index';
import { addDays } from '@shared/domain/calendar';
import { toInstant } from '@shared/domain/dates';
import { formatSettings } from '@shared/locale/format';

export type Days = 'today' | 'yesterday' | 'week' | 'month';

/** What of the history is shown. */
export interface HistoryFilter {
  search: string;
  userId: string | null;
  kind: NonNullable<InputOf<'history.list'>['kind']> | null;
  days: Days | null;
}

export const noFilter: HistoryFilter = { search: '', userId: null, kind: null, days: null };

const spans: Record<Days, { from: number; to: number }> = {
  today: { from: 0, to: 1 },
  yesterday: { from: -1, to: 0 },
  week: { from: -6, to: 1 },
  month: { from: -29, to: 1 },
};

/** What main is asked for: the days are those of the file's own time zone. */
export function inputOf(filter: HistoryFilter, today: string): InputOf<'history.list'> {
  const span = filter.days === null ? null : spans[filter.days];
  const start = (offset: number) => toInstant(addDays(today, offset), '00:00', formatSettings().timeZone);
  return {
    ...(filter.search.trim() === '' ? {} : { search: filter.search.trim() }),
    ...(filter.userId === null ? {} : { userId: filter.userId }),
    ...(filter.kind === null ? {} : { kind: filter.kind }),
    ...(span === null ? {} : { from: start(span.from), to: start(span.to) }),
  };
}
