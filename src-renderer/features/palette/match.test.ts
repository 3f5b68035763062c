import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits, matchParts } from './match';

const shown = (text: string, query: string): string =>
  matchParts(text, query)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

describe('what of a text is marked', () => {
  it.each([
    ['Northlight Cafés', 'north', '[North]light Cafés'],
    ['Northlight Cafés', 'cafes', 'Northlight [Cafés]'],
    ['Siobhán Gallagher', 'gal sio', '[Sio]bhán [Gal]lagher'],
    ['Straße 5', 'strasse', '[Straße] 5'],
    ['Ellis North', 'orth', 'Ellis N[orth]'],
    ['0113 496 0184', '4960', '0113 [496 0]184'],
    ['O’Brien', "o'b", '[O’B]rien'],
    ['Maja', 'zz', 'Maja'],
    ['Maja', '', 'Maja'],
    ['a (b', '(', 'a (b'],
  ])('%s for %s', (text, query, marks) => expect(shown(text, query)).toBe(marks));

  it('never loses a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        expect(
          matchParts(text, query)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('which command fits', () => {
  it('begins words, in any order', () => {
    expect(fits('Log a call with Daniel', 'call log')).toBe(true);
    expect(fits('Log a call with Daniel', 'all')).toBe(false);
  });
});
