import { describe, expect, it } from 'vitest';
import { directedRange, drawnStretch, within } from './grid-range';

const screen = (first: number) => ({ first, last: first + 20 });

describe('the rows that are drawn', () => {
  it('are more on the side towards which one scrolls', () => {
    const range = directedRange();
    expect(range(screen(0), 0)).toMatchObject({ first: 0, last: 30 });
    expect(range(screen(7), 16)).toMatchObject({ first: 4, last: 37 });
    expect(range(screen(14), 32)).toMatchObject({ first: 11, last: 44 });
    expect(range(screen(12), 48)).toMatchObject({ first: 2, last: 35 });
  });

  it('are those seen alone after a leap', () => {
    const range = directedRange();
    expect(range(screen(400), 0)).toEqual({ first: 400, last: 420, pace: 'scrolled' });
    expect(range(screen(401), 16)).toEqual({ first: 398, last: 431, pace: 'scrolled' });
  });

  it('fly by where one leap follows the other', () => {
    const range = directedRange();
    expect(range(screen(400), 0).pace).toBe('scrolled');
    expect(range(screen(419), 16).pace).toBe('flying');
    expect(range(screen(1600), 500).pace).toBe('scrolled');
  });

  it('do not fly by where others came before them', () => {
    const range = directedRange();
    range(screen(400), 0);
    expect(range(screen(800), 16, 400)).toEqual({ first: 797, last: 830, pace: 'scrolled' });
  });

  it('end where the list ends', () => {
    expect(within({ first: 2, last: 30 }, 10)).toEqual({ first: 0, last: 9 });
    expect(within({ first: 500, last: 520 }, 100)).toEqual({ first: 79, last: 99 });
    expect(within({ first: 0, last: 30 }, 0)).toEqual({ first: 0, last: -1 });
  });

  it('are those that came last while nothing of what was scrolled to is loaded, and bars where it then stands still', () => {
    const rows = {
      length: 1000,
      latest: { first: 300, last: 350 },
      at: (index: number) => (index >= 300 && index < 400 ? index : undefined),
      findIndex: () => -1,
    };
    expect(drawnStretch(rows, { ...screen(390), pace: 'scrolled' })).toEqual({ first: 390, last: 410, shift: 0 });
    expect(drawnStretch(rows, { ...screen(700), pace: 'flying' })).toEqual({ first: 300, last: 320, shift: 400 });
    expect(drawnStretch(rows, { ...screen(700), pace: 'still' })).toEqual({ first: 700, last: 720, shift: 0 });
  });
});
