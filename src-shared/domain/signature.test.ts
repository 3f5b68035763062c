import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatures } from '@test/fixtures/signatures/signatures';
import { readSignature, type PartKind, type ReadText } from './signature';

const values = (read: ReadText, kind: PartKind) =>
  read.parts
    .filter((part) => part.kind === kind)
    .map((part) => (part.label === '' ? part.value : `${part.label}: ${part.value}`));

describe('signatures', () => {
  it.each(signatures.map((one) => [one.what, one] as const))('%s', (_, { text, region, says }) => {
    const read = readSignature(text, region);
    const got = {
      name: values(read, 'name')[0] ?? '',
      company: values(read, 'company')[0] ?? '',
      title: values(read, 'title')[0] ?? '',
      reach: (['phone', 'email', 'web', 'social', 'im'] as const).flatMap((kind) => values(read, kind)),
      address: read.parts.flatMap(({ address }) =>
        address === null
          ? []
          : [[address.street, address.postalCode, address.city, address.region, address.country].join(' | ')],
      ),
      notes: values(read, 'notes'),
    };
    expect(got).toEqual({ name: '', company: '', title: '', reach: [], address: [], notes: [], ...says });
  });
});

/** Lines of the text that are the source of nothing. */
function lost(text: string, { parts, leftOut }: ReadText): string[] {
  const sources = new Set([...parts, ...leftOut].flatMap(({ source }) => source.split('\n')));
  return text.split(/\r\n|\r|\n|\u2028|\u2029|\u0085/).filter((line) => line.trim() !== '' && !sources.has(line));
}

/** Words and numbers of kept lines that stand in no part; labels before a value are none of them. */
function lostWords({ parts }: ReadText): string[] {
  const all = parts.map(({ value, label }) => `${value} ${label}`).join(' ');
  return parts
    .flatMap(({ source }) => source.split(/[^\p{L}\p{N}@.]+/u))
    .map((word) => word.replace(/^[.]+|[.]+$/g, ''))
    .filter((word) => word.length > 12 && !all.includes(word));
}

const piece = fc.oneof(
  fc.constantFrom(...signatures.flatMap(({ text }) => text.split('\n'))),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('+', '(', ')', '0', '4', '9', ' ', '/', '-', '.', '@', 'x', 'T', ':', '|', ',', '>'),
  }),
);

describe('any text', () => {
  it('never throws and never loses a line', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('GB', 'DE', 'US', ''),
        (lines, end, region) => {
          const text = lines.join(end);
          const read = readSignature(text, region);
          expect(lost(text, read)).toEqual([]);
          for (const part of read.parts) expect(part.value).not.toBe('');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keeps every long word of what it keeps', () => {
    for (const { text, region } of signatures) expect(lostWords(readSignature(text, region))).toEqual([]);
  });

  it('reads long texts in time', () => {
    const began = Date.now();
    for (const unit of [
      'a',
      '1 ',
      '+4',
      '@',
      'a.',
      '> ',
      ', ',
      'T: ',
      '(',
      'Ab ',
      '- ',
      '12 Street ',
      'LS1 4AB ',
      'x@y.de ',
    ])
      readSignature(`${unit.repeat(60_000)}\n${`${unit.repeat(20)}\n`.repeat(3000)}`, 'GB');
    expect(Date.now() - began).toBeLessThan(4000);
  });
});
