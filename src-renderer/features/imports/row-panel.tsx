import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Button, IconButton, SelectField } from '@renderer/ui';
import { canBecome } from './rows-cache';
import { RecordSide } from './record-side';
import { SideBySide } from './side-by-side';
import { decideHow } from './wizard-acts';
import {
  useWizard,
  wizard,
  type CheckedRow,
  type Counts,
  type Decision,
  type OnUpdate,
  type RowAction,
} from './wizard-store';
import common from './imports.module.css';
import classes from './check.module.css';

const words = strings.importsPage.check;
const recordWords = strings.recordImports.page;

export interface RowPanelProps {
  row: CheckedRow | null;
  /** The rows loaded so far. */
  rows: readonly CheckedRow[];
  counts: Counts | null;
  onDecide: (row: CheckedRow, action: Decision) => void;
  onDecideAll: (kind: RowAction, action: Decision) => void;
}

const decisions: readonly Decision[] = ['update', 'add', 'skip'];
const keys: Record<Decision, string> = { update: 'M', add: 'N', skip: 'X' };

function decisionWords(kind: RowAction, action: Decision, all: boolean, isRecord: boolean): string {
  const unsure = kind === 'unsure';
  if (isRecord && unsure && action !== 'skip') return action === 'update' ? recordWords.merge : recordWords.keepBoth;
  if (action === 'skip') return all ? words.skipAll : words.skip;
  if (action === 'add') return unsure ? (all ? words.keepAll : words.keepBoth) : all ? words.addAll : words.add;
  return unsure ? (all ? words.mergeAll : words.merge) : all ? words.updateAll : words.update;
}

function textOf(row: CheckedRow, isRecord: boolean): string {
  if (row.action === 'fix') return words.fixText;
  if (isRecord && row.action === 'unsure') return recordWords.unsureText;
  if (row.action === 'add') return isRecord ? recordWords.addText : words.addText;
  if (row.action === 'skip') return words.skipText;
  if (row.action === 'unsure') return words.mergeText[row.onUpdate ?? 'usual'];
  return row.matchId === null ? words.updateRow : words.updateText(row.matchName ?? '');
}

function ReasonWords({ row }: { row: CheckedRow }) {
  const sentence = /[.!?]$/.test(row.reason) ? row.reason : `${row.reason}.`;
  return row.action === 'unsure' || row.action === 'fix' ? <b>{sentence} </b> : <>{sentence} </>;
}

const ways = (['usual', 'fill', 'replace'] as const).map((value) => ({
  value,
  label: strings.importsPage.match.onUpdateChoices[value],
}));

/** How the card of a row is updated; what is chosen for one can be chosen for all. */
function HowUpdated({ row, onUpdate, total }: { row: CheckedRow; onUpdate: OnUpdate; total: number }) {
  const client = useQueryClient();
  return (
    <div className={classes.allOf}>
      <SelectField<OnUpdate>
        label={strings.importsPage.match.onUpdate}
        value={onUpdate}
        choices={ways}
        onChange={(value) => void decideHow(client, row.row, value)}
      />
      {total > 1 && (
        <div className={classes.buttons}>
          <Button size="xs" onClick={() => void decideHow(client, 'update', onUpdate)}>
            {words.allAsThis}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The row in hand: what happens with it and why, beside the card it may be, and what else can be done. */
export function RowPanel({ row, rows, counts, onDecide, onDecideAll }: RowPanelProps) {
  const isRecord = useWizard((state) => (state.inspection?.about ?? 'contacts') !== 'contacts');
  const batchId = useWizard((state) => state.batchId);
  if (row === null) return <p className={classes.panelHint}>{words.openText}</p>;
  const same = rows.filter((one) => one.action === row.action);
  const at = same.findIndex((one) => one.row === row.row);
  const go = (to: CheckedRow | undefined): void => {
    if (to) wizard.put({ current: to.row });
  };
  const total = counts?.[row.action] ?? same.length;
  const title = (isRecord ? recordWords.tab : words.tab)[row.action];
  const possible = decisions.filter((action) => action !== row.action && canBecome(row, action));

  return (
    <div className={classes.rowPanel}>
      <div className={common.previewHead}>
        <h2>{row.action === 'unsure' || row.action === 'fix' ? title : words.rowTitle(formatCount(row.row))}</h2>
        <span className={common.second}>
          {row.action === 'unsure' || row.action === 'fix'
            ? words.ofCount(formatCount(at + 1), formatCount(total))
            : (isRecord ? recordWords.action : words.action)[row.action]}
        </span>
        <span className={common.pushed}>
          <IconButton
            repeats
            icon={IconChevronUp}
            label={words.previous}
            disabled={at <= 0}
            onClick={() => go(same[at - 1])}
          />
          <IconButton
            repeats
            icon={IconChevronDown}
            label={words.next}
            disabled={at >= same.length - 1}
            onClick={() => go(same[at + 1])}
          />
        </span>
      </div>
      {isRecord ? <RecordSide row={row} /> : batchId !== null && <SideBySide batchId={batchId} row={row} />}
      <p className={common.reasonText} data-bad={row.action === 'fix' || undefined}>
        {row.reason !== '' && <ReasonWords row={row} />}
        {textOf(row, isRecord)}
      </p>
      {row.action === 'update' && row.onUpdate !== null && (
        <HowUpdated row={row} onUpdate={row.onUpdate} total={total} />
      )}
      {possible.length > 0 && (
        <div className={classes.buttons}>
          {possible.map((action, index) => (
            <Button
              key={action}
              kind={row.action === 'unsure' && index === 0 ? 'soft' : 'default'}
              keys={keys[action]}
              bind="list"
              onClick={() => onDecide(row, action)}
            >
              {decisionWords(row.action, action, false, isRecord)}
            </Button>
          ))}
        </div>
      )}
      {possible.length > 0 && total > 1 && (
        <div className={classes.allOf}>
          <h3>{words.allOfKind(formatCount(total))}</h3>
          <div className={classes.buttons}>
            {possible.map((action) => (
              <Button
                key={action}
                size="xs"
                keys={`Shift ${keys[action]}`}
                bind="list"
                onClick={() => onDecideAll(row.action, action)}
              >
                {decisionWords(row.action, action, true, isRecord)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
