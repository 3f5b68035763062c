/** Tasks and meetings going out as a calendar. */
export const calendarExports = {
  title: 'Export calendar',
  file: (date: string) => `calendar-${date}.ics`,
  stage: 'Tasks and meetings',
  backwards: 'The last day is before the first. No file was made.',
  choice: 'Tasks and meetings, as a calendar file (.ics)',
  command: 'Export tasks and meetings as a calendar',
  from: 'From',
  to: 'To',
  hint: 'Google Calendar, Outlook, Apple Calendar and Thunderbird import it. Without days it holds all of them.',
  phone: (number: string) => `Phone: ${number}`,
};
