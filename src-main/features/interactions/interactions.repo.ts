import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { pageByKeys, writeCursor, type Page, type SqlValue } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { countUpTo, searchCandidates } from './log-search';

export type InteractionRow = OutputOf<'interactions.get'>;
type ListInput = ParsedInputOf<'interactions.list'>;

const columns = `i.id, i.channel, i.direction, i.occurred_at AS occurredAt, i.subject, i.body, i.outcome_id AS outcomeId, o.key AS outcome,
  o.name AS outcomeName, i.duration_seconds AS durationSeconds, i.number, c.id AS contactId, coalesce(c.display_name, '') AS contactName,
  coalesce(c.company_name, '') AS companyName, i.deal_id AS dealId, d.title AS dealTitle, i.user_id AS userId`;
// The first contact of an entry is the one it is shown with.
const joins = `LEFT JOIN call_outcome o ON o.id = i.outcome_id
  LEFT JOIN interaction_contact ic ON ic.rid = (SELECT min(rid) FROM interaction_contact WHERE interaction_id = i.id AND deleted_at IS NULL)
  LEFT JOIN contact c ON c.id = ic.contact_id
  LEFT JOIN deal d ON d.id = i.deal_id`;

/** One entry that is not in the trash. */
export function readInteraction(raw: RawConnection, id: string): InteractionRow | undefined {
  return prepared(raw, `SELECT ${columns} FROM interaction i ${joins} WHERE i.id = ? AND i.deleted_at IS NULL`).get(
    id,
  ) as InteractionRow | undefined;
}

/** The newest entries of a deal. */
export function readOfDeal(raw: RawConnection, dealId: string, limit: number): InteractionRow[] {
  return prepared(
    raw,
    `SELECT ${columns} FROM interaction i INDEXED BY interaction_by_deal ${joins} WHERE i.deal_id = ? AND i.deleted_at IS NULL
     ORDER BY i.occurred_at DESC, i.id DESC LIMIT ?`,
  ).all(dealId, limit) as InteractionRow[];
}

const order = 'interactions';
const keys = [
  { sql: 'i.occurred_at', descending: true },
  { sql: 'i.id', descending: true },
] as const;
/** Past this many hits the log is walked by time and each entry looked up among the hits; below it the hits are sorted. */
const fewHits = 20_000;

/** What the log is asked for that has an index in the order of time: a list of values, each walked by itself. */
const walks = {
  outcome: { column: 'i.outcome_id', index: 'interaction_by_outcome' },
  channel: { column: 'i.channel', index: 'interaction_by_channel' },
  user: { column: 'i.user_id', index: 'interaction_by_user' },
} as const;

interface Wanted {
  column: string;
  index: string;
  values: readonly string[];
}

/** A page of the log, newest first. */
export function readLog(raw: RawConnection, input: ListInput, limit: number): Page<InteractionRow> {
  const where = ['i.deleted_at IS NULL'];
  const params: SqlValue[] = [];
  const add = (sql: string, ...values: SqlValue[]) => {
    where.push(sql);
    params.push(...values);
  };
  if (input.from !== undefined) add('i.occurred_at >= ?', input.from);
  if (input.to !== undefined) add('i.occurred_at < ?', input.to);
  if (input.direction !== undefined) add('i.direction = ?', input.direction);
  const page = (from: string, extra: readonly string[] = [], values: readonly SqlValue[] = []) =>
    pageByKeys<InteractionRow>(raw, {
      order,
      select: columns,
      from: `interaction i ${from} ${joins}`,
      where: [...where, ...extra],
      params: [...params, ...values],
      keys,
      nullable: false,
      cursor: input.cursor,
      limit,
    });

  const wanted = wantedOf(input);
  const candidates = searchCandidates(raw, input.search ?? '');
  const leading = candidates === null ? fewest(raw, wanted) : undefined;
  // The plus sign: what does not lead is asked of each entry, not of an index of its own.
  for (const one of wanted)
    if (one !== leading) add(`+${one.column} IN (SELECT value FROM json_each(?))`, JSON.stringify(one.values));
  if (candidates !== null) {
    // Few hits are sorted; many are walked past in the order of time, which ends after a page.
    const walk = countUpTo(raw, candidates, fewHits + 1) > fewHits ? 'INDEXED BY interaction_by_time' : 'NOT INDEXED';
    return page(walk, [`i.rid IN (${candidates.sql})`], candidates.params);
  }
  if (leading === undefined) return page('INDEXED BY interaction_by_time');
  // A walk of the index a value, merged: one walk of all of them would pass by every other entry.
  const pages = leading.values.map((value) => page(`INDEXED BY ${leading.index}`, [`${leading.column} = ?`], [value]));
  return merge(pages, limit);
}

