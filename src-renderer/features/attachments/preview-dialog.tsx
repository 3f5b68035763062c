import { useEffect, useState } from 'react';
import { strings } from '@shared/locale';
import { ask, messageOf } from '@renderer/app/ask';
import { Button, Dialog, Failure } from '@renderer/ui';
import { saveCopy } from './file-acts';
import type { Attachment } from './uploads';
import classes from './attachments.module.css';

const words = strings.attachmentsPage;

/** An attached picture or scan, looked at inside the app. */
export function PreviewDialog({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const [address, setAddress] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    ask('attachments.picture', { id: file.id }).then(
      ({ picture, mediaType }) => {
        if (left) return;
        if (picture === null) return setFailure(words.notShown);
        made = URL.createObjectURL(new Blob([new Uint8Array(picture)], { type: mediaType }));
        setAddress(made);
      },
      (reason: unknown) => !left && setFailure(messageOf(reason)),
    );
    return () => {
      left = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [file.id]);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={file.fileName}
      width={880}
      note={file.note}
      actions={
        <>
          <Button size="md" onClick={() => void saveCopy(file.id)}>
            {words.save}
          </Button>
          <Button kind="primary" size="md" data-autofocus onClick={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <div className={classes.shown}>
        {address !== null && failure === null && (
          <img src={address} alt={file.fileName} onError={() => setFailure(words.notShown)} />
        )}
        {failure !== null && <Failure>{failure}</Failure>}
      </div>
    </Dialog>
  );
}
