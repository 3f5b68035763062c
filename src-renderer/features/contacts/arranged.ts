import type { GridSort } from '@renderer/ui';
import type { SortOrder } from './built-in-views';
import type { Layout } from './layout';
import { firstWay } from './sort-menu';

const mostOrders = 4;

/** An order as the grid's heads show it. */
export function gridSort({ by, descending }: SortOrder): GridSort {
  return { key: by, direction: descending ? 'desc' : 'asc' };
}

/**
 * The orders of a list once the head of a column was pressed.
 * @param shown by what it is sorted now
 * @param add with Shift: within what it is sorted by
 */
export function sortedBy(shown: readonly SortOrder[], { key, direction }: GridSort, add: boolean): SortOrder[] {
  const there = shown.some(({ by }) => by === key);
  const order = { by: key, descending: there ? direction === 'desc' : firstWay(key) };
  if (!add) return [order];
  if (there) return shown.map((one) => (one.by === key ? order : one));
  return shown.length < mostOrders ? [...shown, order] : [...shown];
}

/** A layout with one column put before another, or last. */
export function withColumnMoved(layout: Layout, key: string, before: string | null): Layout {
  const moved = layout.columns.find((column) => column.key === key);
  if (moved === undefined) return layout;
  const rest = layout.columns.filter((column) => column.key !== key);
  const at = before === null ? rest.length : rest.findIndex((column) => column.key === before);
  return { ...layout, columns: [...rest.slice(0, at), moved, ...rest.slice(at)] };
}

/** A layout with one column this many pixels wide. */
export function withColumnSized(layout: Layout, key: string, width: number): Layout {
  return { ...layout, columns: layout.columns.map((column) => (column.key === key ? { ...column, width } : column)) };
}
