import { describe, expect, it } from 'vitest';
import { choicesOf, exportInput, fileOf, spreadsheetDelimiter } from './export-file';

const format = { format: 'csv' as const, bom: true, delimiter: ',' as const };

describe('an export', () => {
  it('offers the selected, then the list, then all', () => {
    expect(choicesOf({ selected: { cards: { ids: ['a'] }, count: 1 }, filter: { kind: 'person' } })).toEqual([
      'selected',
      'list',
      'all',
      'calendar',
      'everything',
    ]);
    expect(choicesOf({ filter: {} })).toEqual(['all', 'calendar', 'everything']);
    expect(choicesOf({ everything: true })).toEqual(['everything', 'all', 'calendar']);
    expect(choicesOf({ calendar: true })).toEqual(['calendar', 'all', 'everything']);
  });

  it('asks for what was chosen and nothing else', () => {
    const filter = { kind: 'person' as const };
    const seed = { selected: { cards: { ids: ['a'] }, count: 1 }, filter };
    expect(exportInput('selected', seed, format)).toEqual({ ids: ['a'], ...format });
    const allBut = { cards: { filter, except: ['a'] }, count: 9 };
    expect(exportInput('selected', { selected: allBut }, format)).toEqual({ filter, except: ['a'], ...format });
    expect(exportInput('list', seed, format)).toEqual({ filter: { kind: 'person' }, ...format });
    expect(exportInput('all', seed, format)).toEqual(format);
    expect(exportInput('all', seed, { ...format, format: 'vcard3' })).toEqual({ format: 'vcard3' });
  });

  it('separates as the spreadsheet of the country does', () => {
    expect(spreadsheetDelimiter('en-GB')).toBe(',');
    expect(spreadsheetDelimiter('de-DE')).toBe(';');
    expect(spreadsheetDelimiter('fr-FR')).toBe(';');
  });

  it('takes a file from a result that has one', () => {
    expect(fileOf({ fileId: 'f', fileName: 'a.csv', bytes: 3 })).toEqual({ fileId: 'f', fileName: 'a.csv' });
    for (const result of [null, undefined, 'f', { fileId: 1, fileName: 'a' }, { fileId: 'f' }])
      expect(fileOf(result)).toBeNull();
  });
});
