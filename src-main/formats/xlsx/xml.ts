import { Parser } from 'htmlparser2';
import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';
import { createDecoder } from '../encodings';

/** What is heard of a document while it is read; names come without their namespace's prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Sheets are seven deep; what is deeper was made to do harm. */
const DEEPEST = 64;

/**
 * Reads XML as its bytes come. Of entities only the five of XML and characters by number are known, so that none can
 * grow or reach out; a document type is refused.
 * @returns call it with each piece, and once with null at the end
 * @throws AppError `validation` for what is deeper than any sheet, or declares a type
 */
export function readXml(events: XmlEvents): (chunk: Uint8Array | null) => void {
  let depth = 0;
  let decode: ((chunk: Uint8Array | null) => string) | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > DEEPEST) throw new AppError('validation', strings.zips.bomb);
        events.open?.(bare(name), attributes);
      },
      ontext: (text) => events.text?.(text),
      onclosetag(name) {
        depth -= 1;
        events.close?.(bare(name));
      },
      onprocessinginstruction(name) {
        if (name.toLowerCase() === '!doctype') throw new AppError('validation', strings.zips.bomb);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  return (chunk) => {
    decode ??= createDecoder(encodingOf(chunk));
    parser.write(decode(chunk));
    if (chunk === null) parser.end();
  };
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** XML is UTF-8 unless its first bytes say UTF-16. */
function encodingOf(head: Uint8Array | null): string {
  if (head?.[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head?.[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
