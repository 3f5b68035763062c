import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWords, trigramsOf } from './fold';

describe('fold', () => {
  it.each([
    ['Élodie  Fontaine ', 'elodie fontaine'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['Đorđe', 'dorde'],
    ['Þórður', 'thordur'],
    ['Iğdır İzmir', 'igdir izmir'],
    ['Ŋŧħ', 'nth'],
    ['O’Brien', "o'brien"],
    ['O´Brien', "o'brien"],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['ﬁnance', 'finance'],
    ['Йод', 'иод'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['a\u00a0b\tc\nd', 'a b c d'],
    ['\u202a+44\u202c', '+44'],
    ['', ''],
  ])('%j becomes %j', (given, expected) => {
    expect(fold(given)).toBe(expected);
  });

  it('keeps the vowels of scripts in which they are letters', () => {
    expect(fold('हिन्दी')).toBe('हिन्दी'.normalize('NFKD'));
    expect(fold('ガ')).not.toBe(fold('カ'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 3000 },
    );
    for (let code = 0; code <= 0xffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const once = fold(`x${String.fromCharCode(code)}x`);
      if (fold(once) !== once) throw new Error(`not idempotent at U+${code.toString(16)}`);
    }
  });

  it('does not tell composed from decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

describe('words and trigrams', () => {
  it('parts words at punctuation but not at an apostrophe', () => {
    expect(foldWords("Siobhán O'Brien-Smith, 'Ltd.'")).toEqual(['siobhan', "o'brien", 'smith', 'ltd']);
  });

  it('lists each trigram once', () => {
    expect(trigramsOf('banana')).toEqual(['ban', 'ana', 'nan']);
    expect(trigramsOf('ab')).toEqual([]);
    expect(trigramsOf('a😀b')).toEqual(['a😀b']);
  });
});
