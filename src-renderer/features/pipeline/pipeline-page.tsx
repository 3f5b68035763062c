import { IconFilterOff, IconLayoutKanban, IconPlus, IconSelector } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatSettings } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { HeadLine, Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { useBackList } from '@renderer/stores/back-list';
import { useNewRecord } from '@renderer/stores/new-record';
import { Button, EmptyState, Glyph, LoadFailed, MenuList, SearchField, SegmentedTabs } from '@renderer/ui';
import { BoardLoading } from './board-column';
import { Board, type ClosingDeal } from './board';
import { CloseDialog } from './close-dialog';
import { DealList } from './deal-list';
import { DealViewBar } from './deal-view-bar';
import { Figures } from './figures';
import { DealFilters } from './filter-bar';
import { useBoard, useDealRows, usePipelines } from './queries';
import { filterOf, isNarrowed, useDrawnPipeline, usePipelineView } from './view-state';
import classes from './board.module.css';

const words = strings.pipelinePage;

function PipelineSwitch({
  rows,
  value,
  onChange,
}: {
  rows: ReadonlyArray<{ id: string; name: string }>;
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <MenuList
      label={words.switchPipeline}
      entries={rows.map((row) => ({ label: row.name, checked: row.id === value, onSelect: () => onChange(row.id) }))}
      target={
        <button type="button" className={classes.switch} aria-label={words.switchPipeline}>
          <Glyph icon={IconSelector} size={14} />
        </button>
      }
    />
  );
}

/** The pipeline: every open deal on a board, or any deal in a list. */
export default function PipelinePage() {
  const [, go] = useLocation();
  const { view, pipelineId, search, chosen, state, sort, change } = useDrawnPipeline();
  const keep = usePipelineView((store) => store.keep);
  const setBackList = useBackList((store) => store.set);
  const openNew = useNewRecord((store) => store.open);
  const searchRef = useRef<HTMLInputElement>(null);
  const [closing, setClosing] = useState<(ClosingDeal & { as: 'won' | 'lost' }) | null>(null);

  const pipelines = usePipelines();
  const rowsOfPipelines = pipelines.data?.rows ?? [];
  const pipeline = rowsOfPipelines.find((row) => row.id === pipelineId) ?? rowsOfPipelines[0] ?? null;
  const today = fileToday();
  const wanted = useDeferredValue(search);
  const filter = useMemo(
    () => filterOf({ chosen, search: wanted }, today, formatSettings().timeZone),
    [chosen, wanted, today],
  );
  const board = useBoard(pipeline?.id ?? null, filter);
  const list = useDealRows(view === 'list' ? (pipeline?.id ?? null) : null, filter, state, sort);
  const users = useUsers();
  const owners = useMemo(() => new Map((users.data?.rows ?? []).map((user) => [user.id, user.name])), [users.data]);
  const open = board.totals === null ? null : board.columns.reduce((sum, column) => sum + column.count, 0);
  const narrowed = isNarrowed({ chosen, search });

  useShortcut('/', () => searchRef.current?.focus(), { description: strings.shell.keys.search, group: 'board' });

  const show = useCallback(
    (id: string, from: { label: string; ids: string[]; total: number }) => {
      keep({ current: id, left: id });
      setBackList({ href: '/pipeline', ...from });
      go(`/deals/${id}`);
    },
    [go, keep, setBackList],
  );
  const leaveSearch = () => document.querySelector<HTMLElement>('[data-deal][tabindex="0"], [role="grid"]')?.focus();
  const newDeal = () => openNew('deal', {});

  const empty = narrowed ? (
    <EmptyState
      icon={IconFilterOff}
      title={words.nothingTitle}
      text={words.nothingText}
      action={
        <Button kind="primary" size="lg" onClick={() => change({ chosen: {}, search: '' })}>
          {words.clearFilters}
        </Button>
      }
    />
  ) : view === 'list' && (state === 'won' || state === 'lost') ? (
    <EmptyState
      icon={IconLayoutKanban}
      title={state === 'won' ? words.nothingWon : words.nothingLost}
      text={words.nothingClosedText}
    />
  ) : (
    <EmptyState
      icon={IconLayoutKanban}
      ghost={words.ghost}
      title={words.emptyTitle}
      text={words.emptyText}
      action={
        <Button kind="primary" size="lg" icon={IconPlus} keys="N" bind="board" onClick={newDeal}>
          {words.newDeal}
        </Button>
      }
    />
  );
  const nothing = open === 0 && (view === 'board' || (state === 'open' && !list.isPending));
  const failure = pipelines.error ?? board.error ?? (view === 'list' ? list.error : null);

  return (
    <Page label={words.title}>
      <PageHead
        title={pipeline?.name ?? words.title}
        titleExtra={
          pipeline !== null && rowsOfPipelines.length > 1 ? (
            <PipelineSwitch rows={rowsOfPipelines} value={pipeline.id} onChange={(id) => change({ pipelineId: id })} />
          ) : undefined
        }
        meta={open === null ? undefined : words.open(formatCount(open))}
        actions={
          <>
            <SegmentedTabs
              label={words.view}
              value={view}
              choices={[
                { value: 'board', label: words.board },
                { value: 'list', label: words.list },
              ]}
              onChange={(next) =>
                change({ view: next, shown: 'open', state: 'open', sort: { by: 'stage', descending: false } })
              }
            />
            {!(nothing && !narrowed) && (
              <>
                <HeadLine />
                <Button kind="primary" icon={IconPlus} keys="N" bind="board" onClick={newDeal}>
                  {words.newDeal}
                </Button>
              </>
            )}
          </>
        }
      />
      <PageBody
        scroll="none"
        toolbar={
          <>
            <div className={classes.figures}>
              <Figures totals={board.totals} today={today} />
              <div className={classes.filters}>
                <SearchField
                  ref={searchRef}
                  label={words.search}
                  value={search}
                  onChange={(text) => change({ search: text })}
                  onLeave={leaveSearch}
                />
                <DealFilters />
              </div>
            </div>
            {view === 'list' && <DealViewBar pipelineId={pipeline?.id ?? null} today={today} />}
          </>
        }
      >
        {failure !== null ? (
          <LoadFailed
            what={words.failed}
            why={failure.message}
            onAgain={() => void Promise.all([pipelines.refetch(), (view === 'list' ? list : board).refetch()])}
          />
        ) : nothing ? (
          empty
        ) : view === 'board' && open === null ? (
          <BoardLoading />
        ) : view === 'board' ? (
          <Board
            key={pipeline?.id ?? ''}
            label={words.boardLabel(pipeline?.name ?? '')}
            columns={board.columns}
            readAt={board.readAt}
            today={today}
            onOpen={(card, column) =>
              show(card.id, { label: column.stage.name, ids: column.cards.map((one) => one.id), total: column.count })
            }
            onClose={(deal, as) => setClosing({ ...deal, as })}
            onGrow={board.grow}
          />
        ) : (
          <DealList
            rows={list.rows}
            owners={owners}
            loading={list.isPending}
            stale={list.isOld}
            hasMore={list.hasNext}
            onEndReached={list.next}
            onOpen={(row) =>
              show(row.id, {
                label: words.title,
                ids: list.rows.map((one) => one.id),
                total: Math.max(list.rows.length, state === 'open' ? (open ?? 0) : 0),
              })
            }
            onClose={({ id, title, stageId }, as) => setClosing({ id, title, stageId, as })}
            listKey={JSON.stringify([pipeline?.id, filter, state, sort])}
            empty={empty}
          />
        )}
      </PageBody>
      {closing !== null && <CloseDialog deal={closing} as={closing.as} onClose={() => setClosing(null)} />}
    </Page>
  );
}
