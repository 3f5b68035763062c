import { columnsOf, createLogTriggers, dropLogTriggers } from './change-log';
import { deriveAttachment, deriveDeal, deriveInteraction, deriveTask } from './derive';
import { deriveContacts } from './derive-contact';
import { aroundWritten, feedsDerived } from './derive-around';
import { cardsAround, onlyMoved, staleAmong } from './derive-stale';
import { loggedTable, loggedTables, type LoggedTable, type LoggedTableName } from './logged-tables';
import type { RawConnection } from './open';
import { prepared } from './prepared';
import { reindexContacts } from './reindex';
import { markUndone, type TxRow, type UndoOutcome } from './undo';
import { findMade, tablesChanged, trashMade, type MadeRows, type TableChanges } from './undo-made';
import { isKept, keptRows } from './undo-kept';
import type { Write } from './writer';

interface ChangeRow {
  seq: number;
  tbl: string;
  row_id: string;
  col: string | null;
  old: string | number | null;
  new: string | number | null;
}

const slice = 2000;
/** Tables that hang on a card and that nothing derived is made of. */
const tablesWithoutEffect: ReadonlySet<LoggedTableName> = new Set(['contact_tag', 'contact_role', 'lifecycle_change']);

/**
 * The same as `undoChanges`, for hundreds of thousands of changes: without the row triggers, what was made taken back
 * table by table, derived columns and search entries made once for each card at the end.
 * The transaction must be named `bulk`, since it derives for itself. Purges are never this large.
 * @param each called between slices, so that a job can report and stop by throwing
 */
export function undoChangesInBulk(write: Write, tx: TxRow, each: (done: number, total: number) => void): UndoOutcome {
  const { raw } = write;
  const outcome: UndoOutcome = { restored: 0, left: 0 };
  const kept = keptRows(raw, tx);
  const total = tx.last_change - tx.first_change + 1;
  let done = 0;
  // The last part of the time goes into the derived columns.
  const step = (count: number) => {
    done += count;
    each(Math.floor(Math.min(done, total) * 0.7), total);
  };
  dropLogTriggers(raw);
  const made = findMade(raw, tx);
  for (const rows of made.values()) {
    const trashed = trashMade(write, rows, kept, step);
    outcome.restored += trashed;
    outcome.left += rows.count - trashed;
  }
  const tables = loggedTables.map(({ name }) => name).filter((name) => !made.has(name));
  const read = raw.prepare(
    `SELECT seq, tbl, row_id, col, old, new FROM change
     WHERE seq BETWEEN ? AND ? AND tx = ? AND (col IS NOT NULL OR tbl IN (SELECT value FROM json_each(?))) ORDER BY seq DESC`,
  );
  for (let high = tx.last_change; high >= tx.first_change; high -= slice) {
    const low = Math.max(tx.first_change, high - slice + 1);
    const changes = read.all(low, high, tx.seq, JSON.stringify(tables)) as ChangeRow[];
    for (const change of changes) {
      if (undoOne(write, kept, change)) outcome.restored += 1;
      else outcome.left += 1;
    }
    if (changes.length > 0) step(changes.length);
  }
  createLogTriggers(raw);
  markUndone(raw, write, tx);
  deriveWritten(write, made, (share) => each(Math.floor(total * (0.7 + 0.3 * share)), total));
  return outcome;
}

function undoOne(write: Write, kept: ReadonlySet<string>, change: ChangeRow): boolean {
  const table = loggedTable(change.tbl);
  if (change.col === null) {
    return (
      !isKept(write.raw, kept, table.name, change.row_id) &&
      put(write, table, change.row_id, 'deleted_at', write.at, null)
    );
  }
  if (!columnsOf(table).includes(change.col))
    throw new Error(`the change log names an unknown column: ${change.tbl}.${change.col}`);
  return put(write, table, change.row_id, change.col, change.old, change.new);
}

type Cell = string | number | null;

