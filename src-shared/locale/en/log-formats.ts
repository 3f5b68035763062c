/** What is said about call logs, mail and calendars that are read. */
export const logFormats = {
  names: {
    'sms-backup': 'SMS Backup & Restore',
    imazing: 'iMazing call log',
    'voice-zip': 'Google Voice',
    'voice-page': 'Google Voice',
    eml: 'Email message',
    mbox: 'Mailbox (mbox)',
    ics: 'Calendar',
  },
  entities:
    'This XML file defines text of its own to be put in (entities), which no phone writes. It was not read. Export the log again.',
  notALog: 'This is not a call log that can be read. Nothing was imported. Export it again, or choose another file.',
  notAPage: 'Not a page of Google Voice',
  notACalendar: 'This is not a calendar that can be read. Nothing was imported. Export it again.',
  bigCalendar: 'This calendar is larger than 64 MB. Nothing was imported. Export a part of it.',
  noTime: 'No date and time that can be read',
  noPeople: 'Neither a sender nor a recipient',
  unknownType: (type: string) => (type === '' ? 'No kind of call' : `Unknown kind of call: ${type}`),
  badMessage: (why: string) =>
    why === '' ? 'Not a message that can be read' : `Not a message that can be read: ${why}`,
  badEvent: (why: string) => (why === '' ? 'Not an event that can be read' : `Not an event that can be read: ${why}`),
  attached: (files: string) => `Attached: ${files}`,
  untitled: 'No title',
};