function wantedOf(input: ListInput): Wanted[] {
  const lists: [keyof typeof walks, readonly string[] | undefined][] = [
    ['outcome', input.outcomeIds],
    // No channel chosen is every channel.
    ['channel', input.channels?.length === 0 ? undefined : input.channels],
    ['user', input.userIds],
  ];
  return lists.flatMap(([name, values]) =>
    values === undefined ? [] : [{ ...walks[name], values: [...new Set(values)] }],
  );
}

/** Of several lists the one with the fewest entries, counted no further than it takes to know. */
function fewest(raw: RawConnection, wanted: readonly Wanted[]): Wanted | undefined {
  if (wanted.length < 2) return wanted[0];
  const counted = wanted.map((one) => ({ one, entries: entriesOf(raw, one) }));
  return counted.reduce((best, next) => (next.entries < best.entries ? next : best)).one;
}

const countedEntries = 50_000;

function entriesOf(raw: RawConnection, { column, index, values }: Wanted): number {
  const live = index === walks.channel.index ? ' AND i.deleted_at IS NULL' : '';
  const count = prepared(
    raw,
    `SELECT count(*) AS n FROM (SELECT 1 FROM interaction i INDEXED BY ${index} WHERE ${column} = ?${live} LIMIT ${countedEntries})`,
  );
  return values.reduce((sum, value) => sum + (count.get(value) as { n: number }).n, 0);
}

function merge(pages: readonly Page<InteractionRow>[], limit: number): Page<InteractionRow> {
  const all = pages.flatMap((page) => page.rows).sort(newestFirst);
  const rows = all.slice(0, limit);
  const last = rows.at(-1);
  const more = all.length > limit || pages.some((page) => page.nextCursor !== null);
  return { rows, nextCursor: more && last !== undefined ? writeCursor(order, [last.occurredAt, last.id]) : null };
}

/** The order of the log: by time, then by id, newest first. */
export function newestFirst(a: { occurredAt: string; id: string }, b: { occurredAt: string; id: string }): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}

/** The outcomes a call may have, in the order of their keys. */
export function readOutcomes(raw: RawConnection): OutputOf<'interactions.outcomes'>['rows'] {
  const rows = raw
    .prepare(
      'SELECT id, key, name, is_connected AS connected, position FROM call_outcome WHERE deleted_at IS NULL ORDER BY position, id',
    )
    .all() as { id: string; key: string | null; name: string; connected: number; position: string }[];
  return rows.map(({ connected, ...row }) => ({ ...row, isConnected: connected === 1 }));
}

/** What is asked of the rows that an entry names. */
export interface KnownContact {
  id: string;
  kind: 'person' | 'company';
  name: string;
  firstTouch: string | null;
}

/** A contact that is not in the trash. */
export function readContact(raw: RawConnection, id: string): KnownContact | undefined {
  return prepared(
    raw,
    'SELECT id, kind, display_name AS name, first_touch_channel AS firstTouch FROM contact WHERE id = ? AND deleted_at IS NULL',
  ).get(id) as KnownContact | undefined;
}

/** Whether a row of a table is there and not in the trash. */
export function isLive(
  raw: RawConnection,
  table: 'contact' | 'deal' | 'call_outcome' | 'task' | 'user',
  id: string,
): boolean {
  return prepared(raw, `SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`).get(id) !== undefined;
}

/** The entry of the history that made a row, found by the row's own stamp; null when the history does not go back so far. */
export function txThatMade(raw: RawConnection, rowId: string, createdAt: string): string | null {
  const found = prepared(
    raw,
    `SELECT t.id FROM tx t WHERE t.at = ? AND EXISTS (
       SELECT 1 FROM change c WHERE c.seq BETWEEN t.first_change AND t.last_change AND c.row_id = ? AND c.col IS NULL)
     ORDER BY t.seq DESC LIMIT 1`,
  ).get(createdAt, rowId) as { id: string } | undefined;
  return found?.id ?? null;
}
