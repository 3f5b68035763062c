import { strings } from '@shared/locale';
import { Button, Dialog } from '@renderer/ui';
import { useConflict } from './conflict';
import classes from './card-parts.module.css';

const words = strings.contactCardPage;

/** The same was changed here and elsewhere: both are shown, and one is chosen. */
export default function ConflictOverlay() {
  const { conflict, close } = useConflict();
  if (conflict === null) return null;
  return (
    <Dialog
      opened
      onClose={close}
      title={words.conflict.title}
      width={520}
      actions={
        <>
          <Button
            size="md"
            onClick={() => {
              close();
              void conflict.takeYours();
            }}
          >
            {words.conflict.takeYours}
          </Button>
          <Button
            kind="primary"
            size="md"
            data-autofocus
            onClick={() => {
              close();
              void conflict.keepTheirs?.();
            }}
          >
            {words.conflict.keepTheirs}
          </Button>
        </>
      }
    >
      {conflict.fields.map(({ label, theirs, yours }) => (
        <div key={label}>
          <p>{words.conflict.text(label)}</p>
          <div className={classes.both}>
            <div className={classes.side} dir="auto">
              <div className={classes.sideTitle}>{words.conflict.theirs}</div>
              {theirs === '' ? words.conflict.empty : theirs}
            </div>
            <div className={classes.side} dir="auto">
              <div className={classes.sideTitle}>{words.conflict.yours}</div>
              {yours === '' ? words.conflict.empty : yours}
            </div>
          </div>
        </div>
      ))}
    </Dialog>
  );
}
