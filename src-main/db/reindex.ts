import type { RawConnection } from './open';
import { prepared } from './prepared';

/**
 * Brings the search entries of many cards up to date. Taking an entry out of a contentless index costs ten times what
 * putting one in does (measured: 125 and 12 µs), so past a share of the whole the index is made anew.
 */
export function reindexContacts(raw: RawConnection, ids: Iterable<string>, count: number): void {
  // No further than it matters: to count all of a large file would take longer than a hundred cards do.
  const { live } = prepared(
    raw,
    'SELECT count(*) AS live FROM (SELECT 1 FROM contact WHERE deleted_at IS NULL LIMIT ?)',
  ).get(count * 10) as { live: number };
  if (live < count * 10) {
    raw.exec("INSERT INTO contact_fts (contact_fts) VALUES ('delete-all')");
    raw.exec('INSERT INTO contact_fts (rowid, text) SELECT rid, search_text FROM contact WHERE deleted_at IS NULL');
    return;
  }
  const read = raw.prepare('SELECT rid, search_text AS text, deleted_at AS trashed FROM contact WHERE id = ?');
  for (const id of ids) {
    const row = read.get(id) as { rid: number; text: string; trashed: string | null } | undefined;
    if (row !== undefined) reindex(raw, 'contact_fts', row.rid, row.trashed === null ? row.text : null);
  }
}

/** Cards whose search entries are made at once; about 50 ms. */
const slice = 8000;
/** Bytes of entries that the index gathers before it writes them out: as it is, and for many at once. */
const gathered = { asItIs: 1 << 20, forMany: 1 << 23 };

/**
 * Makes the search entries of new cards, for use in one transaction. What is written out in few large parts need not be
 * merged afterwards: it takes two thirds of the time.
 * @param after the number of the last card that was there before
 * @param each told how many of how many are done
 */
export function indexNewContacts(raw: RawConnection, after: number, each: (done: number, total: number) => void): void {
  const { rid: last } = raw.prepare('SELECT coalesce(max(rid), 0) AS rid FROM contact').get() as { rid: number };
  const index = raw.prepare(
    'INSERT INTO contact_fts (rowid, text) SELECT rid, search_text FROM contact WHERE rid > ? AND rid <= ? ORDER BY rid',
  );
  const isMany = last - after > slice;
  if (isMany) gather(raw, gathered.forMany);
  for (let from = after; from < last; from += slice) {
    index.run(from, Math.min(last, from + slice));
    each(Math.min(last, from + slice) - after, last - after);
  }
  if (isMany) gather(raw, gathered.asItIs);
}

/** As a literal: the index takes no number that is bound, for those are never whole. */
function gather(raw: RawConnection, bytes: number): void {
  raw.exec(`INSERT INTO contact_fts (contact_fts, rank) VALUES ('hashsize', ${bytes})`);
}

/**
 * The same for a card whose old text is known. A call changes nothing that a card is found by; putting the same entry in
 * again would make the index merge its parts, some 20 ms now and then.
 */
export function reindexChanged(
  raw: RawConnection,
  table: 'contact_fts' | 'deal_fts',
  row: { rid: number; search_text: string; deleted_at: string | null },
  text: string,
): void {
  const isThere = prepared(raw, `SELECT 1 FROM ${table} WHERE rowid = ?`).get(row.rid) !== undefined;
  if (row.deleted_at === null ? isThere && row.search_text === text : !isThere) return;
  reindex(raw, table, row.rid, row.deleted_at === null ? text : null);
}

/** Puts a row's text into an index in place of what was there; null takes it out. */
export function reindex(raw: RawConnection, table: string, rid: number, text: string | null): void {
  prepared(raw, `DELETE FROM ${table} WHERE rowid = ?`).run(rid);
  if (text !== null) prepared(raw, `INSERT INTO ${table} (rowid, text) VALUES (?, ?)`).run(rid, text);
}
