import { LineSplitter, LONGEST_CARD } from './lines';
import { beginsProperty, packingOf, readProperty, type VcardProperty } from './property';

export type VcardVersion = '2.1' | '3.0' | '4.0';

/** One card as it stands in the file. */
export interface VcardCard {
  /** Counted from 1 in the order in which the cards end. */
  number: number;
  /** The line of the file on which it begins, counted from 1. */
  line: number;
  version: VcardVersion;
  properties: VcardProperty[];
  /** Lines within the card that are no property. */
  strays: string[];
  /** True when something of it was longer than any card is, and was left out. */
  cut: boolean;
  /** False when the file or the next card began before its END. */
  ended: boolean;
}

interface OpenCard extends Omit<VcardCard, 'number' | 'version'> {
  version: VcardVersion | null;
  size: number;
}

interface OpenLine {
  pieces: string[];
  packing: 'text' | 'quoted' | 'base64';
  /** The last piece ends with the sign that the next line belongs to it. */
  continues: boolean;
}

/** Cards in cards: an agent's. Where ENDs are missing they only seem to be; the outermost is then whole. */
const DEEPEST = 8;
const MOST_STRAYS = 50;
const MOST_PROPERTIES = 10_000;
/** A longer line neither begins nor ends a card. */
const LONGEST_FENCE = 100;
/** A byte order mark, read a character a byte, stands before it where files were put together. */
const BEGIN = /^(?:\u00ef\u00bb\u00bf)?\s*BEGIN\s*:\s*VCARD\s*$/i;
const END = /^\s*END\s*:\s*VCARD\s*$/i;
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}\s*$/;

/**
 * Takes vCards apart as their bytes come: unfolds lines (RFC 2425, RFC 6350, and the soft line breaks of 2.1's
 * quoted-printable), and reads each property in its own charset. Anything is taken; what is no card is passed over.
 */
export class VcardLexer {
  private readonly splitter = new LineSplitter();
  private readonly open: OpenCard[] = [];
  private current: OpenLine | null = null;
  private lineNumber = 0;
  private count = 0;
  private done: VcardCard[] = [];

  /**
   * @param charset what the file's text is in, where a property does not say so itself
   * @param insteadOf see `CardCharset`
   */
  constructor(
    private readonly charset: string,
    private readonly insteadOf = '',
  ) {}

  /**
   * @param chunk bytes of the file, or null at its end
   * @returns the cards that end in them
   */
  push(chunk: Uint8Array | null): VcardCard[] {
    this.splitter.push(chunk, (line, cut) => this.take(line, cut));
    if (chunk === null) {
      this.flush();
      while (this.open.length > 0) this.close(this.open.pop(), false);
    }
    const { done } = this;
    this.done = [];
    return done;
  }

  private take(line: string, cut: boolean): void {
    this.lineNumber += 1;
    const card = this.open.at(-1);
    if (card !== undefined) {
      card.size += line.length;
      if (cut || card.size > LONGEST_CARD) card.cut = true;
      const fences = line.length < LONGEST_FENCE && (BEGIN.test(line) || END.test(line));
      if (!fences && (card.size > LONGEST_CARD || card.properties.length === MOST_PROPERTIES)) {
        card.cut = true;
        this.current = null;
        return;
      }
      if (!fences && this.goesOn(line, card)) return;
    }
    this.flush();
    if (BEGIN.test(line)) this.begin();
    else if (END.test(line)) this.close(this.open.pop(), true);
    else if (card !== undefined) this.start(line, card);
  }

  /** Takes a line that belongs to the property before it. */
  private goesOn(line: string, card: OpenCard): boolean {
    const { current } = this;
    if (current === null) return false;
    if (current.continues) {
      current.pieces.push((current.pieces.pop() ?? '').replace(/=\s*$/, ''), line);
      current.continues = line.trimEnd().endsWith('=');
      return true;
    }
    if (/^[ \t]/.test(line)) {
      if (line.trim() === '' && current.packing === 'base64') return true;
      // In 2.1 the blank that folds is the text's own (vCard 2.1, section 2.1.3), from 3.0 on it is not.
      current.pieces.push(card.version === '2.1' && current.packing === 'text' ? line : line.slice(1));
      current.continues = current.packing === 'quoted' && line.trimEnd().endsWith('=');
      return true;
    }
    if (current.packing === 'base64' && BASE64_LINE.test(line)) {
      current.pieces.push(line);
      return true;
    }
    const last = current.pieces.at(-1) ?? '';
    // Some programs break an address with a backslash at the line's end.
    if (current.packing === 'text' && last.endsWith('\\') && !beginsProperty(line) && line.trim() !== '') {
      current.pieces[current.pieces.length - 1] = last.slice(0, -1);
      current.pieces.push('\n', line);
      return true;
    }
    return false;
  }

  private start(line: string, card: OpenCard): void {
    if (line.trim() === '' || line.startsWith('#')) return;
    const packing = beginsProperty(line) ? packingOf(line) : 'text';
    this.current = { pieces: [line], packing, continues: packing === 'quoted' && line.trimEnd().endsWith('=') };
    // A card's version tells how its further lines are folded: it is wanted at once.
    if (/^VERSION\s*[;:]/i.test(line)) this.flush();
    else if (!beginsProperty(line)) {
      this.current = null;
      this.stray(line, card);
    }
  }

  private stray(line: string, card: OpenCard): void {
    const text = readProperty(`X:${line}`, this.charset, false)?.value.trim() ?? '';
    if (text !== '' && card.strays.length < MOST_STRAYS) card.strays.push(text.slice(0, 1000));
  }

  private flush(): void {
    const { current } = this;
    const card = this.open.at(-1);
    this.current = null;
    if (current === null || card === undefined) return;
    const property = readProperty(current.pieces.join(''), this.charset, card.version !== '2.1', this.insteadOf);
    if (property === null) return;
    if (property.name === 'VERSION') card.version = versionOf(property.value);
    else card.properties.push(property);
  }

  private begin(): void {
    if (this.open.length === DEEPEST) this.close(this.open.shift(), false);
    this.open.push({
      line: this.lineNumber,
      version: null,
      properties: [],
      strays: [],
      cut: false,
      ended: false,
      size: 0,
    });
  }

  private close(card: OpenCard | undefined, ended: boolean): void {
    if (card === undefined || (!ended && card.properties.length === 0)) return;
    const { size: _, version, ...rest } = card;
    this.count += 1;
    this.done.push({ ...rest, number: this.count, version: version ?? '2.1', ended });
  }
}

function versionOf(text: string): VcardVersion {
  const version = text.trim();
  return version.startsWith('4') ? '4.0' : version.startsWith('3') ? '3.0' : '2.1';
}
