import { strings } from '@shared/locale/index';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import type { JobContext } from '../context';
import { partsOf, trashKinds, type TrashKind } from './trash.repo';

/** What an emptying of the trash is started with; all of it unless told. */
export interface PurgeParams {
  kind?: TrashKind | undefined;
  items?: readonly { kind: TrashKind; id: string }[] | undefined;
}

const stride = 100;
const among = 'IN (SELECT value FROM json_each(?))';

/**
 * Takes what lies in the trash out of the file, in one transaction: all of it, or, when it is stopped, nothing. The log
 * keeps every row whole, so the entry can be undone.
 * Cards go before deals and deals before the log, since what hung on them alone goes with them.
 */
export async function purgeTrash(
  context: JobContext,
  params: PurgeParams,
): Promise<{ txId: string | null; things: number }> {
  const wanted = new Map(trashKinds.map((kind) => [kind, idsOf(context.raw, kind, params)]));
  const total = [...wanted.values()].reduce((sum, ids) => sum + ids.length, 0);
  context.checkpoint();
  const { txId } = await context.write(strings.trash.emptied(total), (write) => {
    let done = 0;
    for (const [kind, ids] of wanted) {
      for (let from = 0; from < ids.length; from += stride) {
        context.checkpoint();
        context.progress(strings.trash.emptying, done, total);
        const slice = ids.slice(from, from + stride);
        purge(write, kind, slice);
        done += slice.length;
      }
    }
  });
  return { txId, things: total };
}

function idsOf(raw: RawConnection, kind: TrashKind, { kind: only, items }: PurgeParams): string[] {
  if (items !== undefined) {
    const ids = items.filter((item) => item.kind === kind).map(({ id }) => id);
    return idsIn(raw, `SELECT id FROM ${kind} WHERE deleted_at IS NOT NULL AND id ${among}`, JSON.stringify(ids));
  }
  if (only !== undefined && only !== kind) return [];
  return idsIn(raw, `SELECT id FROM ${kind} WHERE deleted_at IS NOT NULL`);
}

function idsIn(raw: RawConnection, sql: string, ...params: string[]): string[] {
  return (prepared(raw, sql).all(...params) as { id: string }[]).map(({ id }) => id);
}

/** Removes things and what is nothing without them; what lives on elsewhere only forgets them. */
function purge(write: Write, kind: TrashKind, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const { raw } = write;
  const list = JSON.stringify(ids);
  switch (kind) {
    case 'contact': {
      const talks = idsIn(
        raw,
        `SELECT DISTINCT interaction_id AS id FROM interaction_contact WHERE contact_id ${among}`,
        list,
      );
      removeParts(raw, kind, list);
      for (const column of ['contact_id', 'company_id'])
        prepared(raw, `UPDATE deal SET ${column} = NULL WHERE ${column} ${among}`).run(list);
      prepared(raw, `UPDATE contact SET merged_into = NULL WHERE merged_into ${among}`).run(list);
      letGo(write, 'task', 'contact_id', 'deal_id', list);
      // A conversation with nobody, about nothing, says nothing.
      purge(
        write,
        'interaction',
        idsIn(
          raw,
          `SELECT id FROM interaction WHERE id ${among} AND deal_id IS NULL
             AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction_id = interaction.id)`,
          JSON.stringify(talks),
        ),
      );
      letGoOfFiles(write, 'contact_id', list);
      break;
    }
    case 'deal':
      removeParts(raw, kind, list);
      letGo(write, 'task', 'deal_id', 'contact_id', list);
      prepared(raw, `UPDATE interaction SET deal_id = NULL WHERE deal_id ${among}`).run(list);
      letGoOfFiles(write, 'deal_id', list);
      break;
    case 'interaction':
      removeParts(raw, kind, list);
      prepared(raw, `UPDATE task SET fulfilled_by = NULL WHERE fulfilled_by ${among}`).run(list);
      letGoOfFiles(write, 'interaction_id', list);
      break;
    default:
      break;
  }
  // What lies in the trash is in no index, but what goes along with it may be.
  const index = `${kind}_fts`;
  prepared(raw, `DELETE FROM ${index} WHERE rowid IN (SELECT rid FROM ${kind} WHERE id ${among})`).run(list);
  prepared(raw, `DELETE FROM ${kind} WHERE id ${among}`).run(list);
}

function removeParts(raw: RawConnection, kind: TrashKind, list: string): void {
  for (const { table, column } of partsOf[kind])
    prepared(raw, `DELETE FROM ${table} WHERE ${column} ${among}`).run(list);
}

/** A task that hangs on something else too stays with that; the others go. */
function letGo(write: Write, table: 'task', column: string, other: string, list: string): void {
  const { raw } = write;
  prepared(raw, `UPDATE ${table} SET ${column} = NULL WHERE ${column} ${among} AND ${other} IS NOT NULL`).run(list);
  purge(write, table, idsIn(raw, `SELECT id FROM ${table} WHERE ${column} ${among}`, list));
}

const places = ['contact_id', 'deal_id', 'interaction_id'] as const;

function letGoOfFiles(write: Write, column: (typeof places)[number], list: string): void {
  const { raw } = write;
  const others = places.filter((place) => place !== column).map((place) => `${place} IS NOT NULL`);
  prepared(raw, `UPDATE attachment SET ${column} = NULL WHERE ${column} ${among} AND (${others.join(' OR ')})`).run(
    list,
  );
  purge(write, 'attachment', idsIn(raw, `SELECT id FROM attachment WHERE ${column} ${among}`, list));
}
