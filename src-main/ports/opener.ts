/**
 * What became of a link: handed to the system, refused (by policy or by the person), or left to the page, which in a
 * browser opens it itself.
 */
export type OpenResult = 'opened' | 'refused' | 'page';

/** Opens a web address, a mail address or a phone number outside Calldeck. */
export interface Opener {
  open(url: string): Promise<OpenResult>;
}
