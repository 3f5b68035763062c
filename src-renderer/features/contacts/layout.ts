import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { create } from 'zustand';
import { ask, queryKey, tellFailure, useRead } from '@renderer/app/ask';
import { readJson } from '@renderer/features/views/kept-json';
import type { SortOrder } from './built-in-views';

/** Which columns a view shows, in which order and how wide, and how it is sorted. */
export interface Layout {
  columns: LayoutColumn[];
  sort?: SortOrder[];
}

export interface LayoutColumn {
  key: string;
  /** Pixels; as it was made unless sized. */
  width?: number;
}

export const defaultColumns: readonly LayoutColumn[] = [
  { key: 'name' },
  { key: 'company' },
  { key: 'lifecycle' },
  { key: 'phone' },
  { key: 'lastContact' },
  { key: 'nextStep' },
  { key: 'openDeals' },
  { key: 'owner' },
];

function isColumn(value: unknown): value is LayoutColumn {
  if (typeof value !== 'object' || value === null) return false;
  const { key, width } = value as Record<string, unknown>;
  return typeof key === 'string' && (width === undefined || (typeof width === 'number' && width > 0));
}

function isOrder(value: unknown): value is SortOrder {
  if (typeof value !== 'object' || value === null) return false;
  const { by, descending } = value as Record<string, unknown>;
  return typeof by === 'string' && typeof descending === 'boolean';
}

/** The orders in what was kept; what is none is left out. */
export function readSort(value: unknown): SortOrder[] {
  return Array.isArray(value) ? value.filter(isOrder).slice(0, 4) : [];
}

/** Reads a kept layout; null where it is none. */
export function readLayout(value: unknown): Layout | null {
  if (typeof value !== 'object' || value === null || !('columns' in value) || !Array.isArray(value.columns))
    return null;
  const columns = value.columns.filter(isColumn);
  // Nobody could tell the rows apart without their names.
  if (!columns.some(({ key }) => key === 'name')) columns.unshift({ key: 'name' });
  const sort = 'sort' in value && Array.isArray(value.sort) ? { sort: readSort(value.sort) } : {};
  return { columns, ...sort };
}

/** Layouts as they stand in this window; they are written a moment after the last change. */
const useLayouts = create<{ now: Record<string, Layout | null>; put: (view: string, layout: Layout | null) => void }>()(
  (set) => ({
    now: {},
    put: (view, layout) => set(({ now }) => ({ now: { ...now, [view]: layout } })),
  }),
);

const settle = 600;

/**
 * The layout of a view and how to change it; null forgets it.
 * @param fallback what the view itself brings, where nobody changed it here
 */
export function useLayout(view: string, fallback: Layout | null): [Layout, (layout: Layout | null) => void] {
  const kept = useRead(['setting', 'user'], 'views.layouts', { entity: 'contact' });
  const { now, put } = useLayouts();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ of, layout }: { of: string; layout: Layout | null }) =>
      ask('views.keep_layout', {
        entity: 'contact',
        view: of,
        layout: layout === null ? null : JSON.stringify(layout),
      }),
    onError: (failure) => tellFailure(failure),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKey(['setting', 'user'], 'views.layouts', { entity: 'contact' }) }),
  });
  const waiting = useRef<{ timer: number; save: () => void } | null>(null);
  useEffect(
    () => () => {
      if (waiting.current === null) return;
      window.clearTimeout(waiting.current.timer);
      waiting.current.save();
      waiting.current = null;
    },
    [view],
  );
  const text = kept.data?.layouts[view];
  const own = now[view];
  const layout = useMemo<Layout>(() => {
    const found = own === undefined ? (text === undefined ? null : readLayout(readJson(text))) : own;
    return found ?? fallback ?? { columns: [...defaultColumns] };
  }, [own, text, fallback]);

  function change(next: Layout | null): void {
    put(view, next);
    if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
    const save = (): void => {
      waiting.current = null;
      mutate({ of: view, layout: next });
    };
    waiting.current = { save, timer: window.setTimeout(save, settle) };
  }

  return [layout, change];
}
