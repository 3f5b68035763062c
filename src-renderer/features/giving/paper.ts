import type { OutputOf } from '@shared/contract/index';

export type PrintedCard = OutputOf<'giving.cards'>['rows'][number];
export const printKinds = ['list', 'card', 'rolodex', 'labels', 'envelope'] as const;
export type PrintKind = (typeof printKinds)[number];

/** A paper: its name in the style sheet, and its edges in millimetres. */
export interface Paper {
  key: 'a4' | 'letter' | 'a4wide' | 'letterwide' | 'rolodex' | 'l7163' | 'avery5160' | 'dl' | 'c5' | 'us10';
  widthMm: number;
  heightMm: number;
  /** A sheet of labels: where they lie, in millimetres. */
  grid?: LabelGrid;
}

/** Labels on a sheet, in millimetres: where they lie, and what stays free at their edges. */
interface LabelGrid {
  columns: number;
  rows: number;
  left: number;
  top: number;
  width: number;
  height: number;
  across: number;
  free: { across: number; down: number };
  /** The type of a label that has the room for it, in points. */
  type: number;
}

const all: Readonly<Record<Paper['key'], Omit<Paper, 'key'>>> = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
  a4wide: { widthMm: 297, heightMm: 210 },
  letterwide: { widthMm: 279.4, heightMm: 215.9 },
  rolodex: { widthMm: 102, heightMm: 57 },
  // Avery's own templates: 99.1 × 38.1 mm, 2.5 between the columns.
  l7163: {
    widthMm: 210,
    heightMm: 297,
    grid: {
      columns: 2,
      rows: 7,
      left: 4.65,
      top: 15.15,
      width: 99.1,
      height: 38.1,
      across: 101.6,
      free: { across: 5, down: 2 },
      type: 10,
    },
  },
  // 2⅝ × 1 in, an eighth between the columns.
  avery5160: {
    widthMm: 215.9,
    heightMm: 279.4,
    grid: {
      columns: 3,
      rows: 10,
      left: 4.76,
      top: 12.7,
      width: 66.68,
      height: 25.4,
      across: 69.85,
      free: { across: 4, down: 1.5 },
      type: 9,
    },
  },
  dl: { widthMm: 220, heightMm: 110 },
  c5: { widthMm: 229, heightMm: 162 },
  us10: { widthMm: 241.3, heightMm: 104.8 },
};

export function paperOf(key: Paper['key']): Paper {
  return { key, ...all[key] };
}

/** Where paper is not A4 (ISO 216 is used nearly everywhere else). */
const letterCountries = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'PA', 'PH', 'PR', 'SV', 'VE']);

/** The papers of a kind, the likeliest of a country first. */
export function papersOf(kind: PrintKind, region: string): Paper['key'][] {
  const choices: Record<PrintKind, [Paper['key'][], Paper['key'][]]> = {
    list: [
      ['a4wide', 'a4'],
      ['letterwide', 'letter'],
    ],
    card: [['a4'], ['letter']],
    rolodex: [['rolodex'], []],
    labels: [['l7163'], ['avery5160']],
    envelope: [['dl', 'c5'], ['us10']],
  };
  const [iso, american] = choices[kind];
  return letterCountries.has(region) ? [...american, ...iso] : [...iso, ...american];
}

/** What can be sent by post, and who is left out and why. */
export function mailable(cards: readonly PrintedCard[]): {
  cards: PrintedCard[];
  unwilling: PrintedCard[];
  homeless: PrintedCard[];
} {
  return {
    cards: cards.filter((card) => !card.doNotMail && card.addressLines.length > 0),
    unwilling: cards.filter((card) => card.doNotMail),
    homeless: cards.filter((card) => !card.doNotMail && card.addressLines.length === 0),
  };
}

/** The lines of a label: the name, for a person the company too, then the address. */
export function labelLines(card: PrintedCard): string[] {
  return [card.name, card.company, ...card.addressLines].filter((line) => line !== '');
}

const pointsPerMm = 72 / 25.4;
/** In points: smaller type is hard to read, for people and for sorting machines. */
const leastType = 6;
/** A name goes on in a second line and no further: the place must stay on the label. */
const mostNameLines = 2;

/** How high a line is that has type of a size, both in points. */
export function lineHeight(type: number): number {
  return type * 1.22;
}

/**
 * The type in which a label's lines stand on it whole, long ones going on in a second line.
 * @returns points: the grid's own where there is room, at the least 6
 */
export function labelType(lines: readonly string[], { width, height, free, type }: LabelGrid): number {
  const room = { across: (width - 2 * free.across) * pointsPerMm, down: (height - 2 * free.down) * pointsPerMm };
  for (let size = type; size > leastType; size -= 0.5) {
    // Of a line of mixed letters one takes some 0.55 of its height; what wraps leaves some of its line free.
    const perLine = Math.floor(room.across / (size * 0.55));
    const rows = lines.map((line, at) =>
      Math.min(Math.ceil(line.length / perLine), at === 0 ? mostNameLines : Infinity),
    );
    if (rows.reduce((sum, one) => sum + one, 0) * lineHeight(size) <= room.down) return size;
  }
  return leastType;
}

/**
 * Cards laid on sheets of labels.
 * @param first the place on the first sheet to begin at, from 0, where a sheet was used before
 */
export function labelSheets<T>(cards: readonly T[], perSheet: number, first: number): (T | null)[][] {
  const places: (T | null)[] = [...Array.from({ length: first }, () => null), ...cards];
  const sheets: (T | null)[][] = [];
  for (let at = 0; at < places.length; at += perSheet) sheets.push(places.slice(at, at + perSheet));
  return cards.length === 0 ? [] : sheets;
}

/**
 * How a list's columns share the width of a paper, in percent: as on screen, where `1fr` is about 150 pixels, but wide
 * enough for a head whose words are hidden there.
 * @param widths grid tracks: "1.25fr", "104px"
 */
export function columnShares(widths: readonly string[]): number[] {
  const pixels = widths.map(
    (width) => Math.max(56, Number.parseFloat(width) * (width.endsWith('fr') ? 150 : 1)) || 100,
  );
  const total = pixels.reduce((sum, one) => sum + one, 0);
  return pixels.map((one) => (one / total) * 100);
}

/** The ways to reach somebody with those of one kind together, the kinds in the order in which their first one comes. */
export function byKind<T extends { kind: string }>(methods: readonly T[]): T[] {
  const kinds = [...new Set(methods.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => methods.filter((one) => one.kind === kind));
}
