import {
  IconAlertTriangle,
  IconChecks,
  IconMinus,
  IconPhoneCheck,
  IconPlus,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatDay } from '@shared/locale/format';
import { ask, queryKey } from '@renderer/app/ask';
import { DetailPanel, Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { Button, DataGrid, Glyph, Keys, notify, StepHeader } from '@renderer/ui';
import { commitLog, decideLog, endLog, finishLog } from './log-acts';
import { logImportColumns, whenOf, whoOf } from './log-columns';
import { LogEntryPanel, LogOptions } from './log-panel';
import { logImport, useLogImport, type LogAction, type LogDecision, type LogRow, type LogSummary } from './log-store';
import { KindTabs, type RowKind } from './kind-tabs';
import { afterDecision, decisionByKey, useRowInHand } from './row-in-hand';
import { RunningJob } from './running-step';
import { useJob } from './queries';
import common from './imports.module.css';
import classes from './check.module.css';
import own from './log.module.css';

const words = strings.logImports.page;
const pageSize = 200;

const kinds: readonly RowKind<LogAction>[] = [
  { kind: 'log', icon: IconPhoneCheck, tone: 'good' },
  { kind: 'card', icon: IconPlus, tone: 'good' },
  { kind: 'left', icon: IconMinus, tone: 'plain' },
  { kind: 'duplicate', icon: IconChecks, tone: 'plain' },
  { kind: 'fix', icon: IconAlertTriangle, tone: 'bad' },
];

/** The keys of a decision, wherever the focus is. */
const decisionOf: Readonly<Record<string, LogDecision>> = { l: 'log', n: 'card', x: 'left' };

/** Goes on when a check or an import has ended, however it ended. What went wrong was told when it was heard of. */
function useLogEnd(): void {
  const [, go] = useLocation();
  const { step, jobId, batchId } = useLogImport();
  const job = useJob(jobId);
  const state = job?.state ?? 'running';
  useEffect(() => {
    if (job === null || state === 'running' || (step !== 'checking' && step !== 'committing')) return;
    if (state === 'cancelled') notify.info(words.stopped);
    if (step === 'checking' && state === 'done') {
      const summary = job.result as LogSummary;
      logImport.put({ step: 'check', jobId: null, summary, counts: summary.counts, mine: summary.mine.join(', ') });
    } else if (step === 'checking') {
      logImport.put({ batchId: null, jobId: null });
      void endLog();
    } else if (state === 'done') {
      void finishLog();
      go(`/import/${batchId ?? ''}`, { replace: true });
    } else logImport.put({ step: 'check', jobId: null });
  }, [state, step, job, batchId, go]);
}

/** Bringing in a call log, mail or a calendar: what is in it, what will be logged where, and the writing of it. */
export function LogImport() {
  useLogEnd();
  const { step, kind } = useLogImport();
  return (
    <Page label={words.title[kind]}>
      <PageHead
        title={words.title[kind]}
        middle={<StepHeader steps={words.steps} current={1} />}
        actions={
          step === 'check' && (
            <Button kind="ghost" keys="Esc" bind="form" onClick={() => void endLog()}>
              {strings.importsPage.cancel}
            </Button>
          )
        }
      />
      {step === 'check' ? <LogCheck /> : <LogRunning />}
    </Page>
  );
}

function LogRunning() {
  const { step, jobId, fileName } = useLogImport();
  return (
    <RunningJob
      jobId={jobId}
      title={fileName}
      stage={step === 'checking' ? words.checking : words.committing}
      stopHint={words.stopHint}
      hint={step === 'committing' ? strings.importsPage.commit.leave : null}
    />
  );
}

function Head({ summary, fileName }: { summary: LogSummary; fileName: string }) {
  return (
    <p className={own.head}>
      {summary.newCalls > 0 && (
        <b>{summary.newCalls === 1 ? words.newCall : words.newCalls(formatCount(summary.newCalls))}</b>
      )}
      <span>
        {fileName}, {summary.format}
      </span>
      {summary.from !== null && summary.to !== null && (
        <span>
          {summary.from === summary.to
            ? formatDay(summary.from)
            : words.span(formatDay(summary.from), formatDay(summary.to))}
        </span>
      )}
    </p>
  );
}

type GridRow = LogRow & { id: string };

const takeInHand = (current: number | null): void => logImport.put({ current });

function useLogRows(batchId: string, action: LogAction | undefined) {
  const input = { batchId, ...(action === undefined ? {} : { action }) };
  const pages = useInfiniteQuery({
    queryKey: queryKey('import', 'logs.rows', input),
    queryFn: ({ pageParam }) => ask('logs.rows', { ...input, cursor: pageParam, limit: pageSize }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: batchId !== '',
  });
  const rows = useMemo(
    () =>
      (pages.data?.pages ?? []).flatMap((page) => page.rows.map((row): GridRow => ({ ...row, id: String(row.row) }))),
    [pages.data],
  );
  return { ...pages, rows };
}

function LogCheck() {
  const client = useQueryClient();
  const { batchId, counts, summary, tab, current, fileName } = useLogImport();
  const pages = useLogRows(batchId ?? '', tab === 'all' ? undefined : tab);
  const columns = useMemo(() => logImportColumns(), []);
  const { rows } = pages;
  const { at, row } = useRowInHand(rows, current, takeInHand);
  const writes = (counts?.log ?? 0) + (counts?.card ?? 0);

  function choose(which: LogRow, to: LogDecision): void {
    if (which.action === to || !which.can.includes(to)) return;
    takeInHand(afterDecision<LogRow>(rows, at, which, tab === 'all'));
    void decideLog(client, which.row, to);
  }

  return (
    <PageBody
      scroll="none"
      toolbar={
        <>
          {summary !== null && <Head summary={summary} fileName={fileName} />}
          {counts !== null && (
            <KindTabs
              label={words.kindsLabel}
              kinds={kinds}
              names={words.tab}
              all={words.all}
              counts={counts}
              tab={tab}
              onTab={(to) => logImport.put({ tab: to, current: null })}
            />
          )}
        </>
      }
      panel={
        <DetailPanel sunken label={words.panel}>
          <LogOptions />
          <LogEntryPanel row={row} onDecide={choose} />
        </DetailPanel>
      }
      footer={
        <>
          <p className={common.footText}>
            <span className={common.footMark}>
              <Glyph icon={IconShieldCheck} size={17} />
            </span>
            {words.backedUp} <Keys keys="Ctrl Z" /> <span className="cd-sr">Ctrl Z</span> {words.undoKeys}
          </p>
          <Button
            kind="primary"
            size="md"
            keys="Ctrl ↵"
            bind="form"
            disabledReason={writes === 0 ? words.nothingToLog : undefined}
            onClick={() => void commitLog()}
          >
            {writes === 1 ? words.logOne : words.logEntries(formatCount(writes))}
          </Button>
        </>
      }
    >
      <DataGrid<GridRow>
        label={words.table}
        columns={columns}
        rows={rows}
        total={counts === null ? null : tab === 'all' ? counts.total : counts[tab]}
        loading={pages.isPending}
        hasMore={pages.hasNextPage}
        onEndReached={() => {
          if (!pages.isFetching) void pages.fetchNextPage();
        }}
        rowLabel={(one) => words.rowLabel(whoOf(one), whenOf(one))}
        current={current === null ? null : String(current)}
        onCurrent={(id) => logImport.put({ current: id === null ? null : Number(id) })}
        onRowKey={(event, one) => {
          const to = decisionByKey(event, decisionOf);
          if (to === undefined) return false;
          choose(one, to);
          return true;
        }}
        autoFocus
        listKey={tab}
        rowHeight={36}
        empty={
          <p className={classes.noRows} role={pages.error === null ? undefined : 'alert'}>
            {pages.error !== null
              ? `${words.failed}. ${pages.error.message}`
              : counts?.total === 0
                ? words.empty
                : words.emptyKind}
          </p>
        }
      />
    </PageBody>
  );
}
