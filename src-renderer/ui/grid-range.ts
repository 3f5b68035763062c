import type { Range } from '@tanstack/react-virtual';

/** Rows drawn beyond those that are seen: where one scrolls to, and where one comes from. */
const ahead = 10;
const behind = 3;

/**
 * Which rows of a list are drawn: those that are seen, more on the side towards which it is scrolled than on the other, and
 * none besides them while it leaps by whole screens, when they would be gone before anybody sees them.
 * @returns a rule for one list: it remembers where that stood
 */
export function directedRange(): (range: Range) => number[] {
  let last = 0;
  return ({ startIndex, endIndex, count }) => {
    const moved = startIndex - last;
    last = startIndex;
    const leaps = Math.abs(moved) > endIndex - startIndex;
    const [before, after] = leaps ? [0, 0] : moved < 0 ? [ahead, behind] : [behind, ahead];
    const from = Math.max(0, startIndex - before);
    const to = Math.min(count - 1, endIndex + after);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  };
}
