/** The whole file as a folder or a zip, and a file put together from one again. */
export const archive = {
  restoreTitle: (name: string) => `Make a file from ${name}`,
  folderTitle: 'Export everything to a folder',
  stages: { rows: 'Rows', attachments: 'Attachments', index: 'Making it searchable', checking: 'Checking' },
  unnamedOwner: 'Other',
  folderTaken: (folder: string) =>
    `There is a folder ${folder} already. Nothing was written. Rename it or choose another place.`,
  beingWritten: (place: string) =>
    `Another Calldeck writes ${place} just now. Nothing was written. Wait for it or choose another name.`,
  inTheWay: (place: string) =>
    `${place} is in the way, and it is not Calldeck's. Nothing was written. Move it or choose another name.`,
  diskFull: 'The disk is full. Nothing was left behind. Free some space, then try again.',
  readOnly: 'That folder cannot be written. Nothing was left behind. Choose a folder of yours.',
  notOurs: 'This is not an export of a whole Calldeck file. Nothing was made.',
  newer: 'This export was made by a newer Calldeck. Nothing was made. Bring Calldeck up to date, then try again.',
  changed: (path: string) =>
    `${path} is not as it was when this was exported: part of it is missing, damaged or was changed. Nothing was made. Take another copy of the export.`,
  unsound: 'What this export holds does not fit together. Nothing was made. Take another copy of the export.',
  outside: 'A file in this export points outside of it. Nothing was made.',
  shared:
    'That place is on a network or in a synced folder, where a data file gets damaged. Choose a place on this machine.',
  taken: (name: string) => `There is a file ${name} already. Nothing was made. Choose another name.`,
  noFolder: 'In a browser Calldeck cannot ask for a folder. Export a zip, which holds the same.',
  relationshipColumns: ['Calldeck ID', 'Contact', 'Contact ID', 'Is', 'Of', 'Of ID', 'Note'],
  attachmentColumns: ['Calldeck ID', 'File', 'Kind', 'Bytes', 'Contact', 'Deal', 'Subject', 'Note', 'Added (UTC)'],
  stagesOf: { relationships: 'Connections', files: 'Attachments' },
};
