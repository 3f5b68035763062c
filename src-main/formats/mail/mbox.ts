/** A message is cut here: what is beyond is an attachment, and its text stands before it. */
export const longestMessage = 24 * 1024 * 1024;

const newline = 10;
const fromLine = Buffer.from('From ');
/** `From - ` of Mozilla, or `From somebody Thu Sep 19 12:41:43 1991` with or without a zone: an address and a time with its year. */
const separator = /^From (?:-(?:\s.*)?|\S.*\d{1,2}:\d\d.*\d{4}.*)\s*$/;
const header = /^(?:[!-9;-~]{1,80}:|>From )/;

/** A message as its bytes, unquoted, and how many bytes of the file lie behind it. */
export interface RawMessage {
  bytes: Uint8Array;
  /** It was longer than is kept. */
  isCut: boolean;
  bytesRead: number;
}

/** Whether a file begins as an mbox does: a separator with headers below it. */
export function isMbox(head: string): boolean {
  const [first = '', second = ''] = head.replace(/^\ufeff/, '').split(/\r?\n/, 2);
  return separator.test(first) && header.test(second);
}

/**
 * Cuts an mbox into its messages (RFC 4155 and its relatives), holding one message in memory. All dialects are read:
 * mboxo and mboxrd, whose lines `>From ` lose one mark; mboxcl and mboxcl2, where `Content-Length` says how far a body
 * goes, whatever stands in it; and files in which a line of a body that begins with `From ` was never marked: a
 * separator bears a time, and a header stands below it.
 */
export async function* splitMbox(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<RawMessage> {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  let bytesRead = 0;
  const cutter = createCutter();
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    const data =
      rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = data.indexOf(newline, from); end >= 0; end = data.indexOf(newline, from)) {
      const done = cutter.line(data.subarray(from, end + 1));
      from = end + 1;
      for (const message of done) yield { ...message, bytesRead };
    }
    // A line without an end is taken in pieces, so that a file without any is not held in memory.
    if (data.length - from > longestMessage) {
      for (const message of cutter.line(data.subarray(from))) yield { ...message, bytesRead };
      from = data.length;
    }
    // What is kept of a chunk is copied: its memory is the stream's own.
    rest = Buffer.from(data.subarray(from));
  }
  if (rest.length > 0) for (const message of cutter.line(rest)) yield { ...message, bytesRead };
  for (const message of cutter.end()) yield { ...message, bytesRead };
}

type Cut = Omit<RawMessage, 'bytesRead'>;

function createCutter(): { line(bytes: Buffer): Cut[]; end(): Cut[] } {
  /** The lines of the message in hand, its separator left out; null before the first. */
  let lines: Buffer[] | null = null;
  let kept = 0;
  let isCut = false;
  let inHeaders = true;
  /** What Content-Length promised of the body, and how much of it came. */
  let promised: number | null = null;
  let bodyBytes = 0;
  /** A line that looks like a separator: whether it is one the next line tells. */
  let pending: Buffer | null = null;
  /** Where, within a body whose length was promised, separators seem to stand. */
  let doubts: number[] = [];

  function begin(): void {
    lines = [];
    kept = 0;
    isCut = false;
    inHeaders = true;
    promised = null;
    bodyBytes = 0;
    doubts = [];
  }

  function take(bytes: Buffer): void {
    if (lines === null) return;
    if (inHeaders) {
      const text = bytes.length < 200 ? bytes.toString('latin1').trim() : '';
      const length = /^content-length:\s*(\d{1,9})$/i.exec(text);
      if (length !== null) promised = Number(length[1]) > longestMessage ? null : Number(length[1]);
      if (text === '' && bytes.length < 3) inHeaders = false;
    } else bodyBytes += bytes.length;
    if (kept > longestMessage) isCut = true;
    else {
      lines.push(Buffer.from(bytes));
      kept += bytes.length;
    }
  }

  function finish(): Cut[] {
    if (lines === null) return [];
    const whole = lines;
    lines = null;
    // The promise was false: what looked like separators were separators.
    if (doubts.length > 0 && !(promised !== null && Math.abs(bodyBytes - promised) <= 2)) {
      const cuts: Cut[] = [];
      let from = 0;
      for (const at of [...doubts, whole.length]) {
        cuts.push(joined(whole.slice(from, at), isCut));
        from = at + 1;
      }
      return cuts;
    }
    return [joined(whole, isCut, promised !== null && Math.abs(bodyBytes - promised) <= 2 && doubts.length > 0)];
  }

  function settle(next: Buffer | null): Cut[] {
    if (pending === null) return [];
    const line = pending;
    pending = null;
    const begins = next !== null && header.test(next.subarray(0, 100).toString('latin1'));
    if (!begins) {
      take(line);
      return [];
    }
    // Within a body whose length was promised it is text, unless the promise turns out false.
    if (lines !== null && promised !== null && !inHeaders && bodyBytes < promised - 1) {
      doubts.push(lines.length);
      take(line);
      return [];
    }
    const done = finish();
    begin();
    return done;
  }

  return {
    line(bytes) {
      const done = settle(bytes);
      const start = lines === null && bytes[0] === 0xef ? bytes.subarray(3) : bytes;
      if (start.subarray(0, 5).equals(fromLine) && start.length < 1000 && separator.test(start.toString('latin1'))) {
        pending = Buffer.from(bytes);
      } else take(bytes);
      return done;
    },
    end() {
      const done = settle(null);
      return [...done, ...finish()];
    },
  };
}

const quoted = Buffer.from('>From ');

/** One message of its lines: a mark that a separator's look-alike was given is taken away, and the blank line after it. */
function joined(lines: readonly Buffer[], isCut: boolean, isExact = false): Cut {
  const plain = lines.map((line) => {
    if (isExact || line[0] !== 62) return line;
    let marks = 0;
    while (line[marks] === 62) marks += 1;
    return line.subarray(marks - 1, marks + 5).equals(quoted) ? line.subarray(1) : line;
  });
  return { bytes: Buffer.concat(plain), isCut };
}