/** Sets one cell where it still holds `expected`, as the update trigger would log it. */
function put(write: Write, table: LoggedTable, id: string, column: string, value: Cell, expected: Cell): boolean {
  const { raw } = write;
  const { changes } = prepared(
    raw,
    `UPDATE ${table.name} SET ${column} = ?, revision = revision + 1, updated_at = ?, updated_by = ? WHERE id = ? AND ${column} IS ?`,
  ).run(value, write.at, write.userId, id, expected);
  if (changes === 0) return false;
  prepared(raw, 'INSERT INTO change (tx, tbl, row_id, col, old, new) VALUES (?, ?, ?, ?, ?, ?)').run(
    write.txSeq,
    table.name,
    id,
    column,
    expected,
    value,
  );
  return true;
}

/** Makes the derived columns of everything this transaction wrote, each card once; one that it put in the trash only leaves the index. */
function deriveWritten(
  write: Write,
  made: ReadonlyMap<LoggedTableName, MadeRows>,
  each: (share: number) => void,
): void {
  const { raw } = write;
  const moved = onlyMoved(write);
  if (moved !== null) {
    deriveMoved(raw, moved, each);
    return;
  }
  const tables = tablesWritten(write);
  const contacts = contactsWritten(write, made, tables);
  const written = (table: LoggedTableName) =>
    !tables.has(table)
      ? []
      : (raw
          .prepare(
            `SELECT DISTINCT row_id AS id FROM change WHERE seq >= (SELECT first_change FROM tx WHERE seq = ?) AND tbl = ?`,
          )
          .all(write.txSeq, table) as { id: string }[]);
  for (const { id } of written('interaction')) deriveInteraction(raw, id);
  const cards = made.get('contact');
  const around = aroundWritten(write, tables, cards !== undefined && !hasOther(tables, cards));
  for (const id of around.contacts) if (!contacts.has(id)) contacts.set(id, false);
  const withDealings = dealtWith(write, tables);
  let done = 0;
  function* live(isDealtWith: boolean): Generator<string> {
    for (const [id, trashed] of contacts) {
      if (withDealings(id) !== isDealtWith) continue;
      if (!trashed) yield id;
      done += 1;
      if (done % slice === 0) each(done / contacts.size);
    }
  }
  for (const isDealtWith of [true, false])
    for (const id of deriveContacts(raw, live(isDealtWith), { indexed: false, withDealings: isDealtWith }))
      around.deals.add(id);
  for (const id of around.deals) deriveDeal(raw, id);
  for (const { id } of written('deal')) deriveDeal(raw, id);
  for (const { id } of written('task')) deriveTask(raw, id);
  for (const { id } of written('attachment')) deriveAttachment(raw, id);
  reindexContacts(raw, contacts.keys(), contacts.size);
}

/** Tables of which the calls, tasks and deals with a card are told. */
const tablesOfDealings: ReadonlySet<string> = new Set([
  'interaction',
  'interaction_contact',
  'task',
  'deal',
  'deal_contact',
  'stage_change',
  'call_outcome',
  'stage',
  'setting',
]);

/**
 * Of which cards the calls, tasks and deals may be others than before: of all where such were written, else of those that
 * came out of the trash, in which nothing is kept up to date, and of those that one keeps in touch with at other times.
 */
function dealtWith({ raw, txSeq }: Write, tables: TablesWritten): (id: string) => boolean {
  if ([...tables.keys()].some((table) => tablesOfDealings.has(table))) return () => true;
  const cards = raw
    .prepare(
      `SELECT DISTINCT row_id FROM change WHERE seq >= (SELECT first_change FROM tx WHERE seq = ?) AND tbl = 'contact'
         AND (col IN ('keep_in_touch_days', 'touch_snooze') OR (col = 'deleted_at' AND new IS NULL))`,
    )
    .pluck()
    .all(txSeq) as string[];
  const some = new Set(cards);
  return (id) => some.has(id);
}

