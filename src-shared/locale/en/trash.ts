function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

const nouns = {
  contact: ['card', 'cards'],
  deal: ['deal', 'deals'],
  interaction: ['log entry', 'log entries'],
  task: ['task', 'tasks'],
  attachment: ['file', 'files'],
} as const;

/** The trash: lines of the history, and its page. */
export const trash = {
  counted: (kind: keyof typeof nouns, count: number) => counted(count, nouns[kind][0], nouns[kind][1]),
  restored: (what: string) => `Take ${what} out of the trash`,
  things: (count: number) => (count === 1 ? '1 thing' : `${count} things`),
  emptied: (count: number) => `Empty the trash of ${counted(count, 'thing', 'things')}`,
  emptying: 'Emptying the trash',
  restoring: 'Restoring',
  gone: 'That is no longer in the trash. It may have been restored, or the trash was emptied.',
  unnamed: 'Without a name',
  page: {
    title: 'Trash',
    meta: 'Kept until you empty it',
    list: 'What lies in the trash',
    search: 'Search the trash',
    tabs: {
      contact: 'Contacts',
      deal: 'Deals',
      interaction: 'Log entries',
      task: 'Tasks',
      attachment: 'Files',
    },
    columns: { what: 'What', hung: 'Goes with it', how: 'How', who: 'Who', when: 'When' },
    hung: {
      deals: (count: number) => counted(count, 'deal', 'deals'),
      tasks: (count: number) => counted(count, 'task', 'tasks'),
      interactions: (count: number) => counted(count, 'log entry', 'log entries'),
      attachments: (count: number) => counted(count, 'file', 'files'),
    },
    mergedInto: (name: string) => `Merged into ${name}`,
    restore: 'Restore',
    restoreAlone: 'Restore alone',
    undoMerge: 'Undo the merge',
    restored: (what: string) => `${what} taken out of the trash`,
    purge: 'Delete for good',
    empty: 'Empty the trash',
    confirmTitle: (count: string) => (count === '1' ? 'Delete 1 thing for good?' : `Delete ${count} things for good?`),
    confirmText:
      'This leaves the lists, the search and the trash, with everything that belongs to it alone. The history keeps what it held, so its line there is the only way back.',
    confirm: (count: string) => (count === '1' ? 'Delete 1 thing' : `Delete ${count} things`),
    emptyTitle: 'Nothing is in the trash',
    emptyText: 'What you delete waits here, with everything that belongs to it, until you empty the trash.',
    noneTitle: 'Nothing found',
    noneText: 'Fewer letters find more.',
    failed: 'The trash could not be read',
    open: 'Open',
    more: (name: string) => `More for ${name}`,
  },
};
