import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { readCursor, writeCursor } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import { holdsAll, readQuery } from '../../db/search-query';
import type { Write } from '../../db/writer';
import { hungOn, partsOf, readTrash, thingsOn, trashedBy, type StoredRow, type TrashKind } from './trash.repo';

const order = 'trash';
/** Rows that one page of a search looks through at most; the next page goes on from there. */
const lookedThrough = 20_000;
const slice = 500;

/** A page of the trash of one kind, the latest first, of those that hold every word of a search. */
export function trashPage(raw: RawConnection, input: ParsedInputOf<'trash.list'>): OutputOf<'trash.list'> {
  const limit = input.limit ?? 100;
  const stored = readCursor(input.cursor, `${order}.${input.kind}`, 2);
  let place = stored === null ? { at: '~', id: '' } : { at: String(stored[0]), id: String(stored[1]) };
  const terms = readQuery(input.search ?? '');
  const found: StoredRow[] = [];
  let looked = 0;
  let isEnd = false;
  while (found.length < limit && looked < lookedThrough && !isEnd) {
    const wanted = terms === null ? limit - found.length : slice;
    const rows = readTrash(raw, input.kind, place, wanted);
    isEnd = rows.length < wanted;
    for (const row of rows) {
      looked += 1;
      place = { at: row.deletedAt, id: row.id };
      if (terms === null || holdsAll(fold(`${row.title} ${row.subtitle} ${row.text}`), terms)) found.push(row);
      if (found.length === limit) break;
    }
  }
  return {
    rows: found.map(({ text: _, ...row }) => {
      const by = trashedBy(raw, row.id);
      return {
        ...row,
        title: row.title.trim() === '' ? strings.trash.unnamed : row.title,
        kind: input.kind,
        txId: by?.id ?? null,
        label: by?.label ?? '',
        hung: hungOn(raw, input.kind, row.id),
      };
    }),
    nextCursor: isEnd && found.length < limit ? null : writeCursor(`${order}.${input.kind}`, [place.at, place.id]),
  };
}

export interface TrashItem {
  kind: TrashKind;
  id: string;
}

/**
 * Takes things out of the trash. A thing comes with its own parts that went there in the same entry of the history, and,
 * unless it shall come alone, with the deals, tasks, log entries and files on it that went there in that same entry.
 * @param each called before each of them, so that a job can report and stop by throwing
 * @throws AppError `not_found` when one of them is not in the trash
 */
export function restoreThings(
  write: Write,
  items: readonly TrashItem[],
  alone: boolean,
  each: (done: number) => void = () => undefined,
): void {
  for (const [done, item] of items.entries()) {
    each(done);
    const row = prepared(write.raw, `SELECT 1 FROM ${item.kind} WHERE id = ? AND deleted_at IS NOT NULL`).get(item.id);
    if (row === undefined) {
      // It came back with another of these.
      if (prepared(write.raw, `SELECT 1 FROM ${item.kind} WHERE id = ?`).get(item.id) !== undefined && items.length > 1)
        continue;
      throw new AppError('not_found', strings.trash.gone);
    }
    restoreOne(write, item, trashedBy(write.raw, item.id)?.seq ?? -1, alone);
  }
}

function restoreOne(write: Write, { kind, id }: TrashItem, txSeq: number, alone: boolean): void {
  const { raw } = write;
  const merged = kind === 'contact' ? ', merged_into = NULL' : '';
  prepared(raw, `UPDATE ${kind} SET deleted_at = NULL${merged} WHERE id = ?`).run(id);
  for (const { table, column } of partsOf[kind])
    for (const part of trashedWith(raw, table, column, id, txSeq))
      prepared(raw, `UPDATE ${table} SET deleted_at = NULL WHERE id = ?`).run(part);
  if (alone) return;
  for (const { kind: of, column } of thingsOn[kind])
    for (const thing of trashedWith(raw, of, column, id, txSeq))
      restoreOne(write, { kind: of, id: thing }, txSeq, false);
  if (kind !== 'contact') return;
  const talks = prepared(raw, 'SELECT interaction_id AS id FROM interaction_contact WHERE contact_id = ?').all(id);
  for (const talk of talks as { id: string }[])
    if (wentIn(raw, 'interaction', talk.id, txSeq))
      restoreOne(write, { kind: 'interaction', id: talk.id }, txSeq, false);
}

/** The rows that hang on another and lie in the trash since the same entry of the history. */
function trashedWith(raw: RawConnection, table: string, column: string, id: string, txSeq: number): string[] {
  const rows = prepared(raw, `SELECT id FROM ${table} WHERE ${column} = ? AND deleted_at IS NOT NULL`).all(id) as {
    id: string;
  }[];
  return rows.map((row) => row.id).filter((one) => trashedBy(raw, one)?.seq === txSeq);
}

function wentIn(raw: RawConnection, table: string, id: string, txSeq: number): boolean {
  const row = prepared(raw, `SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NOT NULL`).get(id);
  return row !== undefined && trashedBy(raw, id)?.seq === txSeq;
}

/** What the history calls things: the name of one, the number of many. */
export function nameOfThings(raw: RawConnection, items: readonly TrashItem[]): string {
  const [only] = items;
  if (items.length !== 1 || only === undefined) {
    const kinds = new Set(items.map((item) => item.kind));
    const [kind] = kinds;
    return kinds.size === 1 && kind !== undefined
      ? strings.trash.counted(kind, items.length)
      : strings.trash.things(items.length);
  }
  const column = {
    contact: 'display_name',
    deal: 'title',
    interaction: 'subject',
    task: 'title',
    attachment: 'file_name',
  };
  const row = prepared(raw, `SELECT ${column[only.kind]} AS name FROM ${only.kind} WHERE id = ?`).get(only.id) as
    | { name: string }
    | undefined;
  return row?.name || strings.trash.unnamed;
}
