import {
  IconAlertTriangle,
  IconMinus,
  IconPlus,
  IconQuestionMark,
  IconRefresh,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { DetailPanel, PageBody } from '@renderer/features/shell/page';
import { Button, DataGrid, Glyph, Keys } from '@renderer/ui';
import { checkedColumns } from './checked-columns';
import { KindTabs, type RowKind } from './kind-tabs';
import { afterDecision, decisionByKey, useRowInHand } from './row-in-hand';
import { useCheckedRows } from './queries';
import { RowPanel } from './row-panel';
import { canBecome } from './rows-cache';
import { backToColumns, decide, startCommit } from './wizard-acts';
import { useWizard, wizard, type CheckedRow, type Decision, type RowAction } from './wizard-store';
import common from './imports.module.css';
import classes from './check.module.css';

const words = strings.importsPage.check;

const kinds: readonly RowKind<RowAction>[] = [
  { kind: 'add', icon: IconPlus, tone: 'good' },
  { kind: 'update', icon: IconRefresh, tone: 'plain' },
  { kind: 'unsure', icon: IconQuestionMark, tone: 'warn' },
  { kind: 'fix', icon: IconAlertTriangle, tone: 'bad' },
  { kind: 'skip', icon: IconMinus, tone: 'plain' },
];

/** The keys of a decision, wherever the focus is. */
const decisionOf: Readonly<Record<string, Decision>> = { m: 'update', n: 'add', x: 'skip' };

const rowHeight = 36;

type GridRow = CheckedRow & { id: string };

const takeInHand = (current: number | null): void => wizard.put({ current });

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
  const { at, row } = useRowInHand(rows, current, takeInHand);
  const undecided = shown?.unsure ?? 0;
  const writes = (shown?.add ?? 0) + (shown?.update ?? 0);

  // Back from an import that was stopped the row in hand is on screen again.
  const [startsAt] = useState(() => Math.max(0, at * rowHeight - 6 * rowHeight));

  function choose(which: CheckedRow, to: Decision): void {
    if (which.action === to || !canBecome(which, to)) return;
    takeInHand(afterDecision<CheckedRow>(rows, at, which, tab === 'all'));
    void decide(client, which.row, to);
  }

  return (
    <PageBody
      scroll="none"
      toolbar={
        shown !== null && (
          <KindTabs
            label={words.kinds}
            kinds={kinds}
            names={isRecord ? strings.recordImports.page.tab : words.tab}
            all={words.all}
            counts={shown}
            tab={tab}
            onTab={(to) => wizard.put({ tab: to, current: null })}
          />
        )
      }
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
          const to = decisionByKey(event, decisionOf);
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
