/** The words of dates, times and lengths. Amounts come as text, formatted for the locale. */
export const time = {
  today: 'Today',
  todayAt: (clock: string) => `Today ${clock}`,
  yesterday: 'Yesterday',
  yesterdayAt: (clock: string) => `Yesterday ${clock}`,
  tomorrow: 'Tomorrow',
  tomorrowAt: (clock: string) => `Tomorrow ${clock}`,
  dayAt: (day: string, clock: string) => `${day} ${clock}`,
  days: (count: string) => `${count} d`,
  months: (count: string) => `${count} mo`,
  years: (count: string) => `${count} y`,
  daysLate: (count: string) => `${count} d late`,
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  hoursMinutes: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
};
