import { describe, expect, it } from 'vitest';
import { wishAgainst } from './wish';

describe('the wish that a task would go against', () => {
  it.each([
    ['call', 'doNotCall'],
    ['email', 'doNotMail'],
    ['letter', 'doNotMail'],
    ['meeting', null],
    ['todo', null],
  ] as const)('of a %s is %s', (kind, wish) => {
    expect(wishAgainst({ kind, doNotCall: true, doNotMail: true })).toBe(wish);
    expect(wishAgainst({ kind, doNotCall: wish === 'doNotMail', doNotMail: wish === 'doNotCall' })).toBeNull();
  });
});
