import { toInstant } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import type { CallOutcome } from '@shared/domain/outcomes';
import { sniffCsv } from '../csv-dialect';
import { readCsv } from '../csv-read';
import { lineText, plainEntry, type ReadEntry } from '../log-entry';
import { textId } from './text-id';

const words = strings.logFormats;

const COLUMNS = ['call type', 'date', 'duration', 'number'] as const;

/** Whether a header is that of a call log of iMazing: `Call type,Date,Duration,Number,Contact,Location,Service`. */
export function isImazingHeader(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim().toLowerCase());
  return COLUMNS.every((column) => names.includes(column));
}

/**
 * Reads an iPhone's call log as iMazing writes it, row by row.
 * @param head the beginning of the file, decoded, by which its separator is found
 * @param whole whether `head` is all of it
 * @param timeZone in which its times are written
 * @throws AppError `validation` for a CSV that is cut within a quote
 */
export async function* readImazing(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  head: string,
  whole: boolean,
  encoding: string,
  timeZone: string,
): AsyncGenerator<ReadEntry[]> {
  const shape = sniffCsv(head, whole);
  const at = (name: string) => shape.header.findIndex((cell) => cell.trim().toLowerCase() === name);
  const columns = {
    type: at('call type'),
    date: at('date'),
    duration: at('duration'),
    number: at('number'),
    contact: at('contact'),
    service: at('service'),
  };
  for await (const batch of readCsv(chunks, { encoding, shape })) {
    yield batch.rows.map(({ cells, line }) => rowOf(cells, line));
  }

  function rowOf(cells: readonly string[], line: number): ReadEntry {
    const cell = (index: number) => (index < 0 ? '' : (cells[index] ?? '').trim());
    const instant = instantIn(cell(columns.date), timeZone);
    const seconds = secondsOf(cell(columns.duration));
    const kind = kindOf(cell(columns.type), seconds);
    if (instant === null || kind === null)
      return {
        problem: instant === null ? words.noTime : words.unknownType(cell(columns.type)),
        line,
        text: lineText(cells.join(' '), 200),
      };
    const number = cell(columns.number);
    const service = cell(columns.service);
    return {
      entry: {
        ...plainEntry,
        externalId: textId('call', number, instant, kind.direction),
        channel: 'call',
        direction: kind.direction,
        at: instant,
        durationSeconds: seconds,
        outcome: kind.outcome,
        // Over what the call went, where it is not the phone itself.
        subject: /^(phone|)$/i.test(service) ? '' : lineText(service, 100),
        people: number === '' ? [] : [{ value: number, name: lineText(cell(columns.contact), 200) }],
      },
    };
  }
}

/** `2024-01-01 12:00:00`, with or without its seconds. */
function instantIn(text: string, timeZone: string): string | null {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::(\d\d))?/.exec(text);
  if (found === null) return null;
  try {
    const minute = Date.parse(toInstant(found[1] ?? '', found[2] ?? '', timeZone));
    return new Date(minute + Number(found[3] ?? 0) * 1000).toISOString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `00:01:30`, `1:30` or seconds. */
function secondsOf(text: string): number | null {
  if (!/^\d{1,6}(:\d\d){0,2}$/.test(text)) return null;
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.min(seconds, 86_400);
}

function kindOf(type: string, seconds: number | null): { direction: 'in' | 'out'; outcome: CallOutcome } | null {
  const outcome = seconds === 0 ? 'no_answer' : 'connected';
  if (/^outgoing/i.test(type)) return { direction: 'out', outcome };
  if (/missed|declined|blocked|cancel/i.test(type)) return { direction: 'in', outcome: 'no_answer' };
  if (/voicemail/i.test(type)) return { direction: 'in', outcome: 'left_voicemail' };
  if (/^(incoming|received|answered)/i.test(type)) return { direction: 'in', outcome };
  return null;
}
