import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { JobProgress } from '@shared/contract/index';
import { ask, queryKey, tellFailure, useRead } from '@renderer/app/ask';
import { useJobs } from '@renderer/stores/jobs';
import { columnsOf, useWizard, type CheckedRow, type RowAction } from './wizard-store';

const pageSize = 200;

/** The row of the sample in hand, as the card it would become. */
export function usePreviewCard() {
  const { fileId, inspection, settings, chosen, previewRow } = useWizard();
  const columns = useMemo(() => columnsOf({ inspection, chosen }), [inspection, chosen]);
  const row = Math.min(previewRow, Math.max(0, (inspection?.sample.length ?? 0) - 1));
  const input =
    fileId === null || inspection === null || inspection.sample.length === 0
      ? null
      : { fileId, settings, columns, row };
  return useRead('import', 'imports.preview_card', input, { keepPrevious: true });
}

/** The stages and owners that a file of records names. */
export function useNamedValues() {
  const { fileId, inspection, settings, chosen } = useWizard();
  const columns = useMemo(
    () => columnsOf({ inspection, chosen }).filter(({ target }) => /\.(stage|owner)$/.test(target)),
    [inspection, chosen],
  );
  const input =
    fileId === null || columns.length === 0 || inspection?.about === 'contacts' ? null : { fileId, settings, columns };
  return useRead(['import', 'pipeline', 'user'], 'imports.values', input, { keepPrevious: true });
}

/** The rows of a checked file, page by page. */
export function useCheckedRows(batchId: string, action: RowAction | undefined) {
  const input = { batchId, ...(action === undefined ? {} : { action }) };
  const pages = useInfiniteQuery({
    queryKey: queryKey('import', 'imports.rows', input),
    queryFn: ({ pageParam }) => ask('imports.rows', { ...input, cursor: pageParam, limit: pageSize }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { ...pages, rows };
}

/** One row of a checked file, by its number. */
export function useCheckedRow(
  batchId: string,
  row: number | null,
): { row: CheckedRow | undefined; error: Error | null } {
  // A page goes on after the row that its cursor names.
  const page = useRead(
    'import',
    'imports.rows',
    row === null ? null : { batchId, cursor: row === 1 ? null : String(row - 1), limit: 1 },
  );
  return { row: page.data?.rows[0], error: page.error };
}

/** Every import into this file, newest first. */
export function useImports() {
  // Undoing one touches its cards.
  return useRead(['import', 'history', 'contact'], 'imports.list', { limit: 200 });
}

export function useUserNames(): ReadonlyMap<string, string> {
  const users = useRead('user', 'users.list', {});
  return useMemo(() => new Map((users.data?.rows ?? []).map((user) => [user.id, user.name])), [users.data]);
}

/** A job as it stands; null until it was heard of. */
export function useJob(jobId: string | null): JobProgress | null {
  return useJobs((state) => (jobId === null ? null : (state.jobs[jobId] ?? null)));
}

/** Whether something large is being undone: until it is, it cannot be undone again. */
export function useUndoing(): boolean {
  return useJobs((state) => Object.values(state.jobs).some((job) => job.kind === 'undo' && job.state === 'running'));
}

/** Stops a job; `stopping` until it has. */
export function useStopJob(jobId: string | null): { stop: () => void; stopping: boolean } {
  const [stopping, setStopping] = useState(false);
  useEffect(() => setStopping(false), [jobId]);
  return {
    stopping,
    stop: () => {
      if (jobId === null) return;
      setStopping(true);
      ask('jobs.cancel', { jobId }).catch((failure: unknown) => {
        setStopping(false);
        tellFailure(failure);
      });
    },
  };
}
