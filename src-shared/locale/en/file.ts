/** The data file: opening, locking, backing up, and what can go wrong with it. */
export const file = {
  newer: 'This file was made by a newer Calldeck. It was not opened or changed. Update Calldeck or open a backup.',
  inUse: (name: string) => `${name} is open in another Calldeck. Nothing was changed. Close it there, then try again.`,
  damaged: (name: string, aside: string) =>
    `${name} is damaged and was not opened. It was kept as ${aside}. Restore a backup, or start with a new file.`,
  notCalldeck: (name: string) =>
    `${name} is not a Calldeck file, or it is locked with a passphrase. It was not opened or changed. Choose another file.`,
  otherDatabase: (name: string) =>
    `${name} is a database of another program. It was not opened or changed. Choose another file.`,
  readOnly: (name: string) =>
    `${name} cannot be written: the folder or the file is read-only. It was not changed. Move it to a folder of yours, or change its permissions.`,
  noFolder: (folder: string) => `The folder ${folder} cannot be made or read. Choose another place for the file.`,
  full: 'Not saved: the disk is full. What you typed is kept. Free some space, then try again.',
  readOnlyWrite: 'Not saved: the file is read-only. What you typed is kept. Change its permissions, then try again.',
  io: 'Not saved: the disk did not answer. What you typed is kept. Check the disk, then try again.',
  busy: 'Not saved: another program holds the file. What you typed is kept. Close it, then try again.',
  synced: (name: string) =>
    `${name} is in a synced folder, where two computers can spoil it. Move it to a folder that stays on this computer; share changes instead.`,
  backupFull: 'The backup could not be made: the disk is full. Nothing was changed. Free some space, then try again.',
  backupReadOnly:
    'The backup could not be made: its folder cannot be written. Nothing was changed. Change its permissions, then try again.',
  backupFailed: 'The backup could not be made, so nothing was changed. Check the disk, then try again.',
  cannotShow: (path: string) => `The file manager could not be opened. The file is ${path}.`,
  backupTitle: 'Backing up',
};
