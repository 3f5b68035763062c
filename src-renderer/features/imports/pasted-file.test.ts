import { describe, expect, it } from 'vitest';
import { pastedFile } from './pasted-file';

const pasted = (text: string, anyLines = false) => pastedFile({ getData: () => text }, anyLines)?.name ?? null;

describe('what is pasted', () => {
  it('is a file where it is cells or cards', () => {
    expect(pasted('Name\tEmail\r\nAna\ta@x.example\r\n')).toBe('Pasted cells.tsv');
    expect(pasted('BEGIN:VCARD\nFN:Ana\nEND:VCARD')).toBe('Pasted cards.vcf');
    expect(pasted('Name,Email\nAna,a@x.example', true)).toBe('Pasted cells.tsv');
  });

  it('is none where it is a word, a line, or some lines away from the import', () => {
    expect(pasted('')).toBeNull();
    expect(pasted('Ana')).toBeNull();
    expect(pasted('Ana\tRuiz')).toBeNull();
    expect(pasted('Dear Ana\nthank you')).toBeNull();
    expect(pasted('Ana', true)).toBeNull();
  });
});
