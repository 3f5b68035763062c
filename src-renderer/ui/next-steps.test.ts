import { describe, expect, it } from 'vitest';
import { nextStepDate } from './next-steps';

describe('the dates of the next step', () => {
  it('are those of the tiles on a Friday', () => {
    const at = (choice: Parameters<typeof nextStepDate>[0]) => nextStepDate(choice, '2026-11-20');
    expect([at('tomorrow'), at('monday'), at('week'), at('fortnight'), at('later'), at('none')]).toEqual([
      '2026-11-21',
      '2026-11-23',
      '2026-11-27',
      '2026-12-04',
      '2026-12-18',
      null,
    ]);
  });

  it('means the next Monday on a Monday', () => {
    expect(nextStepDate('monday', '2026-11-23')).toBe('2026-11-30');
  });
});
