/** Ways on where the data file could not be opened. */
export const recovery = {
  isOpen: 'A file is open. Nothing was changed.',
  noBackup: 'That backup is no longer here. Nothing was changed. Choose another.',
  notRestored: 'The backup could not be copied back. It is as it was. Free some space, then try again.',
  again: 'Try again',
  example: 'Look at the example',
  begin: 'Start a new file',
  choose: 'Open another file…',
  restore: (when: string) => `Restore the newest backup: ${when}`,
  look: 'Look at it first',
  older: 'Restore an older one',
};
