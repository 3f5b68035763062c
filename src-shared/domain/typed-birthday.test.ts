import { describe, expect, it } from 'vitest';
import { parseTypedBirthday } from './typed-birthday';

const today = '2026-11-20';

describe('parseTypedBirthday', () => {
  it.each([
    ['4 March', '--03-04'],
    ['4.3.', '--03-04'],
    ['4/3', '--03-04'],
    ['29 Feb', '--02-29'],
    ['--12-24', '--12-24'],
    ['4 March 1980', '1980-03-04'],
    ['1980-03-04', '1980-03-04'],
    ['4.3.1980', '1980-03-04'],
  ])('reads %s', (typed, stored) => {
    expect(parseTypedBirthday(typed, today)).toBe(stored);
  });

  it.each(['tomorrow', '31 Feb', '29 Feb 1999', '4 March 2030', 'soon', '', '+7', '--02-30'])('refuses %s', (typed) => {
    expect(parseTypedBirthday(typed, today)).toBeNull();
  });
});
