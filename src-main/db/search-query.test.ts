import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '@shared/domain/fold';
import { holdsAll, holdsNearly, isNearStart, nearMatch, readQuery, trigramMatch, wordMatch } from './search-query';

const word = fc.string({ unit: fc.constantFrom(...'abcdeö'), minLength: 1, maxLength: 9 });

/** The textbook table, for comparison (optimal string alignment). */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      let best = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, table[i - 2]![j - 2]! + 1);
      table[i]![j] = best;
    }
  }
  return table[a.length]![b.length]!;
}

describe('one typing error', () => {
  it('is a Damerau-Levenshtein distance of at most one from a beginning of a text', () => {
    fc.assert(
      fc.property(word, word, (text, typed) => {
        const beginnings = Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end));
        expect(isNearStart(text, typed)).toBe(beginnings.some((beginning) => distance(beginning, typed) <= 1));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(word, fc.nat(8), (a, at) => {
        const place = at % a.length;
        expect(isNearStart(a, a.slice(0, place) + a.slice(place + 1))).toBe(true);
        expect(isNearStart(a, `${a.slice(0, place)}x${a.slice(place)}`)).toBe(true);
      }),
    );
  });
});

describe('readQuery', () => {
  it('takes digits and what stands between them for one number', () => {
    expect(readQuery('+49 (0) 221 / 55-5')).toEqual({ words: ['49221555'], isNumber: true });
    expect(readQuery('0049 221')).toEqual({ words: ['49221'], isNumber: true });
    expect(readQuery('0221')).toEqual({ words: ['221'], isNumber: true });
    expect(readQuery('22')).toEqual({ words: ['22'], isNumber: false });
    expect(readQuery('Ruiz, Ana 02215')).toEqual({ words: ['ruiz', 'ana', '2215'], isNumber: false });
    expect(readQuery(' , ')).toBeNull();
  });

  it('never makes a word that no text could hold as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abÅß 9-'), maxLength: 12 }), (text) => {
        const terms = readQuery(text);
        expect(terms === null || terms.isNumber || /\d/.test(text) || holdsAll(fold(text), terms)).toBe(true);
      }),
    );
  });
});

describe('queries to the indexes', () => {
  it('quote every token', () => {
    const terms = readQuery('a"bcd OR')!;
    expect(trigramMatch(terms)).toBe('("a""b" AND """bc" AND "bcd")');
    expect(wordMatch(readQuery('renewal to')!, true)).toBe('"renew"* AND "to"');
    expect(wordMatch(readQuery('renewal to')!, false)).toBe('"renewal"* AND "to"');
    expect(nearMatch(readQuery('0221 555')!)).toBeNull();
    expect(nearMatch(readQuery('abcdef')!)).toBe('(("abc") OR ("def"))');
  });

  it('allow an error in names and companies only', () => {
    const text = 'charlotte ashdown\nhalden clinic\nashley@x.example\n';
    expect(holdsNearly(text, readQuery('hadlen charl')!)).toBe(true);
    expect(holdsNearly(text, readQuery('ahsley')!)).toBe(false);
  });
});
