import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@main/core/errors';
import type { LogEntry, ReadEntry } from '../log-entry';
import { readCalendar } from './read';
import { occurrences, readRule } from './recur';
import { calendarEnd, calendarHead, calendarItem, type CalendarItem } from './write';
import { namedZone } from './zones';

const fixtures = resolve(import.meta.dirname, '../../../test/fixtures/logs');
const samples = process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
const options = { timeZone: 'Europe/London', now: '2026-11-20T09:00:00.000Z' };
const entries = (found: ReadEntry[]): LogEntry[] => found.flatMap((one) => ('entry' in one ? [one.entry] : []));

function days(rule: string, start: string, last: string): string[] {
  const read = readRule(rule, (instant) => instant.slice(0, 10));
  return read === null ? ['not understood'] : [...occurrences(read, start, last)];
}

describe('a calendar', () => {
  it('is read with zones, whole days, series and what is off', () => {
    const found = readCalendar(readFileSync(join(fixtures, 'calendar.ics'), 'utf8'), options);
    const shown = entries(found).map((one) => [
      one.subject,
      one.at,
      one.wall?.date,
      one.wall?.time,
      one.durationSeconds,
    ]);
    expect(shown).toEqual([
      ['Site visit, west', '2026-11-10T14:00:00.000Z', '2026-11-10', '14:00', 3600],
      ['Review', '2026-12-01T14:00:00.000Z', '2026-12-01', '14:00', 1800],
      // Described in the file alone: three hours ahead in summer.
      ['Summer', '2026-07-01T09:00:00.000Z', '2026-07-01', '10:00', null],
      ['Fair', '2026-11-24T00:00:00.000Z', '2026-11-24', null, null],
      ['Weekly', '2026-10-26T10:00:00.000Z', '2026-10-26', '10:00', null],
      ['Weekly', '2026-11-16T10:00:00.000Z', '2026-11-16', '10:00', null],
      ['Weekly, moved', '2026-11-09T15:00:00.000Z', '2026-11-09', '15:00', null],
      ['Send the papers', '2026-11-30T00:00:00.000Z', '2026-11-30', null, null],
      ['Old one', null, undefined, undefined, null],
    ]);
    expect(entries(found)[0]).toMatchObject({
      body: 'Leeds\n\nBring the plans',
      people: [{ name: 'Zoe Fairfax', value: 'zoe@fairfax.example' }, { value: 'mara@office.example' }],
    });
    expect(entries(found).at(-1)).toMatchObject({ channel: 'todo', doneAt: '2026-11-01T12:00:00.000Z' });
    expect(found.filter((one) => 'problem' in one)).toMatchObject([{ text: 'No beginning' }]);
  });

  it('refuses what is none', () => {
    expect(() => readCalendar('hello', options)).toThrow(AppError);
  });

  it('knows zones by the names that calendars give them', () => {
    expect(namedZone('/citadel.org/20210210_1/Europe/Berlin')).toBe('Europe/Berlin');
    expect(namedZone('W. Europe Standard Time')).toBe('Europe/Berlin');
    expect(namedZone('Nowhere')).toBeNull();
  });

  it('takes any text, in little time', () => {
    const line = fc.constantFrom(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VTODO',
      'END:VTODO',
      'BEGIN:VTIMEZONE',
      'END:VTIMEZONE',
      'TZID:A',
      'DTSTART;TZID=A:20200101T100000',
      'DTSTART:20200231',
      'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
      'RRULE:FREQ=YEARLY;INTERVAL=99999',
      'RRULE:FREQ=SECONDLY',
      'DTEND:x',
      'DURATION:P',
      ';;;',
      'ATTENDEE;CN="x:',
      'EXDATE:20200101',
      'RDATE;VALUE=PERIOD:20200101T100000/PT1H',
      ' folded',
      'RECURRENCE-ID:1',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 40 }), (lines) => {
        try {
          expect(readCalendar(lines.join('\n'), options)).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a rule of recurrence', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3', '2026-01-30', ['2026-01-30', '2026-01-31', '2026-02-01']],
    ['FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4', '2026-01-05', ['2026-01-05', '2026-01-07', '2026-01-12', '2026-01-14']],
    ['FREQ=WEEKLY;INTERVAL=2;UNTIL=20260205', '2026-01-05', ['2026-01-05', '2026-01-19', '2026-02-02']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-01-30', ['2026-01-30', '2026-02-27', '2026-03-27']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2026-01-30', ['2026-01-30', '2026-02-27', '2026-03-31']],
    ['FREQ=YEARLY;COUNT=3', '2024-02-29', ['2024-02-29', '2028-02-29', '2032-02-29']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2', '2026-11-26', ['2026-11-26', '2027-11-25']],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', '2026-01-01', ['2026-01-01']],
    ['FREQ=YEARLY;INTERVAL=100000', '2026-01-01', ['2026-01-01']],
  ])('%s', (rule, start, expected) => {
    expect(days(rule, start, '2040-01-01')).toEqual(expected);
  });

  it.each(['FREQ=SECONDLY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=WEEKLY;BYDAY=XX', ''])(
    'does not follow %s',
    (rule) => {
      expect(readRule(rule, (instant) => instant)).toBeNull();
    },
  );
});

