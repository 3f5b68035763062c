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
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { undo } from '@renderer/app/undo';
import { PageBody } from '@renderer/features/shell/page';
import { Button, EmptyState, Glyph, KeyFigure, SkeletonBlock } from '@renderer/ui';
import { useImports, useUndoing, useUserNames } from './queries';
import { saveFailedRows } from './wizard-acts';
import classes from './imports.module.css';

const words = strings.importsPage.done;

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
          {row.undone && <p className={classes.quiet}>{words.undoneText}</p>}
          <div className={classes.figures} data-undone={row.undone || undefined}>
            <KeyFigure label={strings.importsPage.history.added} value={formatCount(row.added)} large />
            <KeyFigure label={strings.importsPage.history.updated} value={formatCount(row.updated)} large />
            <KeyFigure label={strings.importsPage.history.skipped} value={formatCount(row.skipped)} large />
            <KeyFigure
              label={strings.importsPage.history.failed}
              value={formatCount(row.failed)}
              large
              tone={row.failed > 0 && !row.undone ? 'warn' : undefined}
            />
          </div>
          {row.failed > 0 && <p className={classes.quiet}>{words.failedText}</p>}
          <div className={classes.doneActs}>
            <Button kind="primary" size="lg" onClick={() => go('/contacts')} autoFocus>
              {words.see}
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
        </div>
      </div>
    </PageBody>
  );
}
