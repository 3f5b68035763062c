import { matchKeys, SAME_CARD, scoreDuplicate, type DuplicateCandidate } from '@shared/domain/duplicates';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { RowIdentity } from './matcher';

/** Where the change log stands: what is written after it is late. */
export function endOfLog(raw: RawConnection): number {
  return prepared(raw, 'SELECT coalesce(max(seq), 0) FROM change').pluck().get() as number;
}

/** Cards that were made or changed after a file was looked through for whom its rows are. */
export interface LateCards {
  hasAny: boolean;
  /** The one of them that a row surely is, or null. */
  find(identity: RowIdentity): string | null;
}

interface LateRow {
  id: string;
  kind: 'person' | 'company';
  name: string;
  company: string;
  externalId: string;
}

const lateSql = `
SELECT id, kind, display_name AS name, company_name AS company, external_id AS externalId FROM contact
WHERE deleted_at IS NULL AND id IN (
  SELECT row_id FROM change WHERE seq > @since AND tbl = 'contact'
  UNION ALL SELECT m.contact_id FROM change l JOIN contact_method m ON m.id = l.row_id WHERE l.seq > @since AND l.tbl = 'contact_method'
  UNION ALL SELECT e.contact_id FROM change l JOIN employment e ON e.id = l.row_id WHERE l.seq > @since AND l.tbl = 'employment')`;

/**
 * Gathers them from the change log, where there mostly are none or few.
 * @param since where the log stood when the look began
 */
export function createLateCards(raw: RawConnection, since: number): LateCards {
  const methods = prepared(
    raw,
    'SELECT kind, normalised FROM contact_method WHERE contact_id = ? AND normalised IS NOT NULL AND deleted_at IS NULL',
  );
  const bySource = new Map<string, string>();
  const byKey = new Map<string, { id: string; card: DuplicateCandidate }[]>();
  for (const { id, externalId, ...row } of prepared(raw, lateSql).all({ since }) as LateRow[]) {
    const values = methods.all(id) as { kind: string; normalised: string }[];
    const of = (kind: string) => values.filter((value) => value.kind === kind).map((value) => value.normalised);
    const card = { ...row, emails: of('email'), phones: of('phone') };
    for (const source of [externalId, id]) if (source !== '') bySource.set(`${row.kind} ${source}`, id);
    for (const key of matchKeys(card)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [{ id, card }]);
      else known.push({ id, card });
    }
  }
  return {
    hasAny: bySource.size > 0,
    find({ candidate, keys, sourceId }) {
      const same = sourceId === '' ? undefined : bySource.get(`${candidate.kind} ${sourceId}`);
      if (same !== undefined) return same;
      const sure = keys
        .flatMap((key) => byKey.get(key) ?? [])
        .find(({ card }) => scoreDuplicate(candidate, card).score >= SAME_CARD);
      return sure?.id ?? null;
    },
  };
}
