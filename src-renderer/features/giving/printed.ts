import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '@shared/contract/index';
import { ask } from '@renderer/app/ask';
import type { PrintSeed } from '@renderer/stores/giving';
import type { PrintedCard } from './paper';

export type ListedRow = OutputOf<'contacts.list'>['rows'][number];

/** So many are printed at once; the contract gives no more. */
const most = 2000;

interface Printed {
  cards: PrintedCard[];
  rows: ListedRow[];
  total: number;
}

/** The rows of the list that were chosen, in its order. */
async function listed({ cards, list }: PrintSeed): Promise<ListedRow[]> {
  const rows: ListedRow[] = [];
  if (list === undefined) return rows;
  const wanted = 'ids' in cards ? new Set(cards.ids) : null;
  const except = new Set('ids' in cards ? [] : cards.except);
  let cursor: string | null = null;
  do {
    const page: OutputOf<'contacts.list'> = await ask('contacts.list', { ...list.input, cursor, limit: 500 });
    for (const row of page.rows) {
      if (wanted === null ? except.has(row.id) : !wanted.has(row.id)) continue;
      if (rows.length === most) return rows;
      rows.push(row);
    }
    cursor = page.nextCursor;
  } while (cursor !== null && (wanted === null || rows.length < wanted.size));
  return rows;
}

async function read(seed: PrintSeed): Promise<Printed> {
  const rows = await listed(seed);
  // In the order of the list, where there is one.
  const chosen =
    rows.length > 0
      ? { ids: rows.map(({ id }) => id) }
      : 'ids' in seed.cards
        ? { ids: seed.cards.ids.slice(0, most) }
        : seed.cards;
  const { rows: cards, total } = await ask('giving.cards', chosen);
  return { cards, rows, total: Math.max(total, seed.count) };
}

/** What goes on paper; read once, since what is printed does not change under the preview. */
export function usePrinted(seed: PrintSeed) {
  return useQuery({ queryKey: ['print', seed.cards, seed.list?.input], queryFn: () => read(seed), gcTime: 0 });
}
