import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * A place in an order that the user makes by hand: short ASCII text that sorts byte by byte, so that moving one row writes
 * one row and two machines can both insert. Rows with equal positions are told apart by their ids.
 */
export type Position = string;

/**
 * A position strictly after `before` and strictly before `after`.
 *
 * Two machines may have given the same position to two rows; between such equals (or when the two come in the wrong order)
 * there is no room, and the result is then the nearest place right after `before`.
 *
 * @param before the position of the row above, null at the top
 * @param after the position of the row below, null at the end
 * @throws Error when a position is not one that this file made
 */
export function between(before: Position | null, after: Position | null): Position {
  if (before !== null && after !== null && before >= after) return generateKeyBetween(before, `${before}V`);
  return generateKeyBetween(before, after);
}

/**
 * Positions for the first `count` rows of a new order, ascending.
 *
 * @param count how many, 0 or more
 */
export function initialPositions(count: number): Position[] {
  return generateNKeysBetween(null, null, count);
}
