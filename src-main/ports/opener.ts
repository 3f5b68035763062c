/**
 * What became of a link: handed to the system, refused (by policy or by the person), or left to the page, which in a
 * browser opens it itself.
 */
export type OpenResult = 'opened' | 'refused' | 'page';

/** Opens a web address, a mail address, a phone number or a copy of a file outside Calldeck. */
export interface Opener {
  open(url: string): Promise<OpenResult>;
  /**
   * Opens a copy of an attachment in the program that the system has for its kind. The caller has looked at its kind.
   * @param path the copy, in the spool, which the opener may move
   * @param name what the person knows it by, safe as a file's name
   */
  openFile(path: string, name: string): Promise<OpenResult>;
}
