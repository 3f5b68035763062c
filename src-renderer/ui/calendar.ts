import { strings } from '@shared/locale';
import { firstDayOfWeek } from '@shared/locale/format';

/** What every calendar has in common: names for its buttons, weeks of the locale, and no colour that would mean something else. */
export function calendarProps() {
  return {
    firstDayOfWeek: firstDayOfWeek(),
    weekendDays: [],
    hideOutsideDates: true,
    ariaLabels: strings.ui.date.calendar,
  };
}
