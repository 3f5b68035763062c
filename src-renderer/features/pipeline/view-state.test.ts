import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed } from './view-state';

const today = '2026-01-31';

describe('what the pipeline is asked for', () => {
  it('is everything while nothing is chosen', () => {
    expect(filterOf({ chosen: {}, search: '  ' }, today, 'Europe/London')).toEqual({});
    expect(isNarrowed({ chosen: {}, search: '  ' })).toBe(false);
  });

  it('counts months from today, within the month they end in', () => {
    expect(filterOf({ chosen: { closesWithin: 1 }, search: '' }, today, 'UTC')).toEqual({ closesUntil: '2026-02-28' });
  });

  it('calls a deal quiet by the end of the day where the file is kept', () => {
    const of = (timeZone: string) => filterOf({ chosen: { quiet: true }, search: '' }, today, timeZone).quietBy;
    expect(of('UTC')).toBe('2026-02-01T00:00:00.000Z');
    expect(of('America/New_York')).toBe('2026-02-01T05:00:00.000Z');
  });

  it('puts the search and every chip together', () => {
    const filter = filterOf({ chosen: { ownerId: 'u', noNextStep: true }, search: ' refit ' }, today, 'UTC');
    expect(filter).toEqual({ search: 'refit', ownerIds: ['u'], noNextStep: true });
    expect(isNarrowed({ chosen: { noNextStep: true }, search: '' })).toBe(true);
  });
});
