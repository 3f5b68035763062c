/** Prints what a client's window shows. `page` means that the page opens the browser's own print dialog. */
export interface Printer {
  print(clientId: string): Promise<'printed' | 'cancelled' | 'page'>;
}
