/** What was done, newest first. */
export const historyPage = {
  title: 'History',
  list: 'What was done',
  undo: 'Undo',
  undone: 'Undone',
  changed: 'Changes',
  changes: (count: string) => (count === '1' ? '1 change' : `${count} changes`),
  imported: 'See the imports',
  emptyTitle: 'Nothing was done yet',
  emptyText: 'Every change you make in this file is listed here and can be undone, one by one.',
  ghost: ['What', 'Who', 'When'],
  failed: 'The history could not be read',
  again: 'Try again',
  meta: 'Every change can be undone, also long after',
} as const;
