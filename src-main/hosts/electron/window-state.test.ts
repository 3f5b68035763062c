import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitWindowState, MIN_SIZE, readWindowState, writeWindowState } from './window-state';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };

describe('the place of the window', () => {
  it('is remembered', () => {
    const folder = mkdtempSync(join(tmpdir(), 'calldeck-window-'));
    const path = join(folder, 'window.json');
    const state = { bounds: { x: 40, y: 30, width: 1200, height: 800 }, maximised: true };
    writeWindowState(path, state, (error) => expect(error).toBeUndefined());
    expect(readWindowState(path, [screen])).toEqual(state);
    rmSync(folder, { recursive: true });
    expect(readWindowState(path, [screen]).bounds).toEqual({ width: 1360, height: 880 });
  });
  it('is on a screen that is still there', () => {
    const text = JSON.stringify({ bounds: { x: 2500, y: 30, width: 1200, height: 800 } });
    expect(fitWindowState(text, [screen]).bounds).toEqual({ width: 1200, height: 800 });
    expect(fitWindowState(text, [screen, { ...screen, x: 1920 }]).bounds.x).toBe(2500);
  });
  it('is never too small, whatever the file says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .record({
              bounds: fc.record({ x: fc.integer(), y: fc.integer(), width: fc.integer(), height: fc.integer() }),
            })
            .map((v) => JSON.stringify(v)),
        ),
        (text) => {
          const { bounds } = fitWindowState(text, [screen]);
          expect(bounds.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
          expect(bounds.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        },
      ),
    );
  });
});
