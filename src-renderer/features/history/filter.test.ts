import { afterAll, beforeAll, expect, it } from 'vitest';
import { configureFormat, formatSettings } from '@shared/locale/format';
import { inputOf, noFilter } from './filter';

const before = { ...formatSettings() };
beforeAll(() => configureFormat({ timeZone: 'Europe/Berlin' }));
afterAll(() => configureFormat(before));

it('asks for the days of the file’s own time zone', () => {
  expect(inputOf(noFilter, '2026-11-20')).toEqual({});
  expect(inputOf({ ...noFilter, days: 'yesterday', search: ' ana ' }, '2026-11-20')).toEqual({
    search: 'ana',
    from: '2026-11-18T23:00:00.000Z',
    to: '2026-11-19T23:00:00.000Z',
  });
  expect(inputOf({ ...noFilter, days: 'week', kind: 'import' }, '2026-11-20')).toEqual({
    kind: 'import',
    from: '2026-11-13T23:00:00.000Z',
    to: '2026-11-20T23:00:00.000Z',
  });
});
