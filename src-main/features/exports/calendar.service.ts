import { addDays, dayBounds, toInstant } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import type { JobControl } from '../../core/jobs';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { calendarEnd, calendarHead, calendarItem, ourUid, type CalendarItem } from '../../formats/ics/write';
import { writeWhole } from './write-whole';

const slice = 500;
/** A meeting to come that says no length is shown as this long. */
const usualMeeting = 3600;

export interface CalendarRange {
  from: string | null;
  to: string | null;
}

interface TaskRow {
  rid: number;
  id: string;
  kind: string;
  title: string;
  day: string | null;
  time: string | null;
  doneAt: string | null;
  stamp: string;
  name: string | null;
  email: string | null;
  phone: string | null;
}

interface MeetingRow {
  rid: number;
  id: string;
  at: string;
  subject: string;
  body: string;
  seconds: number | null;
  stamp: string;
}

/**
 * Writes the tasks and meetings of some days to a calendar file; a task to meet is an event, the others are to-dos.
 * @param timeZone in which days and times of tasks are meant
 * @returns how many bytes
 * @throws AppError `cancelled` when it was stopped; nothing is then left
 */
export function exportCalendar(
  raw: RawConnection,
  path: string,
  range: CalendarRange,
  timeZone: string,
  control: JobControl,
): Promise<number> {
  return writeWhole(path, async (put) => {
    for (const text of calendarPieces(raw, range, timeZone, control)) await put(Buffer.from(text));
  });
}

/** The same calendar, a piece at a time. */
export function* calendarPieces(
  raw: RawConnection,
  range: CalendarRange,
  timeZone: string,
  control: JobControl,
): Generator<string> {
  let done = 0;
  const text = (items: readonly CalendarItem[]) => {
    control.checkpoint();
    done += items.length;
    control.progress(strings.calendarExports.stage, done, null);
    return items.map(calendarItem).join('');
  };
  yield calendarHead('Calldeck');
  for (const items of tasksOf(raw, range, timeZone)) yield text(items);
  for (const items of meetingsOf(raw, range, timeZone)) yield text(items);
  yield calendarEnd;
}

function* tasksOf(raw: RawConnection, range: CalendarRange, timeZone: string): Generator<CalendarItem[]> {
  const read = prepared(
    raw,
    `SELECT t.rid, t.id, t.kind, t.title, t.due_date AS day, t.due_time AS time, t.done_at AS doneAt, t.updated_at AS stamp,
     c.display_name AS name, c.primary_email AS email, c.primary_phone AS phone
     FROM task t LEFT JOIN contact c ON c.id = t.contact_id WHERE t.rid > @after AND t.deleted_at IS NULL
     AND (@from IS NULL OR t.due_date >= @from) AND (@to IS NULL OR t.due_date <= @to) ORDER BY t.rid LIMIT ${slice}`,
  );
  for (let after = -1; ;) {
    const rows = read.all({ after, ...range }) as TaskRow[];
    yield rows.map((row) => taskItem(row, timeZone));
    if (rows.length < slice) return;
    after = rows.at(-1)?.rid ?? after;
  }
}

function taskItem(row: TaskRow, timeZone: string): CalendarItem {
  // What was done is no longer to come: a calendar shows it among the to-dos, ticked off.
  const isEvent = row.kind === 'meeting' && row.day !== null && row.doneAt === null;
  const hasTime = row.day !== null && row.time !== null;
  return {
    uid: ourUid(row.id),
    kind: isEvent ? 'event' : 'todo',
    stamp: row.stamp,
    summary: row.title,
    description: [row.name ?? '', row.phone === null ? '' : strings.calendarExports.phone(row.phone)]
      .filter((line) => line !== '')
      .join('\n'),
    at: hasTime
      ? { instant: toInstant(row.day ?? '', row.time ?? '', timeZone) }
      : row.day === null
        ? null
        : { date: row.day },
    durationSeconds: usualMeeting,
    doneAt: row.doneAt,
    people: row.email === null ? [] : [{ name: row.name ?? '', email: row.email }],
  };
}

function* meetingsOf(raw: RawConnection, range: CalendarRange, timeZone: string): Generator<CalendarItem[]> {
  const from = range.from === null ? null : dayBounds(range.from, timeZone).from;
  const to = range.to === null ? null : dayBounds(addDays(range.to, 1), timeZone).from;
  const read = prepared(
    raw,
    `SELECT i.rid, i.id, i.occurred_at AS at, i.subject, i.body, i.duration_seconds AS seconds, i.updated_at AS stamp
     FROM interaction i INDEXED BY interaction_by_channel WHERE i.channel = 'meeting' AND i.deleted_at IS NULL
     AND (i.occurred_at, i.id) > (@at, @id) AND (@from IS NULL OR i.occurred_at >= @from) AND (@to IS NULL OR i.occurred_at < @to)
     ORDER BY i.occurred_at, i.id LIMIT ${slice}`,
  );
  const people = prepared(
    raw,
    `SELECT c.display_name AS name, c.primary_email AS email FROM interaction_contact l JOIN contact c ON c.id = l.contact_id
     WHERE l.interaction_id = ? AND l.deleted_at IS NULL AND c.primary_email IS NOT NULL ORDER BY l.rid`,
  );
  for (let last = { at: from ?? '', id: '' }; ;) {
    const rows = read.all({ ...last, from, to }) as MeetingRow[];
    yield rows.map((row) => ({
      uid: ourUid(row.id),
      kind: 'event',
      stamp: row.stamp,
      summary: row.subject,
      description: row.body,
      at: { instant: row.at },
      durationSeconds: row.seconds,
      doneAt: null,
      people: people.all(row.id) as CalendarItem['people'],
    }));
    const end = rows.at(-1);
    if (rows.length < slice || end === undefined) return;
    last = { at: end.at, id: end.id };
  }
}
