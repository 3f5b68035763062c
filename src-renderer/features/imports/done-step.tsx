import {
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconDownload,
  IconFileImport,
  IconFileOff,
  IconHistoryToggle,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isRecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { undo } from '@renderer/app/undo';
import { PageBody } from '@renderer/features/shell/page';
import { Button, EmptyState, Glyph, KeyFigure, SkeletonBlock } from '@renderer/ui';
import { WaitingFiles } from './waiting-files';
import { isLogKind, type ImportRow } from './import-kinds';
import { ColumnCounts } from './column-counts';
import { useImports, useUndoing, useUserNames } from './queries';
import { saveFailedRows } from './wizard-acts';
import classes from './imports.module.css';

const words = strings.importsPage.done;
const logWords = strings.logImports.page;

/** What an import did, in figures. */
function figuresOf(row: ImportRow, isLog: boolean): { key: string; label: string; value: number }[] {
  const { figures } = logWords;
  const { history } = strings.importsPage;
  return isLog
    ? [
        { key: 'added', label: figures.added, value: row.added },
        { key: 'cards', label: figures.cards, value: row.cards },
        { key: 'skipped', label: figures.skipped, value: row.skipped },
        { key: 'failed', label: figures.failed, value: row.failed },
      ]
    : [
        { key: 'added', label: history.added, value: row.added },
        { key: 'updated', label: history.updated, value: row.updated },
        { key: 'skipped', label: history.skipped, value: row.skipped },
        { key: 'failed', label: history.failed, value: row.failed },
      ];
}

/** Where what came in is found. */
function placeOf(kind: ImportRow['kind']): string {
  const places = { contacts: '/contacts', deals: '/pipeline', tasks: '/today', products: '/settings/products' };
  return kind in places ? places[kind as keyof typeof places] : '/calls';
}

/** The last step, and the page of every import of the past: what it did, and the way back. */
export function DoneStep({ batchId }: { batchId: string }) {
  const [, go] = useLocation();
  const imports = useImports();
  const names = useUserNames();
  const undoing = useUndoing();
  const [busy, setBusy] = useState<'undo' | 'save' | null>(null);
  const row = imports.data?.rows.find((one) => one.id === batchId);

  async function during(what: 'undo' | 'save', work: Promise<void>): Promise<void> {
    setBusy(what);
    await work;
    setBusy(null);
  }

  if (row === undefined)
    return (
      <PageBody>
        {imports.isFetching ? (
          <SkeletonBlock rows={4} />
        ) : (
          <EmptyState
            icon={IconFileOff}
            title={words.gone}
            text={imports.error?.message ?? words.goneText}
            action={
              <Button kind="primary" size="lg" onClick={() => go('/import')}>
                {words.toImports}
              </Button>
            }
          />
        )}
      </PageBody>
    );

  const when = formatMoment(row.at);
  const who = row.userId === null ? undefined : names.get(row.userId);
  const isLog = isLogKind(row.kind);
  return (
    <PageBody>
      <div className={classes.centre}>
        <div className={classes.done}>
          <span className={classes.doneMark} data-undone={row.undone || undefined}>
            <Glyph icon={row.undone ? IconHistoryToggle : IconCircleCheckFilled} size={28} />
          </span>
          <div role="status">
            <h2 className={classes.doneTitle}>
              {row.undone ? words.undoneTitle(row.fileName) : words.title(row.fileName)}
            </h2>
          </div>
          <p className={classes.second}>{who === undefined ? when : words.by(when, who)}</p>
          {row.undone && <p className={classes.quiet}>{isLog ? logWords.undoneText : words.undoneText}</p>}
          <div className={classes.figures} data-undone={row.undone || undefined}>
            {figuresOf(row, isLog).map(({ key, label, value }) => (
              <KeyFigure
                key={key}
                label={label}
                value={formatCount(value)}
                large
                tone={key === 'failed' && value > 0 && !row.undone ? 'warn' : undefined}
              />
            ))}
          </div>
          {row.failed > 0 && <p className={classes.quiet}>{isLog ? logWords.failedText : words.failedText}</p>}
          <ColumnCounts tally={row.tally} />
          <div className={classes.doneActs}>
            <Button kind="primary" size="lg" onClick={() => go(placeOf(row.kind))} autoFocus>
              {isRecordSubject(row.kind) ? strings.recordImports.page.see[row.kind] : isLog ? logWords.see : words.see}
            </Button>
            {row.failed > 0 && (
              <Button
                size="lg"
                icon={IconDownload}
                busy={busy === 'save'}
                onClick={() => void during('save', saveFailedRows(row.id))}
              >
                {words.saveFailed}
              </Button>
            )}
            {!row.undone && row.txId !== null && (
              <Button
                size="lg"
                icon={IconArrowBackUp}
                busy={busy === 'undo' || undoing}
                onClick={() => void during('undo', undo(row.txId))}
              >
                {words.undo}
              </Button>
            )}
            <Button kind="ghost" size="lg" icon={IconFileImport} onClick={() => go('/import')}>
              {words.another}
            </Button>
          </div>
          <WaitingFiles />
        </div>
      </div>
    </PageBody>
  );
}
