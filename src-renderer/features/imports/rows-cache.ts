import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { OutputOf } from '@shared/contract/index';
import type { CheckedRow, Decision, RowAction } from './wizard-store';

type Page = OutputOf<'imports.rows'>;
type Pages = InfiniteData<Page, string | null>;

/** Whether a row can be treated so: one that cannot be read stays out, and an update needs a card to update. */
export function canBecome(row: Pick<CheckedRow, 'action' | 'matchId' | 'matchName'>, action: Decision): boolean {
  if (row.action === 'fix') return false;
  return action !== 'update' || row.matchId !== null || row.matchName !== null;
}

/**
 * The rows of one tab after a decision: changed in place where all kinds stand, gone from the tab of their old kind.
 * @param rows the number of one row, or a kind
 * @param tab the kind that the tab shows; undefined for all
 */
export function afterDecision(
  list: readonly CheckedRow[],
  rows: number | RowAction,
  action: Decision,
  tab: RowAction | undefined,
): CheckedRow[] {
  const next: CheckedRow[] = [];
  for (const row of list) {
    const meant = typeof rows === 'number' ? row.row === rows : row.action === rows;
    if (!meant || row.action === action || !canBecome(row, action)) next.push(row);
    else if (tab === undefined) next.push({ ...row, action });
  }
  return next;
}

/** Brings what is loaded of a checked file, page by page or a row alone, up to a decision, without reading it again. */
export function patchRows(client: QueryClient, batchId: string, rows: number | RowAction, action: Decision): void {
  for (const query of client.getQueryCache().findAll({ predicate: ({ queryKey }) => queryKey[1] === 'imports.rows' })) {
    // Of a row that nobody asks for there is no input.
    const input = query.queryKey[2] as { batchId: string; action?: RowAction } | null;
    if (input?.batchId !== batchId) continue;
    // The tab of the new kind has gained rows in the middle: it is read again when it is next opened.
    if (input.action === action) client.removeQueries({ queryKey: query.queryKey, exact: true, type: 'inactive' });
    const decided = (page: Page): Page => ({ ...page, rows: afterDecision(page.rows, rows, action, input.action) });
    client.setQueryData<Pages | Page>(query.queryKey, (data) => {
      if (data === undefined) return undefined;
      return 'pages' in data ? { ...data, pages: data.pages.map(decided) } : decided(data);
    });
  }
}
