import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvLexer, MAX_FIELD_CHARS, MAX_ROW_CHARS, type CsvRecord } from './csv-lexer';

const COMMA = { delimiter: ',', quote: '"', padded: false };

function lex(text: string, size = Infinity, syntax = COMMA): CsvRecord[] {
  const lexer = new CsvLexer(syntax);
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += size) {
    const end = Math.min(text.length, at + size);
    records.push(...lexer.push(text.slice(at, end), false));
    if (size === Infinity) break;
  }
  return [...records, ...lexer.push('', true)];
}

function cells(text: string, size?: number): string[][] {
  return lex(text, size).map((record) => record.cells);
}

describe('CsvLexer', () => {
  it.each([
    [
      'plain rows',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['CRLF, LF and CR mixed', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    [
      'line ends inside quotes',
      '"a\r\nb","c\rd\ne"\nf,g',
      [
        ['a\r\nb', 'c\rd\ne'],
        ['f', 'g'],
      ],
    ],
    ['doubled quotes', '"say ""hi""",b', [['say "hi"', 'b']]],
    ['an empty quoted cell', '"",""\n', [['', '']]],
    ['a quote inside a plain cell', '5" pipe,b', [['5" pipe', 'b']]],
    ['a quote inside a quoted cell', '"a "b" c",d', [['a "b" c', 'd']]],
    ['blanks after a closing quote', '"a"  ,b', [['a', 'b']]],
    [
      'a separator at the end',
      'a,b,\n"c",d,',
      [
        ['a', 'b', ''],
        ['c', 'd', ''],
      ],
    ],
    ['blank lines', 'a\n\nb', [['a'], [''], ['b']]],
    ['leading zeros and signs', '007,+44,-1,1e5', [['007', '+44', '-1', '1e5']]],
  ])('reads %s, whole and in pieces of one character', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
    expect(cells(text, 1)).toEqual(expected);
  });

  it('says on which line of the file each row begins', () => {
    expect(lex('a,b\r\n"x\r\ny\nz",1\n\nlast,row').map((record) => record.line)).toEqual([1, 2, 5, 6]);
  });

  it('reads blanks before an opening quote as the file means them', () => {
    expect(lex('a, "b, c"', Infinity, { ...COMMA, padded: true })[0]?.cells).toEqual(['a', 'b, c']);
    expect(lex('a, "b, c"')[0]?.cells).toEqual(['a', ' "b', ' c"']);
  });

  it('reads the same whatever the pieces', () => {
    const piece = fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r', '\r\n', ' ', '1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
        const text = pieces.join('');
        const whole = attempt(() => lex(text));
        expect(attempt(() => lex(text, size))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('reads what papaparse reads, wherever the file is well formed', () => {
    const cell = fc
      .array(fc.constantFrom('a', 'b ', 'ü', ',', '"', '\n', ';', '0'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (table) => {
        const text = Papa.unparse(table, { newline: '\n' });
        expect(cells(text)).toEqual(Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data);
        expect(cells(text)).toEqual(table);
      }),
    );
  });

  it('names the line of a quote that is never closed, at the end and after a megabyte', () => {
    expect(() => lex('a,b\nc,"d\ne,f\n')).toThrow(/line 2/);
    const lexer = new CsvLexer(COMMA);
    lexer.push('a,b\n\n"open', false);
    expect(() => {
      for (let index = 0; index < 40; index += 1) lexer.push('x,y\n'.repeat(20_000), false);
    }).toThrow(/line 3/);
    expect(() => lex(`"${'x'.repeat(MAX_FIELD_CHARS + 10)}",b`)).toThrow(/line 1/);
  });

  it('gives up on a row that never ends', () => {
    expect(() => lex('x'.repeat(MAX_ROW_CHARS + 1))).toThrow(/line 1/);
  });
});

function attempt(read: () => CsvRecord[]): CsvRecord[] | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}
