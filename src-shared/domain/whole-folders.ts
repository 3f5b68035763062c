/** Where an export of everything says what it holds: by this it is known. */
export const manifestPlace = 'data/manifest.json';

const pageInVoice =
  /(^|\/)(Voice\/)?Calls\/[^/]+\.html$|(^|\/)[^/]* - (Placed|Received|Missed|Voicemail|Text|Recorded) - [^/]*\.html$/;
const groupPage = /(^|\/)Group Conversation - [^/]*\.html$/;

/** Whether a file of an archive, or of a folder, is a page of Google Voice, by its path. */
export function isVoicePath(path: string): boolean {
  return pageInVoice.test(path) || groupPage.test(path);
}
