import { useMemo, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { formatDate, formatDay, formatSettings } from '@shared/locale/format';
import { localDateOf } from '@shared/domain/dates';
import { useShortcut } from '@renderer/app/shortcuts';
import { Avatar, DataGrid, StageRing, type GridColumn } from '@renderer/ui';
import { nextOf, partyOf, valueOf } from './deal-words';
import { planStep } from './mutations';
import type { DealRow } from './queries';
import { useDrawnPipeline, usePipelineView, type DealSort, type DealState } from './view-state';
import classes from './board.module.css';

const words = strings.pipelinePage.col;

function NextStep({ row }: { row: DealRow }) {
  if (row.stageKind !== 'open') return <span className={classes.quietText}>–</span>;
  const next = nextOf(row);
  if (next === null) return <span className={classes.warn}>{strings.ui.noNextStep}</span>;
  return (
    <span className={classes.step} title={next.text}>
      <span className={classes.cut}>{next.text}</span>
      <span className={classes.due} data-tone={next.tone}>
        {next.due}
      </span>
    </span>
  );
}

function columnsOf(owners: ReadonlyMap<string, string>, state: DealState): Array<GridColumn<DealRow>> {
  const isClosed = state === 'won' || state === 'lost';
  return [
    {
      key: 'title',
      header: words.title,
      width: '1.3fr',
      sortKey: 'title',
      render: (row) => (
        <span className={classes.cellDeal}>
          <span className={classes.cut} title={row.title}>
            {row.title}
          </span>
        </span>
      ),
    },
    {
      key: 'company',
      header: words.company,
      width: '1fr',
      render: (row) => {
        const party = partyOf(row);
        return party === null ? (
          <span className={classes.quietText}>–</span>
        ) : (
          <span className={classes.party}>
            <Avatar id={party.id} name={party.name} kind={party.kind} size={18} />
            <span className={classes.cut}>{party.name}</span>
          </span>
        );
      },
    },
    {
      key: 'value',
      header: words.value,
      width: '104px',
      align: 'right',
      sortKey: 'value',
      render: (row) => <span className={classes.money}>{valueOf(row)}</span>,
    },
    {
      key: 'stage',
      header: words.stage,
      width: '148px',
      sortKey: 'stage',
      render: (row) => <StageRing probability={row.probability} kind={row.stageKind} label={row.stageName} />,
    },
    {
      key: 'close',
      header: isClosed ? words.closed : words.closes,
      width: '120px',
      // It sorts by the day expected, which is not the day shown of a deal that is closed.
      sortKey: isClosed ? undefined : 'close',
      render: (row) => {
        if (row.closedAt !== null) return formatDate(localDateOf(row.closedAt, formatSettings().timeZone));
        return row.expectedClose === null ? <span className={classes.quietText}>–</span> : formatDay(row.expectedClose);
      },
    },
    { key: 'next', header: words.next, width: '1.2fr', wideOnly: true, render: (row) => <NextStep row={row} /> },
    {
      key: 'owner',
      header: words.owner,
      hideHeader: true,
      width: '20px',
      wideOnly: true,
      render: (row) =>
        row.ownerId !== null && (
          <Avatar id={row.ownerId} name={owners.get(row.ownerId) ?? '?'} kind="user" size={20} labelled />
        ),
    },
  ];
}

export interface DealListProps {
  rows: readonly DealRow[];
  owners: ReadonlyMap<string, string>;
  loading: boolean;
  /** They are those of an earlier question. */
  stale: boolean;
  hasMore: boolean;
  onEndReached: () => void;
  onOpen: (row: DealRow) => void;
  onClose: (row: DealRow, as: 'won' | 'lost') => void;
  listKey: string;
  empty: ReactNode;
}

/** The deals as rows, sorted by what their columns say. */
export function DealList({
  rows,
  owners,
  loading,
  stale,
  hasMore,
  onEndReached,
  onOpen,
  onClose,
  listKey,
  empty,
}: DealListProps) {
  const { sort, state, current, keep, change } = useDrawnPipeline();
  const columns = useMemo(() => columnsOf(owners, state), [owners, state]);
  const row = rows.find((one) => one.id === current);
  const open = row !== undefined && row.stageKind === 'open';
  useShortcut('W', () => row && onClose(row, 'won'), {
    description: strings.pipelinePage.key.won,
    group: 'list',
    when: open,
  });
  useShortcut('X', () => row && onClose(row, 'lost'), {
    description: strings.pipelinePage.key.lost,
    group: 'list',
    when: open,
  });
  useShortcut('S', () => row && void planStep(row), {
    description: strings.pipelinePage.key.step,
    group: 'list',
    when: open,
  });
  return (
    <div className={classes.list}>
      <DataGrid
        label={strings.pipelinePage.title}
        columns={columns}
        rows={rows}
        total={hasMore ? null : rows.length}
        loading={loading}
        stale={stale}
        hasMore={hasMore}
        onEndReached={onEndReached}
        sort={{ key: sort.by, direction: sort.descending ? 'desc' : 'asc' }}
        onSort={({ key, direction }) => change({ sort: { by: key as DealSort, descending: direction === 'desc' } })}
        onOpen={onOpen}
        rowLabel={(one) => one.title}
        current={current}
        onCurrent={(id) => keep({ current: id, left: id })}
        reveal={current !== usePipelineView.getState().left}
        autoFocus={current !== null}
        initialScrollTop={usePipelineView.getState().scrollTop}
        onScrollTop={(scrollTop) => keep({ scrollTop })}
        listKey={listKey}
        empty={empty}
      />
    </div>
  );
}
