import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { undo } from '@renderer/app/undo';
import { Button, IconButton, Pill, PlainTable, SectionHead } from '@renderer/ui';
import { isLogKind, type ImportRow } from './import-kinds';
import { useImports, useUndoing, useUserNames } from './queries';
import { saveFailedRows } from './wizard-acts';
import classes from './imports.module.css';

const words = strings.importsPage.history;

/** What an import brought in, in a word. */
function kindName(kind: ImportRow['kind']): string {
  return isLogKind(kind) ? words.logs[kind] : strings.recordImports.subjects[kind];
}

/** What was imported into this file, newest first. */
export function ImportHistory() {
  const imports = useImports();
  const names = useUserNames();
  const undoing = useUndoing();
  const [busy, setBusy] = useState<string | null>(null);
  const rows = imports.data?.rows ?? [];
  if (imports.error !== null)
    return (
      <p role="alert" className={classes.quiet}>
        {imports.error.message}
      </p>
    );
  if (rows.length === 0) return null;

  async function takeBack(id: string, txId: string): Promise<void> {
    setBusy(id);
    await undo(txId);
    setBusy(null);
  }

  return (
    <section aria-label={words.title}>
      <SectionHead title={words.title} count={formatCount(rows.length)} />
      <PlainTable className={classes.history}>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col" data-number>
              {words.added}
            </th>
            <th scope="col" data-number>
              {words.updated}
            </th>
            <th scope="col" data-number>
              {words.skipped}
            </th>
            <th scope="col" data-number>
              {words.failed}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-quiet={row.undone || undefined}>
              <th scope="row">
                <Link href={`/import/${row.id}`} title={words.open(row.fileName)}>
                  {row.fileName}
                </Link>
                {row.undone && <Pill>{words.undone}</Pill>}
              </th>
              <td>{kindName(row.kind)}</td>
              <td>{formatMoment(row.at)}</td>
              <td>{row.userId === null ? '' : names.get(row.userId)}</td>
              <td data-number>
                {formatCount(row.added)}
                {row.cards > 0 && <span className={classes.second}> {words.withCards(formatCount(row.cards))}</span>}
              </td>
              <td data-number>{isLogKind(row.kind) ? '' : formatCount(row.updated)}</td>
              <td data-number>{formatCount(row.skipped)}</td>
              <td data-number>{formatCount(row.failed)}</td>
              <td data-acts>
                {row.failed > 0 && (
                  <IconButton
                    icon={IconDownload}
                    size={24}
                    label={words.saveFailed}
                    onClick={() => void saveFailedRows(row.id)}
                  />
                )}
                {!row.undone && row.txId !== null && (
                  <Button
                    kind="ghost"
                    size="xs"
                    icon={IconArrowBackUp}
                    busy={busy === row.id}
                    disabled={undoing && busy !== row.id}
                    aria-label={words.undoOf(row.fileName)}
                    onClick={() => row.txId !== null && void takeBack(row.id, row.txId)}
                  >
                    {words.undo}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}
