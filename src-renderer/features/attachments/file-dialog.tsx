import { useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { Button, Dialog, TextAreaField, TextField } from '@renderer/ui';
import { changeFile } from './file-acts';
import type { Attachment } from './uploads';

const words = strings.attachmentsPage;

/** A file's name, or its note. */
export function FileDialog({ file, what, onClose }: { file: Attachment; what: 'name' | 'note'; onClose: () => void }) {
  const [value, setValue] = useState(what === 'name' ? file.fileName : file.note);
  const [wrong, setWrong] = useState<string | null>(null);
  const saving = useRef(false);

  async function save(): Promise<void> {
    if (saving.current) return;
    saving.current = true;
    const said = await changeFile(file, what === 'name' ? { fileName: value } : { note: value.trim() });
    saving.current = false;
    if (typeof said === 'string') setWrong(said);
    else onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={file.fileName}
      width={440}
      onSubmit={() => void save()}
      actions={
        <Button kind="primary" size="md" type="submit" keys="Ctrl ↵">
          {words.saveChange}
        </Button>
      }
    >
      {what === 'name' ? (
        <TextField label={words.name} value={value} onChange={setValue} error={wrong} maxLength={120} dataAutofocus />
      ) : (
        <TextAreaField label={words.noteLabel} value={value} onChange={setValue} dataAutofocus />
      )}
    </Dialog>
  );
}
