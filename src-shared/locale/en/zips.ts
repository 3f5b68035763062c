/** What is said about archives and workbooks that cannot be read. */
export const zips = {
  damaged: 'This file is damaged: it ends too early or was changed on its way. Nothing was imported. Get it once more.',
  encrypted: 'This file is protected by a password. Nothing was imported. Save it without the password and try again.',
  bomb: 'This file unpacks to far more than any address book holds, as files do that were made to do harm. Nothing was imported.',
  noSheets: 'There is no sheet with cells in this workbook. Nothing was imported.',
  emptySheet: (name: string) => `The sheet "${name}" has no cells. Nothing was imported. Choose another sheet or file.`,
  wideSheet:
    'A row of this sheet has more than 1,000 columns. Nothing was imported. Delete the columns that are not needed and try again.',
  unknownSheet: (name: string) => `This workbook has no sheet called "${name}". Nothing was read. Choose another.`,
};
