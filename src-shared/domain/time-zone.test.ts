import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf, localTimeOf } from './time-zone';

const zones = ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Monrovia', 'UTC'];

/** What the platform itself says, asked each time. */
function asked(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(ms);
  const field = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${field['year']}-${field['month']}-${field['day']} ${field['hour']}:${field['minute']}`;
}

const said = (ms: number, zone: string): string => {
  const instant = new Date(ms).toISOString();
  return `${localDateOf(instant, zone)} ${localTimeOf(instant, zone)}`;
};

describe('the clock of a zone', () => {
  it('shows what the platform says, at any moment and however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2060, 0) }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 900_000 }),
        (ms, zone, later) => {
          for (const at of [ms, ms + later, ms]) expect(said(at, zone)).toBe(asked(at, zone));
        },
      ),
    );
  });

  it('turns at the very millisecond at which the clocks change', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    expect(said(change + 1, 'Europe/London')).toBe('2026-03-29 02:00');
    expect(said(change - 1, 'Europe/London')).toBe('2026-03-29 00:59');
    expect(said(change, 'Europe/London')).toBe('2026-03-29 02:00');
  });
});
