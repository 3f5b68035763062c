import { describe, expect, it } from 'vitest';
import { FIELD_CATALOGUE } from '@shared/domain/import-fields';
import { mappedLines, targetGroups, targetName } from './targets';
import type { Inspection } from './wizard-store';

const column = (index: number, header: string, target: string, why: Inspection['columns'][number]['why'] = 'name') => ({
  index,
  header,
  samples: [],
  target,
  why,
  note: null,
});

function inspection(columns: Inspection['columns'], dialect: string | null = null): Inspection {
  return {
    fileName: 'a.csv',
    bytes: 1,
    rows: 1,
    rowsExact: true,
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 0,
    region: 'GB',
    dialect,
    columns,
    sample: [],
  };
}

describe('what a column may be pointed at', () => {
  it('offers every field once, with words for each', () => {
    const options = targetGroups('given').flatMap((group) => group.options);
    expect(options.map((option) => option.value)).toEqual(
      expect.arrayContaining(FIELD_CATALOGUE.map((field) => field.key)),
    );
    expect(options).toHaveLength(FIELD_CATALOGUE.length);
    for (const option of options) expect(option.label).not.toMatch(/^$|undefined|[a-z]\.[a-z]/);
  });

  it('offers a phone that the file labels itself, first', () => {
    const [first] = targetGroups('phone.2.value');
    expect(first?.options.map((option) => option.value)).toEqual(['phone.2.value']);
    expect(targetName('phone.2.value')).toBe('Phone 2');
  });
});

describe('the lines of the mapping table', () => {
  it('say why each column goes where it goes', () => {
    const file = inspection([
      column(0, 'Vorname', 'given'),
      column(1, 'Tel', 'phone.work', 'values'),
      column(2, 'Nr', 'skip', 'none'),
      column(3, '', 'notes', 'remembered'),
    ]);
    const lines = mappedLines(file, { 1: 'phone.home', 2: 'skip' });
    expect(lines.map((line) => line.why)).toEqual(['By name', 'Your choice', 'Not recognised', 'As last time']);
    expect(lines[3]?.header).toBe('Column 4');
    expect(mappedLines(file, { 0: 'skip' })[0]?.why).toBe('Left out');
  });

  it('name the program whose export was recognised', () => {
    expect(mappedLines(inspection([column(0, 'Given Name', 'given', 'dialect')], 'Google Contacts'), {})[0]?.why).toBe(
      'Google Contacts',
    );
  });

  it('tell of two columns that are read as one, and not of two that may stand side by side', () => {
    const lines = mappedLines(
      inspection([
        column(0, 'Ort', 'address.work.city'),
        column(1, 'City', 'address.work.city'),
        column(2, 'Tel', 'phone.work'),
        column(3, 'Tel 2', 'phone.work'),
      ]),
      {},
    );
    expect(lines.map((line) => line.note)).toEqual([null, 'joined with Ort', null, null]);
  });
});
