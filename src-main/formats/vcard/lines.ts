/** More than any line or card has; what goes on beyond it is left out, so that a file without line ends fills no memory. */
export const LONGEST_CARD = 32 * 1024 * 1024;

/**
 * Parts bytes into lines at CRLF, CRCRLF, LF or CR, however the bytes come in pieces. Lines are Latin-1 text, a character for
 * each byte: which charset a line is in is known only once it has been read.
 */
export class LineSplitter {
  private pieces: string[] = [];
  private length = 0;
  /** Returns at the end of a piece: what comes next tells whether they are one line end or more. */
  private returns = '';

  /**
   * Takes bytes and hands over each line that ends in them.
   * @param chunk bytes, or null at the end of the file
   * @param take called for each line; `cut` is true when the line was longer than `LONGEST_CARD` and has lost its end
   */
  push(chunk: Uint8Array | null, take: (line: string, cut: boolean) => void): void {
    if (chunk === null) {
      if (this.length > 0) this.end('', take);
      return;
    }
    const all = this.returns + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    this.returns = all.endsWith('\r\r') ? '\r\r' : all.endsWith('\r') ? '\r' : '';
    const text = all.slice(0, all.length - this.returns.length);
    // Some iPhones end their lines by two returns and a line feed.
    const ends = /\r{0,2}\n|\r/g;
    let from = 0;
    for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
      this.end(text.slice(from, found.index), take);
      from = ends.lastIndex;
    }
    this.keep(text.slice(from));
  }

  private keep(piece: string): void {
    if (piece === '') return;
    this.length += piece.length;
    if (this.length <= LONGEST_CARD) this.pieces.push(piece);
  }

  private end(last: string, take: (line: string, cut: boolean) => void): void {
    this.keep(last);
    const line = this.pieces.join('');
    const cut = this.length > LONGEST_CARD;
    this.pieces = [];
    this.length = 0;
    take(line, cut);
  }
}
