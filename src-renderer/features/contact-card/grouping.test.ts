import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configureFormat, formatSettings } from '@shared/locale/format';
import { groupOf, inGroups } from './grouping';

const before = { ...formatSettings() };
beforeAll(() => configureFormat({ locale: 'en-GB', timeZone: 'Europe/London' }));
afterAll(() => configureFormat(before));

describe('the headings of a timeline', () => {
  // Friday 20 November 2026
  const today = '2026-11-20';
  it('are weeks from Monday, then months, with the year where it is another', () => {
    expect(groupOf('2026-11-16T00:00:00.000Z', today)).toBe('This week');
    expect(groupOf('2026-11-15T23:59:00.000Z', today)).toBe('Last week');
    expect(groupOf('2026-11-09T00:00:00.000Z', today)).toBe('Last week');
    expect(groupOf('2026-11-08T23:00:00.000Z', today)).toBe('November');
    expect(groupOf('2026-10-02T08:00:00.000Z', today)).toBe('October');
    expect(groupOf('2025-12-31T08:00:00.000Z', today)).toBe('December 2025');
  });

  it('go by the day where the file is kept, not by UTC', () => {
    expect(groupOf('2026-06-14T23:30:00.000Z', '2026-06-15')).toBe('This week');
  });

  it('stand once each', () => {
    const groups = inGroups(
      [{ at: '2026-11-20T08:00:00.000Z' }, { at: '2026-11-17T08:00:00.000Z' }, { at: '2026-11-12T08:00:00.000Z' }],
      today,
    );
    expect(groups.map(({ heading, entries }) => [heading, entries.length])).toEqual([
      ['This week', 2],
      ['Last week', 1],
    ]);
  });
});
