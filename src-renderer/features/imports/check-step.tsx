import {
  IconAlertTriangle,
  IconMinus,
  IconPlus,
  IconQuestionMark,
  IconRefresh,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { DetailPanel, PageBody } from '@renderer/features/shell/page';
import { Button, DataGrid, Glyph, Keys, type TablerIcon, type Tone } from '@renderer/ui';
import { checkedColumns } from './checked-columns';
import { useCheckedRows } from './queries';
import { RowPanel } from './row-panel';
import { canBecome } from './rows-cache';
import { backToColumns, decide, startCommit } from './wizard-acts';
import { useWizard, wizard, type CheckedRow, type Counts, type Decision, type RowAction } from './wizard-store';
import common from './imports.module.css';
import classes from './check.module.css';

const words = strings.importsPage.check;

const kinds: ReadonlyArray<{ kind: RowAction; icon: TablerIcon; tone: Tone }> = [
  { kind: 'add', icon: IconPlus, tone: 'good' },
  { kind: 'update', icon: IconRefresh, tone: 'plain' },
  { kind: 'unsure', icon: IconQuestionMark, tone: 'warn' },
  { kind: 'fix', icon: IconAlertTriangle, tone: 'bad' },
  { kind: 'skip', icon: IconMinus, tone: 'plain' },
];

/** The keys of a decision, wherever the focus is. */
const decisionOf: Readonly<Record<string, Decision>> = { m: 'update', n: 'add', x: 'skip' };

function KindTabs({ counts, tab, isRecord }: { counts: Counts; tab: RowAction | 'all'; isRecord: boolean }) {
  const names = isRecord ? strings.recordImports.page.tab : words.tab;
  return (
    <div className={classes.kinds} role="group" aria-label={words.kinds}>
      <button
        type="button"
        className={classes.kind}
        aria-pressed={tab === 'all'}
        onClick={() => wizard.put({ tab: 'all', current: null })}
      >
        <span>
          <b>{formatCount(counts.total)}</b>
          {words.all}
        </span>
      </button>
      {kinds.map(({ kind, icon, tone }) => (
        <button
          key={kind}
          type="button"
          className={classes.kind}
          aria-pressed={tab === kind}
          onClick={() => wizard.put({ tab: kind, current: null })}
        >
          <span className={classes.kindMark} data-tone={tone}>
            <Glyph icon={icon} size={13} />
          </span>
          <span>
            <b>{formatCount(counts[kind])}</b>
            {names[kind]}
          </span>
        </button>
      ))}
    </div>
  );
}

const rowHeight = 36;

type GridRow = CheckedRow & { id: string };

/** The third step: what will happen with every row, and why; each can be decided otherwise. */
export function CheckStep() {
  const client = useQueryClient();
  const { batchId, counts, tab, current, inspection } = useWizard();
  const isRecord = (inspection?.about ?? 'contacts') !== 'contacts';
  const action = tab === 'all' ? undefined : tab;
  const pages = useCheckedRows(batchId ?? '', action);
  const rows = useMemo(() => pages.rows.map((row): GridRow => ({ ...row, id: String(row.row) })), [pages.rows]);
  const columns = useMemo(() => checkedColumns(isRecord), [isRecord]);
  const shown = counts ?? pages.data?.pages[0]?.counts ?? null;
  const at = rows.findIndex((row) => row.row === current);
  const row = rows[at] ?? null;
  const undecided = shown?.unsure ?? 0;
  const writes = (shown?.add ?? 0) + (shown?.update ?? 0);

  // Back from an import that was stopped the row in hand is on screen again.
  const [startsAt] = useState(() => Math.max(0, at * rowHeight - 6 * rowHeight));

  // There is always a row in hand, so that its panel and its keys are there from the start.
  const first = rows[0]?.row ?? null;
  useEffect(() => {
    if (current === null && first !== null) wizard.put({ current: first });
  }, [current, first]);

  function choose(which: CheckedRow, to: Decision): void {
    if (which.action === to || !canBecome(which, to)) return;
    // In the tab of one kind the row goes: the next one is then in hand.
    const next = tab === 'all' ? which : (rows[at + 1] ?? rows[at - 1]);
    wizard.put({ current: next?.row ?? null });
    void decide(client, which.row, to);
  }

  return (
    <PageBody
      scroll="none"
      toolbar={shown !== null && <KindTabs counts={shown} tab={tab} isRecord={isRecord} />}
      panel={
        <DetailPanel sunken label={words.panel}>
          <RowPanel
            row={row}
            rows={rows}
            counts={shown}
            onDecide={choose}
            onDecideAll={(kind, to) => void decide(client, kind, to)}
          />
        </DetailPanel>
      }
      footer={
        <>
          <p className={common.footText}>
            <span className={common.footMark}>
              <Glyph icon={IconShieldCheck} size={17} />
            </span>
            {words.backedUp} <Keys keys="Ctrl Z" /> <span className="cd-sr">Ctrl Z</span>{' '}
            {undecided > 0 ? words.undoKeysShort : words.undoKeys}{' '}
            {undecided > 0 && (
              <span className={classes.undecided}>
                {undecided === 1 ? words.undecidedOne : words.undecided(formatCount(undecided))}
              </span>
            )}
          </p>
          <Button size="md" onClick={() => void backToColumns()}>
            {strings.importsPage.back}
          </Button>
          <Button
            kind="primary"
            size="md"
            keys="Ctrl ↵"
            bind="form"
            disabledReason={shown !== null && writes === 0 ? words.nothingToImport : undefined}
            onClick={() => void startCommit()}
          >
            {writes === 1 ? words.importOne : words.importRows(formatCount(writes))}
          </Button>
        </>
      }
    >
      <DataGrid<GridRow>
        label={words.table}
        columns={columns}
        rows={rows}
        total={shown === null ? null : action === undefined ? shown.total : shown[action]}
        loading={pages.isPending}
        hasMore={pages.hasNextPage}
        onEndReached={() => {
          if (!pages.isFetching) void pages.fetchNextPage();
        }}
        rowLabel={(one) => words.rowLabel(one.id, one.displayName || words.unnamed)}
        current={current === null ? null : String(current)}
        onCurrent={(id) => wizard.put({ current: id === null ? null : Number(id) })}
        onRowKey={(event, one) => {
          const to = event.ctrlKey || event.metaKey || event.shiftKey ? undefined : decisionOf[event.key.toLowerCase()];
          if (to === undefined) return false;
          choose(one, to);
          return true;
        }}
        autoFocus
        initialScrollTop={startsAt}
        listKey={tab}
        rowHeight={rowHeight}
        empty={
          <p className={classes.noRows} role={pages.error === null ? undefined : 'alert'}>
            {pages.error === null ? words.noneOfKind : `${words.failed}. ${pages.error.message}`}
          </p>
        }
      />
    </PageBody>
  );
}
