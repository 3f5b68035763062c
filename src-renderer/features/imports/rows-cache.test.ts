import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { afterDecision, canBecome, patchRows } from './rows-cache';
import type { CheckedRow, RowAction } from './wizard-store';

function row(number: number, action: RowAction, matchName: string | null = null): CheckedRow {
  return {
    row: number,
    line: number + 1,
    action,
    displayName: `Row ${number}`,
    companyName: '',
    phone: '',
    email: '',
    reason: '',
    matchId: null,
    matchRow: null,
    onUpdate: null,
    matchName,
  };
}

const list = [row(1, 'add'), row(2, 'unsure', 'Ada'), row(3, 'fix'), row(4, 'unsure', 'Ben'), row(5, 'update', 'Cy')];

describe('a decision on checked rows', () => {
  it('changes one row where all kinds stand', () => {
    expect(afterDecision(list, 2, 'update', undefined).map((one) => one.action)).toEqual([
      'add',
      'update',
      'fix',
      'unsure',
      'update',
    ]);
  });

  it('takes the rows out of the tab of their old kind', () => {
    const unsure = list.filter((one) => one.action === 'unsure');
    expect(afterDecision(unsure, 4, 'skip', 'unsure').map((one) => one.row)).toEqual([2]);
    expect(afterDecision(unsure, 'unsure', 'add', 'unsure')).toEqual([]);
  });

  it('changes all of a kind and nothing else', () => {
    expect(afterDecision(list, 'unsure', 'skip', undefined).map((one) => one.action)).toEqual([
      'add',
      'skip',
      'fix',
      'skip',
      'update',
    ]);
  });

  it('leaves rows that cannot become so', () => {
    expect(afterDecision(list, 3, 'add', undefined)).toEqual(list);
    expect(afterDecision(list, 1, 'update', undefined)).toEqual(list);
    expect(canBecome(row(1, 'add'), 'update')).toBe(false);
    expect(canBecome(row(1, 'add'), 'skip')).toBe(true);
    expect(canBecome(row(1, 'fix', 'Ada'), 'update')).toBe(false);
  });

  it('reaches every page that is loaded and a row that is shown alone, and passes over one that nobody asks for', () => {
    const client = new QueryClient();
    const page = (rows: CheckedRow[]) => ({ rows, nextCursor: null });
    const keys = {
      all: ['import', 'imports.rows', { batchId: 'b' }],
      alone: ['import', 'imports.rows', { batchId: 'b', cursor: '3', limit: 1 }],
      other: ['import', 'imports.rows', { batchId: 'another' }],
      none: ['import', 'imports.rows', null],
    };
    client.setQueryData(keys.all, { pages: [page(list.slice(0, 3)), page(list.slice(3))], pageParams: [null, '3'] });
    client.setQueryData(keys.alone, page(list.slice(3, 4)));
    client.setQueryData(keys.other, { pages: [page(list)], pageParams: [null] });
    client.setQueryData(keys.none, page([]));
    patchRows(client, 'b', 4, 'skip');
    type Rows = { rows: CheckedRow[] };
    const pages = client.getQueryData<{ pages: Rows[] }>(keys.all)?.pages ?? [];
    expect(pages.flatMap(({ rows }) => rows.map((one) => one.action))).toEqual([
      'add',
      'unsure',
      'fix',
      'skip',
      'update',
    ]);
    expect(client.getQueryData<Rows>(keys.alone)?.rows[0]?.action).toBe('skip');
    expect(client.getQueryData<{ pages: Rows[] }>(keys.other)?.pages[0]?.rows).toEqual(list);
  });
});
