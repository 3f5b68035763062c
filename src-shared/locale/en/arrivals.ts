/** Files that come in by other ways than the button: several at once, pasted, from a watched folder, a whole file. */
export const arrivals = {
  queue: {
    title: 'Files that wait',
    one: (next: string) => `${next} waits`,
    several: (next: string, more: string) => `${next} and ${more} more wait`,
    next: 'Next file',
    forget: 'Leave them',
    kept: (count: string) => `${count} more files wait until this one is done.`,
    keptOne: '1 more file waits until this one is done.',
  },
  folder: {
    reading: (name: string) => `Reading the folder ${name}`,
    tooMany: (name: string, most: string) =>
      `The folder ${name} holds more than ${most} files. Nothing was imported. Pack it as a zip and drop that.`,
    tooLarge: (name: string) =>
      `The folder ${name} holds more than 2 GB. Nothing was imported. Pack it as a zip and drop that.`,
    tooManyInTurn: (name: string, most: string) =>
      `The folder ${name} holds more than ${most} files to import, and they are taken one by one. Nothing was imported. Drop those that you want.`,
    nothing: (name: string) =>
      `There is no file in the folder ${name} that can be imported. Nothing was imported. It may hold tables, workbooks, cards, calendars, mail, a Google Voice export or an export of everything.`,
    vanished: (name: string) =>
      `A file in the folder ${name} was moved or deleted while it was read. Nothing was imported. Drop the folder again.`,
  },
  paste: { cells: 'Pasted cells.tsv', cards: 'Pasted cards.vcf' },
  archive: {
    title: (name: string) => `A whole Calldeck file: ${name}`,
    when: (moment: string) => `Exported: ${moment}`,
    figures: {
      contacts: 'Contacts',
      interactions: 'Log entries',
      deals: 'Deals',
      tasks: 'Tasks',
      attachments: 'Attachments',
    },
    why: 'A new file is made of it, equal to the one it came from, with its history and its trash. The file that is open now stays as it is: two histories cannot be put into one file.',
    make: 'Make a new file of it',
    made: (name: string) => `${name} is made and open`,
    stopped: 'Stopped. No file was made.',
    stopHint: 'Stop and no file is made.',
    pageTitle: 'Import a whole file',
  },
  exportAs: {
    label: 'As',
    zip: 'One zip',
    folder: 'A folder',
    hint: 'Tables, cards, a calendar, attachments and a note that explains it. Calldeck makes an equal file of it again.',
    saved: (name: string) => `${name} is written`,
  },
};
