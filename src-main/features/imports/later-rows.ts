import type { ContactDraft } from '@shared/domain/contact-draft';
import type { RawConnection } from '../../db/open';
import { unpackDraft } from './draft-codec';
import { mergeDraft, type FormerJob } from './merge-draft';

/** What came of a later row, and what it says that the card does not take. */
export interface LaterFate {
  fate: 'updated' | 'skipped';
  left: ReadonlySet<string>;
}

/** Rows of a file that say more of a person whom an earlier row makes. */
export interface LaterRows {
  /** Whether a later row is the same card as this one. */
  isTarget(row: number): boolean;
  /** The draft with all that later rows say, as far as they can be taken together; asked for in the order of the rows. */
  merge(row: number, draft: ContactDraft): { draft: ContactDraft; formerJobs: readonly FormerJob[] };
  /** The fate of a row that was taken into an earlier one's draft; null for any other row. Told once. */
  take(row: number): LaterFate | null;
}

/**
 * Finds which rows update the card of an earlier one, from the decisions that stand now.
 * @param staging the checked file
 * @param tagName the tag that every card of the import gets, or empty
 */
export function createLaterRows(staging: RawConnection, tagName: string): LaterRows {
  const pairs = staging
    .prepare(
      `SELECT match_row, CASE WHEN action = 'update' AND match_id IS NULL AND draft IS NOT NULL THEN row ELSE 0 END
       FROM staged WHERE match_row IS NOT NULL ORDER BY match_row, row`,
    )
    .raw()
    .all() as [number, number][];
  // Rows come in their order, so that a place in these lists is all that has to be known.
  const targets = Int32Array.from(pairs, ([target]) => target);
  const updates = Int32Array.from(pairs, ([, row]) => row);
  const draftOfRow = staging.prepare('SELECT draft FROM staged WHERE row = ?');
  const fates = new Map<number, LaterFate>();
  let at = 0;

  function seek(row: number): boolean {
    while (at < targets.length && (targets[at] ?? 0) < row) at += 1;
    return targets[at] === row;
  }

  return {
    isTarget: seek,
    merge(row, draft) {
      const formerJobs: FormerJob[] = [];
      let all = draft;
      if (!seek(row)) return { draft, formerJobs };
      for (let next = at; targets[next] === row; next += 1) {
        const later = updates[next] ?? 0;
        if (later === 0) continue;
        const packed = draftOfRow.get(later) as { draft: string };
        const merged = mergeDraft(all, unpackDraft(packed.draft), tagName);
        // Those after it come upon what it leaves on the card.
        if (merged === null) break;
        all = merged.draft;
        if (merged.former !== null) formerJobs.push(merged.former);
        fates.set(later, { fate: merged.isNews ? 'updated' : 'skipped', left: merged.left });
      }
      return { draft: all, formerJobs };
    },
    take(row) {
      const fate = fates.get(row) ?? null;
      fates.delete(row);
      return fate;
    },
  };
}
