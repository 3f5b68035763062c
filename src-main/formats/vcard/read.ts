import { createDecoder } from '../encodings';
import type { CardCharset } from './charsets';
import { VcardLexer, type VcardCard } from './lexer';

export interface VcardBatch {
  cards: VcardCard[];
  /** Bytes of the file that have been taken so far, for progress. */
  bytesRead: number;
}

/**
 * Reads the cards of a file as they come, holding no more than a chunk and the cards that end in it.
 * A property that names its own charset is read in that.
 */
export async function* readVcards(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { encoding, insteadOf }: CardCharset,
): AsyncGenerator<VcardBatch> {
  // Two bytes a letter hide the line ends: such a file is made UTF-8 first.
  const decode = /^utf-16/i.test(encoding) ? createDecoder(encoding) : null;
  const lexer = new VcardLexer(decode === null ? encoding : 'utf-8', insteadOf);
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    const cards = lexer.push(decode === null ? chunk : Buffer.from(decode(chunk)));
    if (cards.length > 0) yield { cards, bytesRead };
  }
  const cards = [...(decode === null ? [] : lexer.push(Buffer.from(decode(null)))), ...lexer.push(null)];
  if (cards.length > 0) yield { cards, bytesRead };
}
