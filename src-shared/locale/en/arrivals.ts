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
