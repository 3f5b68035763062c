import { type GridRows } from './grid-rows';

/** A stretch of rows, the last one in. */
export interface RowSpan {
  first: number;
  last: number;
}

/**
 * How a list is scrolled: not at all, so that it can be read, or in leaps one after another, which fly by and leave time for
 * the names alone.
 */
export type Pace = 'still' | 'scrolled' | 'flying';

export interface DrawnRows extends RowSpan {
  pace: Pace;
}

/** Rows drawn beyond those that are seen: where one scrolls to, and where one comes from. */
const ahead = 10;
const behind = 3;
/** Milliseconds between two leaps within which a list flies. */
const oneAfterAnother = 120;

/**
 * Which rows of a list are drawn: those that are seen, more on the side towards which it is scrolled than on the other, and
 * none besides them while it leaps by whole screens, when they would be gone before anybody sees them.
 * @returns a rule for one list, asked with the rows that are seen, the time in milliseconds, and by how many places the same
 * rows have come to stand elsewhere: it remembers where that stood
 */
export function directedRange(): (seen: RowSpan, now: number, carried?: number) => DrawnRows {
  let stood = 0;
  let leaptAt = -Infinity;
  return ({ first, last }, now, carried = 0) => {
    const moved = first - stood - carried;
    stood = first;
    const leaps = Math.abs(moved) * 2 > last - first;
    const flying = leaps && now - leaptAt < oneAfterAnother;
    if (leaps) leaptAt = now;
    const [before, after] = leaps ? [0, 0] : moved < 0 ? [ahead, behind] : [behind, ahead];
    return { first: Math.max(0, first - before), last: last + after, pace: flying ? 'flying' : 'scrolled' };
  };
}

/** A stretch that is drawn, and how many places below its own. */
export interface DrawnStretch extends RowSpan {
  shift: number;
}

/**
 * What is drawn while nothing of what was scrolled to is loaded: the rows that came last, which are those of a moment ago.
 * Only where it stands still, and they have not come yet, do bars say so.
 */
export function drawnStretch(rows: GridRows<unknown>, { first, last, pace }: DrawnRows): DrawnStretch {
  const { latest } = rows;
  const isBare = rows.at(first) === undefined && rows.at(last) === undefined;
  if (!isBare || pace === 'still' || latest === undefined) return { first, last, shift: 0 };
  const from = Math.max(0, Math.min(latest.first, rows.length - 1 - (last - first)));
  return { first: from, last: from + last - first, shift: first - from };
}

/** What of a stretch there is in a list; as many at its end where the list has grown too short for it. */
export function within<Span extends RowSpan>(span: Span, count: number): Span {
  const last = Math.min(span.last, count - 1);
  return { ...span, first: Math.max(0, Math.min(span.first, last - (span.last - span.first))), last };
}
