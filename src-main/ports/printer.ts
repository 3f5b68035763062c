/** Prints what a client's window shows. `page` means that the page opens the browser's own print dialog. */
export interface Printer {
  /** @param paper what its style sheet asks for; without it the system's own paper */
  print(clientId: string, paper?: { widthMm: number; heightMm: number }): Promise<'printed' | 'cancelled' | 'page'>;
}
