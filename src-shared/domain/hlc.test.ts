import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hlcTime, nextHlc, receiveHlc } from './hlc';

const wall = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2080, 0, 1) });

it('grows strictly whatever the wall clock does', () => {
  fc.assert(
    fc.property(fc.array(wall, { minLength: 2 }), (walls) => {
      let last = 0;
      for (const now of walls) {
        const next = nextHlc(last, now);
        expect(next).toBeGreaterThan(last);
        expect(Number.isSafeInteger(next)).toBe(true);
        expect(hlcTime(next)).toBeGreaterThanOrEqual(now);
        last = next;
      }
    }),
  );
});

it('is later than the remote clock it receives', () => {
  fc.assert(
    fc.property(wall, wall, wall, (a, b, now) => {
      const local = nextHlc(0, a);
      const remote = nextHlc(0, b);
      const next = receiveHlc(local, remote, now);
      expect(next).toBeGreaterThan(Math.max(local, remote));
    }),
  );
});

it('carries a full counter into the milliseconds', () => {
  const now = Date.UTC(2026, 10, 20, 14, 30);
  let hlc = nextHlc(0, now);
  expect(hlcTime(hlc)).toBe(now);
  for (let i = 0; i < 4096; i++) hlc = nextHlc(hlc, now);
  expect(hlcTime(hlc)).toBe(now + 1);
});

it('never throws and stays a safe integer', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (last, remote, now) => {
      expect(Number.isSafeInteger(receiveHlc(last, remote, now))).toBe(true);
    }),
  );
});
