import { IconArrowBackUp, IconArrowForwardUp, IconFileImport, IconHistory, IconPencil } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { hasPage } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { undo } from '@renderer/app/undo';
import { useUsers } from '@renderer/app/users';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import {
  Avatar,
  Button,
  DataGrid,
  EmptyState,
  Glyph,
  LoadFailed,
  Pill,
  SearchField,
  type GridColumn,
} from '@renderer/ui';
import { EntryPanel } from './entry-panel';
import { HistoryFilters } from './history-filters';
import { PastTabs } from './past-tabs';
import { inputOf, noFilter } from './filter';
import { useHistory, type Entry } from './queries';
import classes from './history.module.css';

const words = strings.historyPage;
const icons = {
  edit: IconPencil,
  undo: IconArrowBackUp,
  redo: IconArrowForwardUp,
  import: IconFileImport,
  system: IconPencil,
};

function columns(users: ReadonlyMap<string, string>): Array<GridColumn<Entry>> {
  return [
    {
      key: 'what',
      header: words.ghost[0],
      width: '1fr',
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
      width: '76px',
      align: 'right',
      wideOnly: true,
      render: (row) => <span className={classes.when}>{formatCount(Math.max(1, row.changes))}</span>,
    },
    {
      key: 'who',
      header: words.ghost[1],
      width: '140px',
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
      width: '134px',
      render: (row) => <span className={classes.when}>{formatMoment(row.at)}</span>,
    },
    { key: 'undo', header: words.undo, hideHeader: true, width: '96px', render: () => null },
  ];
}

/** What was done, newest first; each entry can be undone by itself, field by field where it was changed since. */
export default function HistoryPage() {
  const [filter, setFilter] = useState(noFilter);
  const change = (patch: Partial<typeof filter>): void => setFilter((before) => ({ ...before, ...patch }));
  const search = useDeferredValue(filter.search);
  const today = fileToday();
  const input = useMemo(() => inputOf({ ...filter, search }, today), [filter, search, today]);
  const { rows, isPending, isPlaceholderData, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useHistory(input);
  const users = useUsers();
  const [current, setCurrent] = useState<string | null>(null);
  const [panel, setPanel] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const narrowed = Object.keys(input).length > 0;
  const names = useMemo(() => new Map((users.data?.rows ?? []).map((user) => [user.id, user.name])), [users.data]);
  const shown = useMemo(() => columns(names), [names]);
  const row = rows.find((one) => one.id === current);
  useShortcut('Z', () => row && void undo(row.id), {
    description: words.undo,
    group: 'list',
    // An entry of the search before is none that was asked for.
    when: row?.canUndo === true && !isPlaceholderData,
  });

  const focusGrid = (): void => content.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const close = (): void => {
    setPanel(false);
    focusGrid();
  };
  useShortcut('/', () => field.current?.focus(), { description: words.search, group: 'list' });
  useShortcut('Esc', close, { description: words.closeDetails, group: 'list', when: panel });

  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        meta={words.meta}
        actions={
          <>
            <PastTabs here="history" />
            <SearchField
              ref={field}
              label={words.search}
              value={filter.search}
              onChange={(text) => change({ search: text })}
              onLeave={focusGrid}
            />
          </>
        }
      />
      <PageBody
        scroll="none"
        toolbar={<HistoryFilters filter={filter} onChange={change} />}
        panel={
          panel && row ? <EntryPanel entry={row} who={names.get(row.userId ?? '') ?? ''} onClose={close} /> : undefined
        }
      >
        <div ref={content} className={classes.main}>
          <DataGrid
            label={words.list}
            listKey={JSON.stringify(input)}
            columns={shown}
            rows={rows}
            total={hasNextPage ? null : rows.length}
            loading={isPending}
            stale={isPlaceholderData}
            hasMore={hasNextPage}
            onEndReached={() => {
              if (!isFetchingNextPage) void fetchNextPage();
            }}
            rowLabel={(one) => one.label}
            onOpen={(one) => {
              setCurrent(one.id);
              setPanel(true);
            }}
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
                <EmptyState
                  icon={IconHistory}
                  title={narrowed ? words.noneTitle : words.emptyTitle}
                  text={narrowed ? words.noneText : words.emptyText}
                  ghost={words.ghost}
                />
              ) : (
                <LoadFailed what={words.failed} why={error.message} onAgain={() => void refetch()} />
              )
            }
          />
        </div>
      </PageBody>
    </Page>
  );
}
