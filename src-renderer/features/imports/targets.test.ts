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
  newType: 'text' as const,
  openDates: false,
});

function inspection(columns: Inspection['columns'], dialect: string | null = null): Inspection {
  return {
    kind: 'csv',
    sheets: [],
    sheet: null,
    fields: [],
    leftOut: [],
    fileName: 'a.csv',
    bytes: 1,
    rows: 1,
    rowsExact: true,
    encoding: 'utf-8',
    delimiter: ',',
    about: 'contacts',
    remembered: false,
    dateOrder: null,
    headerRow: 0,
    region: 'GB',
    dialect,
    columns,
    sample: [],
  };
}

describe('what a column may be pointed at', () => {
  it('offers every field once, with words for each', () => {
    const options = targetGroups({ guessed: 'given', header: 'Vorname', newType: 'text' }, []).flatMap(
      (group) => group.options,
    );
    expect(options.map((option) => option.value)).toEqual(
      expect.arrayContaining(FIELD_CATALOGUE.map((field) => field.key)),
    );
    // And a new field of the user's own.
    expect(options).toHaveLength(FIELD_CATALOGUE.length + 1);
    for (const option of options) expect(option.label).not.toMatch(/^$|undefined|[a-z]\.[a-z]/);
  });

  it('offers a phone that the file labels itself, first', () => {
    const [first] = targetGroups({ guessed: 'phone.2.value', header: '', newType: 'text' }, []);
    expect(first?.options.map((option) => option.value)).toEqual(['phone.2.value']);
    expect(targetName('phone.2.value')).toBe('Phone 2');
  });
});

describe('fields of the user’s own', () => {
  it('are offered by their names, with one that the import would make of the column', () => {
    const plan = { id: '0198f000-0000-7000-8000-000000000001', name: 'Plan' };
    const line = { guessed: 'skip', header: 'Shoe size', newType: 'number' as const };
    const offered = targetGroups(line, [plan]).flatMap((group) => group.options);
    expect(offered.find((option) => option.value === `custom:${plan.id}`)?.label).toBe('Plan');
    expect(offered.at(-1)).toMatchObject({ value: 'custom:new:number', label: 'New field: Shoe size (Number)' });
    expect(targetName(`custom:${plan.id}`, [plan])).toBe('Plan');
  });

  it('are made apart by columns of one type', () => {
    const file = inspection([column(0, 'Size', 'custom:new:number'), column(1, 'Weight', 'custom:new:number')]);
    expect(mappedLines(file, {}).map((line) => line.note)).toEqual([null, null]);
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
