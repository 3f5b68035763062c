// What a file is by its ending. Whether it may be opened outside is a list of what may, never of what may not.

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  txt: 'text/plain',
  csv: 'text/csv',
  rtf: 'application/rtf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
};

/** The ending of a file's name in lower case, without its dot; empty where it has none. */
export function endingOf(fileName: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** The MIME type that a file's ending stands for; `application/octet-stream` for all others. */
export function mediaTypeOfName(fileName: string): string {
  const ending = endingOf(fileName);
  return Object.hasOwn(types, ending) ? (types[ending] ?? '') : 'application/octet-stream';
}

/**
 * Whether the system may be asked to open a file of this name: documents, pictures, sound and film that carry no program.
 * Formats with macros, web pages, archives and everything unknown are saved, and opened by whoever wants to.
 */
export function mayOpenOutside(fileName: string): boolean {
  return Object.hasOwn(types, endingOf(fileName));
}

/** Pictures that every browser draws, and that can be scaled to one of a card. */
export function isPictureType(mediaType: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'].includes(mediaType);
}
