/** The life of a data file: moved, copied, brought back from a backup, looked at as it was. */
export const dataFile = {
  wasDamaged: (name: string, aside: string) =>
    `${name} was damaged and set aside as ${aside}. Nothing was begun in its place. Bring back its newest backup, look at one first, or start with a new file.`,
  onlyBackups: (path: string) =>
    `${path} is not there, but its backups are. Nothing was begun in its place. Bring back its newest backup, look at one first, or start with a new file.`,
  notThere: (path: string) =>
    `${path} is not there. If it is on another disk, connect it and try again. Nothing was begun in its place.`,
  full: 'There is too little room on the disk. Everything is where it was. Free some space, then try again.',
  readOnly: 'That folder cannot be written. Everything is where it was. Choose a folder of yours.',
  notCopied: 'The file could not be copied. Everything is where it was. Check the disk, then try again.',
  taken: (name: string) =>
    `There is a file ${name} already, or there are attachments of one. Everything is where it was. Choose another name.`,
  /** After a file's name: how it was before a backup was brought back. */
  before: (stamp: string) => `before ${stamp}`,
  lookOnly:
    'You are looking at a backup, in which nothing can be changed. Bring it back first, or go back to your file.',
  notLooking: 'No backup is open to be looked at. Nothing was changed.',
  copyTitle: 'Saving a copy',
  copying: 'Copying attachments',
} as const;
