/** Files that hang on cards, deals and entries of the log, and pictures of cards. */
export const attachments = {
  attach: (name: string, to: string) => `Attach ${name} to ${to}`,
  setPicture: (of: string) => `Set the picture of ${of}`,
  rename: (name: string) => `Rename ${name}`,
  note: (name: string) => `Change the note of ${name}`,
  remove: (name: string, from: string) => `Remove ${name} from ${from}`,
  removePicture: (of: string) => `Remove the picture of ${of}`,
  notFound: 'This file is no longer attached. Nothing was changed.',
  noOwner: 'What this file was to hang on is no longer there. Nothing was attached.',
  gone: 'This file is gone from the folder beside the data file. Its name and note are kept. Choose the file again to have it back.',
  damaged:
    'The bytes of this file are no longer what was attached, so it was not opened. Choose the file again, or take it from a backup.',
  otherFile: (name: string) => `That is another file than ${name}: its bytes differ. Nothing was changed.`,
  readOnly:
    'Not attached: the folder of attachments cannot be written. Nothing was changed. Change its permissions, then try again.',
  diskFull: 'Not attached: there is too little room on the disk. Nothing was changed. Free some space, then try again.',
  notAPicture: 'That is not a picture that Calldeck can show. Choose a PNG, JPEG, GIF or WebP. Nothing was changed.',
  pictureTooLarge: 'This picture is too large for a card. Nothing was changed. Choose a smaller one.',
  noName: 'A file needs a name.',
  entry: 'an entry of the log',
};
