import { strings } from '@shared/locale';
import { ask, useRead } from '@renderer/app/ask';
import { useUsers } from '@renderer/app/users';
import { writeOrTell } from '@renderer/features/contact-card/mutations';
import { useRecordHistory } from '@renderer/stores/record-history';
import { Dialog, Failure, SkeletonBlock } from '@renderer/ui';
import { ChangeList } from './change-list';
import classes from './history.module.css';

const words = strings.historyPage.ofRecord;
const { restored } = strings.contactCardPage.timeline;

/** Every field of a deal, a task or an entry of the log as it was, over the screen it was asked from. */
export default function RecordHistoryOverlay() {
  const { of, close } = useRecordHistory();
  const users = useUsers();
  const history = useRead(
    ['deal', 'task', 'interaction', 'contact', 'history'],
    'history.of_record',
    of === null ? null : { type: of.type, id: of.id },
  );
  if (of === null) return null;
  const { type, id, name } = of;
  const rows = history.data?.rows ?? [];
  return (
    <Dialog opened onClose={close} title={words.title(name)} width={680}>
      {history.isPending ? (
        <SkeletonBlock rows={6} />
      ) : history.error ? (
        <Failure>{history.error.message}</Failure>
      ) : rows.length === 0 ? (
        <p className={classes.none}>{words.none}</p>
      ) : (
        <ChangeList
          rows={rows}
          users={new Map(users.data?.rows.map((user) => [user.id, user.name]))}
          onRestore={(change, field) =>
            void writeOrTell(restored(field, name), () => ask('history.restore_record', { type, id, change }))
          }
        />
      )}
    </Dialog>
  );
}
