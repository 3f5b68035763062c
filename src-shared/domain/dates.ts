/** Everything about days: the calendar, zones and instants, birthdays, and dates in the cells of a file. */
export * from './birthday';
export * from './calendar';
export * from './date-cells';
export * from './time-zone';