/** The same where cards only went to the trash or came back: of those few hang on what changed meanwhile. */
function deriveMoved(raw: RawConnection, moved: ReadonlyMap<string, boolean>, each: (share: number) => void): void {
  const ids = Array.from(moved.keys());
  const stale = new Set<string>();
  for (let from = 0; from < ids.length; from += slice) {
    const some = ids.slice(from, from + slice);
    for (const id of cardsAround(raw, some)) if (!moved.has(id)) stale.add(id);
    for (const id of staleAmong(raw, some)) if (moved.get(id) === false) stale.add(id);
    each(from / ids.length);
  }
  for (const id of deriveContacts(raw, stale, { indexed: false })) deriveDeal(raw, id);
  const indexed = new Set([...ids, ...stale]);
  reindexContacts(raw, indexed, indexed.size);
}

/** Whether this transaction put a card `c` in the trash. One that lay there before is kept up to date: it may come back. */
const wentNow = `c.deleted_at IS NOT NULL AND EXISTS (
  SELECT 1 FROM change g WHERE g.row_id = c.id AND g.col = 'deleted_at' AND g.seq >= (SELECT first_change FROM tx WHERE seq = ?))`;

/** Every card that this transaction's changes are of, and whether that put it in the trash. */
function contactsWritten(
  write: Write,
  made: ReadonlyMap<LoggedTableName, MadeRows>,
  tables: TablesWritten,
): Map<string, boolean> {
  const { raw } = write;
  const contacts = new Map<string, boolean>();
  const cards = made.get('contact');
  // One after another: a list of a million rows beside the map would double what it takes.
  const add = (rows: Iterable<unknown>) => {
    for (const { id, trashed } of rows as Iterable<{ id: string; trashed: number }>) contacts.set(id, trashed === 1);
  };
  if (cards !== undefined) {
    const all = raw.prepare('SELECT id, deleted_at IS NOT NULL AS trashed FROM contact WHERE rid BETWEEN ? AND ?');
    add(all.iterate(cards.first, cards.last));
  }
  for (const { name } of loggedTables) {
    if (tablesWithoutEffect.has(name)) continue;
    const column = name === 'contact' ? 'id' : loggedTable(name).columns.includes('contact_id') ? 'contact_id' : null;
    if (column === null) continue;
    const rows = made.get(name);
    if (rows !== undefined && name !== 'contact') add(cardsOfMade(write, rows, cards));
    const others = raw.prepare(
      `SELECT DISTINCT r.${column} AS id, ${wentNow} AS trashed FROM change l CROSS JOIN ${name} r ON r.id = l.row_id
       CROSS JOIN contact c ON c.id = r.${column}
       WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = ? AND NOT r.rid BETWEEN ? AND ?${name === 'contact' ? ` AND ${feedsDerived}` : ''}`,
    );
    if (tables.has(name) && (rows === undefined || hasOther(tables, rows))) {
      add(others.iterate(write.txSeq, write.txSeq, name, rows?.first ?? 0, rows?.last ?? -1));
    }
  }
  return contacts;
}

/** The cards that rows made together hang on, but for those that were made with them. */
function cardsOfMade({ raw, txSeq }: Write, rows: MadeRows, cards: MadeRows | undefined): Iterable<unknown> {
  // Cards made in one transaction have ids one after another, unless another's lie between; then all are looked up.
  const [from, to] = cards?.idRange ?? ['', ''];
  return raw
    .prepare(
      `SELECT o.id, ${wentNow} AS trashed FROM (
         SELECT DISTINCT contact_id AS id FROM ${rows.table} WHERE rid BETWEEN ? AND ? AND NOT contact_id BETWEEN ? AND ?) o
       CROSS JOIN contact c ON c.id = o.id`,
    )
    .iterate(txSeq, rows.first, rows.last, from, to);
}

type TablesWritten = ReadonlyMap<LoggedTableName, TableChanges>;

/** What this transaction itself has changed so far. */
function tablesWritten({ raw, txSeq }: Write): TablesWritten {
  const own = raw
    .prepare('SELECT seq, first_change, (SELECT max(seq) FROM change) AS last_change FROM tx WHERE seq = ?')
    .get(txSeq) as { seq: number; first_change: number; last_change: number };
  return tablesChanged(raw, own);
}

/** Whether this transaction changed other rows of a table than those that were made together. */
function hasOther(tables: TablesWritten, rows: MadeRows): boolean {
  return (tables.get(rows.table)?.count ?? 0) > rows.trashed;
}
