import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { undo } from '@renderer/app/undo';
import { DetailPanel, PanelSection } from '@renderer/features/shell/page';
import { Button, IconButton, SkeletonBlock } from '@renderer/ui';
import { useTouched, type Entry } from './queries';
import classes from './history.module.css';

const words = strings.historyPage;
type Touched = OutputOf<'history.changes'>['rows'][number];

function Subject({ row }: { row: Touched }) {
  if (row.contactId !== null) return <Link href={`/contacts/${row.contactId}`}>{row.subject}</Link>;
  if (row.dealId !== null) return <Link href={`/deals/${row.dealId}`}>{row.subject}</Link>;
  return <span>{row.subject}</span>;
}

/** What one entry of the history did, cell by cell, and its undo. */
export function EntryPanel({ entry, who, onClose }: { entry: Entry; who: string; onClose: () => void }) {
  const touched = useTouched(entry.id);
  const rows = touched.data?.rows ?? [];
  const rest = (touched.data?.total ?? 0) - 100;
  return (
    <DetailPanel>
      <PanelSection
        title={entry.label}
        actions={<IconButton icon={IconX} size={24} label={words.closeDetails} keys="Esc" onClick={onClose} />}
      >
        <p className={classes.when}>
          {formatMoment(entry.at)}
          {who !== '' && `, ${who}`}
        </p>
        {entry.canUndo && (
          <div className={classes.undo}>
            <Button icon={IconArrowBackUp} keys="Z" onClick={() => void undo(entry.id)}>
              {words.undo}
            </Button>
          </div>
        )}
      </PanelSection>
      <PanelSection title={words.touched} count={formatCount(touched.data?.total ?? entry.changes)}>
        {touched.isPending ? (
          <SkeletonBlock rows={4} />
        ) : (
          <ul className={classes.touched}>
            {rows.map((row, at) => (
              <li key={row.id}>
                {row.subject !== rows[at - 1]?.subject && (
                  <div className={classes.subject}>
                    <Subject row={row} />
                  </div>
                )}
                <div className={classes.cell}>
                  <span className={classes.cellName}>{row.field}</span>
                  {row.what === 'changed' ? (
                    <span>
                      <del>{row.before ?? words.empty}</del> → <ins>{row.after ?? words.empty}</ins>
                    </span>
                  ) : (
                    <span>{words.acts[row.what]}</span>
                  )}
                </div>
              </li>
            ))}
            {rest > 0 && <li className={classes.when}>{words.more(formatCount(rest))}</li>}
          </ul>
        )}
      </PanelSection>
    </DetailPanel>
  );
}
