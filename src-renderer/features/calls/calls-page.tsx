import { IconPhoneCall, IconPhonePlus, IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { useNarrow } from '@renderer/features/shell/use-narrow';
import { useLogCall } from '@renderer/stores/log-call';
import { Button, DataGrid, EmptyState, LoadFailed, SearchField } from '@renderer/ui';
import { logColumns } from './columns';
import { EntryPanel } from './entry-panel';
import { LogFilters } from './log-filters';
import { useTrashEntry } from './mutations';
import { useLog } from './queries';
import { isFiltered, listInput, useCallsView } from './view-state';
import classes from './calls.module.css';

const words = strings.callsPage;

function Empty({ filtered }: { filtered: boolean }) {
  const logCall = useLogCall((state) => state.open);
  const clear = useCallsView((state) => state.clear);
  return filtered ? (
    <EmptyState
      icon={IconSearch}
      title={words.noneTitle}
      text={words.noneText}
      action={
        <Button kind="primary" size="lg" onClick={clear}>
          {words.clear}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={IconPhoneCall}
      title={words.emptyTitle}
      text={words.emptyText}
      ghost={[words.columns.when, words.columns.outcome, words.columns.length]}
      action={
        <Button kind="primary" size="lg" keys="L" onClick={() => logCall()}>
          {strings.shell.keys.logCall}
        </Button>
      }
    />
  );
}

export default function CallsPage() {
  // How far it is scrolled changes with every frame and is nothing to draw the page again for.
  const view = useCallsView(useShallow(({ scrollTop: _, ...rest }) => rest));
  const { change, keep, current } = view;
  const logCall = useLogCall((state) => state.open);
  const users = useUsers().data?.rows;
  const input = useMemo(() => listInput(view), [view]);
  const log = useLog(input);
  const trash = useTrashEntry();
  const content = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const narrow = useNarrow(1100);
  const columns = useMemo(() => {
    // The open panel says this too; the list then has the room for the names, and where it is wide for the notes.
    const left = view.panel ? (narrow ? ['deal', 'user', 'length', 'notes'] : ['deal', 'user']) : [];
    return logColumns(users ?? []).filter(({ key }) => !left.includes(key));
  }, [users, view.panel, narrow]);
  const row = log.rows.find(({ id }) => id === current) ?? null;
  const filtered = isFiltered(view);
  const bare = !log.isPending && log.rows.length === 0 && !filtered && view.tab === 'call';

  const focusGrid = (): void => content.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = log;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const keepScroll = useCallback((scrollTop: number) => keep({ scrollTop }), [keep]);

  function closePanel(): void {
    keep({ panel: false });
    focusGrid();
  }

  // The row that took the place of one in the trash becomes current.
  const index = useRef(0);
  useEffect(() => {
    const at = log.rows.findIndex(({ id }) => id === current);
    if (at >= 0) index.current = at;
    else if (current !== null && !log.isFetching)
      keep({ current: log.rows[Math.min(index.current, log.rows.length - 1)]?.id ?? null });
  }, [log.rows, log.isFetching, current, keep]);

  useShortcut('/', () => search.current?.focus(), { description: strings.shell.keys.search, group: 'list' });
  useShortcut('L', () => logCall(row?.contactId ? { contactId: row.contactId } : {}), {
    description: strings.shell.keys.logCall,
    group: 'list',
  });
  useShortcut('Del', () => row && trash.mutate(row), {
    description: words.trash,
    group: 'list',
    when: row !== null,
    notWhileTyping: true,
  });
  useShortcut('Esc', closePanel, { description: words.close, group: 'list', when: view.panel });

  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        actions={
          <>
            <SearchField
              ref={search}
              label={words.search}
              value={view.search}
              onChange={(text) => change({ search: text })}
              onLeave={focusGrid}
            />
            {!bare && (
              <Button kind="primary" icon={IconPhonePlus} keys="L" onClick={() => logCall()}>
                {words.logCall}
              </Button>
            )}
          </>
        }
      />
      <PageBody
        scroll="none"
        toolbar={<LogFilters />}
        panel={view.panel && row ? <EntryPanel row={row} onClose={closePanel} /> : undefined}
      >
        <div ref={content} className={classes.main}>
          {log.isError && log.rows.length === 0 ? (
            <LoadFailed what={words.failed} why={log.error.message} onAgain={() => void log.refetch()} />
          ) : (
            <DataGrid
              label={words.list}
              columns={columns}
              rows={log.rows}
              total={log.hasNextPage ? null : log.rows.length}
              loading={log.isPending}
              stale={log.isPlaceholderData}
              hasMore={log.hasNextPage}
              onEndReached={more}
              autoFocus
              initialScrollTop={useCallsView.getState().scrollTop}
              onScrollTop={keepScroll}
              listKey={JSON.stringify(input)}
              current={current}
              onCurrent={(id) => keep({ current: id })}
              rowLabel={(one) => words.rowLabel(one.contactName, formatMoment(one.occurredAt))}
              onOpen={(one) => keep({ current: one.id, panel: true })}
              empty={<Empty filtered={filtered || view.tab === 'all'} />}
            />
          )}
        </div>
      </PageBody>
    </Page>
  );
}
