import { IconEye, IconRestore } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { ask, messageOf, tellFailure, useRead } from '@renderer/app/ask';
import { Button } from '@renderer/ui/button';
import { Dialog } from '@renderer/ui/dialog';
import { Failure } from '@renderer/ui/failure';
import { PlainTable } from '@renderer/ui/plain-table';
import classes from './looking-bar.module.css';

const words = strings.settingsPage.restore;
const figures = ['contacts', 'interactions', 'deals'] as const;

/** What a backup holds beside what the file holds now, before it takes its place. */
export function RestoreDialog({
  name,
  at,
  file,
  canLook,
  onClose,
}: {
  name: string;
  at: string;
  file: string;
  canLook?: boolean;
  onClose: () => void;
}) {
  const held = useRead('file', 'backups.describe', { name });
  const info = useRead(['file', 'setting'], 'app.info', {}).data;
  const holds = useRead(['contact', 'interaction', 'deal'], 'app.figures', {}).data;
  // While the backup itself is open, what the file holds now is not at hand.
  const now = info?.file.lookingAt === null ? (holds ?? null) : null;

  async function go(procedure: 'backups.restore' | 'backups.look'): Promise<void> {
    try {
      await ask(procedure, { name });
      // The file is opened under this page, which then begins anew; where it could not be, it says so.
      onClose();
    } catch (failure) {
      tellFailure(failure);
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title(formatMoment(at))}
      width={560}
      onSubmit={() => go('backups.restore')}
      submit={words.confirm}
      submitIcon={IconRestore}
      canSubmit={held.isSuccess}
      actions={
        canLook === true && (
          <Button size="md" icon={IconEye} disabled={!held.isSuccess} onClick={() => void go('backups.look')}>
            {words.look}
          </Button>
        )
      }
    >
      {held.isError && <Failure>{messageOf(held.error)}</Failure>}
      {held.data && (
        <PlainTable>
          <thead>
            <tr>
              <th scope="col">{words.held}</th>
              <th scope="col" data-number>
                {words.inBackup}
              </th>
              {now && (
                <th scope="col" data-number>
                  {words.now}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure}>
                <th scope="row">{words[figure]}</th>
                <td data-number>{formatCount(held.data[figure])}</td>
                {now && <td data-number>{formatCount(now[figure])}</td>}
              </tr>
            ))}
            <tr>
              <th scope="row">{words.changed}</th>
              <td data-number>{held.data.changedAt === null ? '' : formatMoment(held.data.changedAt)}</td>
              {now && <td />}
            </tr>
          </tbody>
        </PlainTable>
      )}
      <p className={classes.say}>{words.text(file)}</p>
    </Dialog>
  );
}
