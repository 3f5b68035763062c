/** Exports: the names of the work, of its stages, of files, and the columns of what has no format of its own. */
export const exports = {
  contactsTitle: 'Export contacts',
  everythingTitle: 'Export everything',
  contactsFile: (date: string) => `contacts-${date}.csv`,
  everythingFile: (date: string) => `calldeck-${date}.zip`,
  stages: { contacts: 'Contacts', interactions: 'Calls and other contacts', tasks: 'Tasks', deals: 'Deals' },
  badFilter: 'That list could not be exported: its filter was not understood. Nothing was written.',
  yes: 'yes',
  interactionColumns: ['Calldeck ID', 'When (UTC)', 'Channel', 'Direction', 'Contact', 'Contact ID', 'Subject', 'Notes', 'Outcome', 'Seconds', 'Number', 'Deal', 'Logged by'],
  taskColumns: ['Calldeck ID', 'Kind', 'Title', 'Due date', 'Due time', 'Priority', 'Contact', 'Contact ID', 'Deal', 'Assigned to', 'Done (UTC)'],
  dealColumns: [
    'Calldeck ID', 'Title', 'Pipeline', 'Stage', 'Amount', 'Currency', 'Contact', 'Company', 'Expected close', 'Owner', 'Source', 'Closed (UTC)', 'Reason', 'Reason note', 'Notes', 'Created (UTC)',
  ],
  readme: (date: string) =>
    [
      `Everything in this Calldeck file, as it was on ${date}.`,
      '',
      'contacts.csv       people and companies; Calldeck reads it back as it is',
      'interactions.csv   calls, emails, meetings and every other entry of the log',
      'tasks.csv          open and done',
      'deals.csv          open, won and lost',
      '',
      'The files are CSV with commas, in UTF-8 with a byte order mark, so that spreadsheets open them as they are.',
      'Times are UTC. Several values in one cell are parted by " ::: ". What is in the trash is left out.',
      'A text that a spreadsheet would take for a formula has an apostrophe before it.',
      '',
    ].join('\r\n'),
};