describe('a calendar that is written', () => {
  const item: CalendarItem = {
    uid: 'a@calldeck',
    kind: 'event',
    stamp: '2026-11-20T09:00:00.000Z',
    summary: 'Grüße; an Zoë, und ein langer Titel, der sicher über fünfundsiebzig Oktette geht und umbricht 😀😀😀😀',
    description: 'one\ntwo \\ three',
    at: { instant: '2026-11-10T14:00:00.000Z' },
    durationSeconds: 3600,
    doneAt: null,
    people: [{ name: 'Zoë "Z" Fairfax', email: 'zoe@fairfax.example' }],
  };
  const write = (...items: CalendarItem[]) =>
    `${calendarHead('Calldeck')}${items.map(calendarItem).join('')}${calendarEnd}`;

  it('folds at 75 octets, and reads back', () => {
    const text = write(item, {
      ...item,
      uid: 'b',
      kind: 'todo',
      at: { date: '2026-11-30' },
      doneAt: '2026-11-12T10:00:00.000Z',
    });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('VALARM');
    expect(text).not.toContain('\r\n\r\n');
    const found = entries(readCalendar(text, options));
    expect(found).toMatchObject([
      {
        externalId: 'ics:a@calldeck',
        subject: item.summary,
        body: item.description,
        at: '2026-11-10T14:00:00.000Z',
        durationSeconds: 3600,
        people: [{ value: 'zoe@fairfax.example', name: "Zoë 'Z' Fairfax" }],
      },
      {
        externalId: 'ics:b',
        channel: 'todo',
        wall: { date: '2026-11-30', time: null },
        doneAt: '2026-11-12T10:00:00.000Z',
      },
    ]);
  });

  it('reads back whatever stands in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const [found] = entries(readCalendar(write({ ...item, summary, description }), options));
        const plain = (value: string) => value.replace(/\s+/g, ' ').trim();
        expect(plain(found?.subject ?? '')).toBe(plain(summary).slice(0, 500) || 'No title');
        expect(plain(found?.body ?? '')).toBe(plain(description));
      }),
    );
  });
});

describe.skipIf(!existsSync(join(samples, 'ics')))('calendars that others wrote', () => {
  const files = [
    'collective__icalendar',
    'kewisch__ical.js',
    'mozilla__releases-comm-central',
    'pimutils__khal',
    'py-vobject__vobject',
  ].flatMap((folder) =>
    (readdirSync(join(samples, 'ics', folder), { recursive: true }) as string[])
      .filter((name) => name.endsWith('.ics'))
      .map((name) => join(samples, 'ics', folder, name)),
  );

  it('ends on each, with entries or a reason', () => {
    let total = 0;
    for (const path of files) {
      const began = performance.now();
      try {
        total += entries(readCalendar(readFileSync(path, 'utf8'), options)).length;
      } catch (error) {
        expect(error, path).toBeInstanceOf(AppError);
      }
      expect(performance.now() - began, path).toBeLessThan(3000);
    }
    expect(files.length).toBeGreaterThan(100);
    expect(total).toBeGreaterThan(100);
  });

  it('reads chosen ones as they are meant', () => {
    const of = (name: string) =>
      entries(readCalendar(readFileSync(join(samples, 'ics/pimutils__khal', name), 'utf8'), options));
    expect(of('event_dt_simple.ics')).toMatchObject([
      { subject: 'An Event', at: '2014-04-09T07:30:00.000Z', durationSeconds: 3600 },
    ]);
    expect(of('event_dt_two_tz.ics')[0]?.at).toBe('2014-04-09T07:30:00.000Z');
    expect(of('tz_windows_format.ics')).not.toHaveLength(0);
    expect(of('event_d.ics')[0]?.wall).toEqual({ date: '2014-04-09', time: null });
  });
});
