import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialsOf, tintOf } from './tint';

describe('avatars', () => {
  it('takes the first and the last name, and one letter of a company', () => {
    expect(initialsOf('Zoë Fairfax', 2)).toBe('ZF');
    expect(initialsOf('Maria del Carmen Ruiz', 2)).toBe('MR');
    expect(initialsOf('Élodie', 2)).toBe('É');
    expect(initialsOf('“Röstwerk” GmbH', 1)).toBe('R');
    expect(initialsOf('  ', 2)).toBe('?');
  });

  it('spreads ids over all eight tints, and always the same', () => {
    const seen = new Set(
      Array.from({ length: 400 }, (_, at) => tintOf(`0192f0c1-0000-7000-8000-${String(at).padStart(12, '0')}`)),
    );
    expect(seen.size).toBe(8);
    fc.assert(fc.property(fc.string(), (id) => tintOf(id) === tintOf(id) && tintOf(id) >= 0 && tintOf(id) < 8));
  });
});
