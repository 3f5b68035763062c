import { IconArrowBackUp, IconArrowForwardUp, IconFileImport, IconHistory, IconPencil } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '@shared/contract/index';
import { entities } from '@shared/contract/topics';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { ask, queryKey } from '@renderer/app/ask';
import { hasPage } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { undo } from '@renderer/app/undo';
import { useUsers } from '@renderer/app/users';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { Avatar, Button, DataGrid, EmptyState, Glyph, Pill, type GridColumn } from '@renderer/ui';
import classes from './history.module.css';

const words = strings.historyPage;
type Entry = OutputOf<'history.list'>['rows'][number];
const icons = {
  edit: IconPencil,
  undo: IconArrowBackUp,
  redo: IconArrowForwardUp,
  import: IconFileImport,
  system: IconPencil,
};

function useHistory() {
  const query = useInfiniteQuery({
    // Whatever is written makes an entry.
    queryKey: queryKey(entities, 'history.list', {}),
    queryFn: ({ pageParam }) => ask('history.list', { cursor: pageParam, limit: 200 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}

function columns(users: ReadonlyMap<string, string>): Array<GridColumn<Entry>> {
  return [
    {
      key: 'what',
      header: words.ghost[0],
      width: '2.4fr',
      render: (row) => (
        <span
          className={classes.what}
          data-undone={row.undone || undefined}
          data-quiet={row.kind === 'undo' || row.kind === 'redo' || undefined}
        >
          <Glyph icon={icons[row.kind]} size={15} />
          <span className={classes.label} title={row.label}>
            {row.label}
          </span>
          {row.undone && <Pill>{words.undone}</Pill>}
          {row.kind === 'import' && hasPage('/import') && <Link href="/import">{words.imported}</Link>}
        </span>
      ),
    },
    {
      key: 'changes',
      header: words.changed,
      width: '110px',
      align: 'right',
      wideOnly: true,
      render: (row) => <span className={classes.when}>{words.changes(formatCount(Math.max(1, row.changes)))}</span>,
    },
    {
      key: 'who',
      header: words.ghost[1],
      width: '1fr',
      render: (row) =>
        row.userId !== null && (
          <span className={classes.who}>
            <Avatar id={row.userId} name={users.get(row.userId) ?? '?'} kind="user" size={20} />
            {users.get(row.userId)}
          </span>
        ),
    },
    {
      key: 'when',
      header: words.ghost[2],
      width: '150px',
      render: (row) => <span className={classes.when}>{formatMoment(row.at)}</span>,
    },
    { key: 'undo', header: words.undo, hideHeader: true, width: '96px', render: () => null },
  ];
}

/** What was done, newest first; each entry can be undone by itself, field by field where it was changed since. */
export default function HistoryPage() {
  const { rows, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory();
  const users = useUsers();
  const [current, setCurrent] = useState<string | null>(null);
  const names = useMemo(() => new Map((users.data?.rows ?? []).map((user) => [user.id, user.name])), [users.data]);
  const shown = useMemo(() => columns(names), [names]);
  const row = rows.find((one) => one.id === current);
  useShortcut('Z', () => row && void undo(row.id), {
    description: words.undo,
    group: 'list',
    when: row?.canUndo === true,
  });

  return (
    <Page label={words.title}>
      <PageHead title={words.title} meta={words.meta} />
      <PageBody scroll="none">
        <DataGrid
          label={words.list}
          columns={shown}
          rows={rows}
          total={hasNextPage ? null : rows.length}
          loading={isPending}
          hasMore={hasNextPage}
          onEndReached={() => {
            if (!isFetchingNextPage) void fetchNextPage();
          }}
          rowLabel={(one) => one.label}
          current={current}
          onCurrent={setCurrent}
          autoFocus
          rowActions={(one) =>
            one.canUndo ? (
              <Button size="xs" icon={IconArrowBackUp} keys="Z" onClick={() => void undo(one.id)}>
                {words.undo}
              </Button>
            ) : null
          }
          empty={
            error === null ? (
              <EmptyState icon={IconHistory} title={words.emptyTitle} text={words.emptyText} ghost={words.ghost} />
            ) : (
              <div className={classes.failed} role="alert">
                <span>
                  {words.failed}. {error.message}
                </span>
                <Button onClick={() => void refetch()}>{words.again}</Button>
              </div>
            )
          }
        />
      </PageBody>
    </Page>
  );
}
