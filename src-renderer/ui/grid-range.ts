/** A stretch of rows, the last one in. */
export interface RowSpan {
  first: number;
  last: number;
}

/**
 * How a list is scrolled: not at all, so that it can be read, in leaps one after another, which fly by and leave time for
 * the names alone, or so quickly that what is not loaded is not worth loading either.
 */
export type Pace = 'still' | 'scrolled' | 'flying' | 'racing';

export interface DrawnRows extends RowSpan {
  pace: Pace;
}

/** Rows drawn beyond those that are seen: where one scrolls to, and where one comes from. */
const ahead = 10;
const behind = 3;
/** Milliseconds between two leaps within which a list flies. */
const oneAfterAnother = 120;
/** Screens at once from which on it races: a key that is held leaps by one. */
const race = 2.5;

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
    const isRace = Math.abs(moved) > race * (last - first);
    const pace = !flying ? 'scrolled' : isRace ? 'racing' : 'flying';
    return { first: Math.max(0, first - before), last: last + after, pace };
  };
}

/** What of a stretch there is in a list; as many at its end where the list has grown too short for it. */
export function within<Span extends RowSpan>(span: Span, count: number): Span {
  const last = Math.min(span.last, count - 1);
  return { ...span, first: Math.max(0, Math.min(span.first, last - (span.last - span.first))), last };
}
