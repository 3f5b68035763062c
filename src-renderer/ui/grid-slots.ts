import type { Pace } from './grid-range';

/**
 * Gives the rows that are drawn to the places on screen, so that little is made anew: a row keeps its place while it is
 * drawn, and those that come in take the places of those that are gone, from the top.
 * @returns a rule for one list, asked with the ids that are drawn, from the top; it answers with the key of each one's place
 */
export function slotRule(): (ids: readonly string[]) => number[] {
  let places = new Map<string, number>();
  let made = 0;
  return (ids) => {
    const drawn = new Set(ids);
    const free = [...places].flatMap(([id, place]) => (drawn.has(id) ? [] : [place]));
    const next = new Map<string, number>();
    for (const id of ids) next.set(id, places.get(id) ?? free.shift() ?? (made += 1));
    places = next;
    return [...next.values()];
  };
}

/** Rows that are drawn whole in one frame while a list is scrolled: more would take longer than the frame lasts. */
const inOneFrame = 8;

/**
 * Which rows are drawn whole: all of a list that stands still; of one that is scrolled those that were whole before and a
 * few more with each frame; of one that flies by those that were.
 * @returns a rule for one list, asked with the ids that are drawn; it answers with those that are whole, and whether that is
 * all that shall be as long as nothing moves
 */
export function wholeRule(): (ids: readonly string[], pace: Pace) => { drawn: ReadonlySet<string>; isAll: boolean } {
  let before: ReadonlySet<string> = new Set();
  return (ids, pace) => {
    let more = pace === 'still' ? Infinity : pace === 'scrolled' ? inOneFrame : 0;
    const drawn = new Set<string>();
    for (const id of ids) {
      if (!before.has(id) && more <= 0) continue;
      if (!before.has(id)) more -= 1;
      drawn.add(id);
    }
    before = drawn;
    return { drawn, isAll: drawn.size === ids.length || pace === 'flying' };
  };
}
