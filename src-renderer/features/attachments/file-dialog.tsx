import { useState } from 'react';
import { strings } from '@shared/locale';
import { Dialog, TextAreaField, TextField } from '@renderer/ui';
import { changeFile } from './file-acts';
import type { Attachment } from './uploads';

const words = strings.attachmentsPage;

/** A file's name, or its note. */
export function FileDialog({ file, what, onClose }: { file: Attachment; what: 'name' | 'note'; onClose: () => void }) {
  const [value, setValue] = useState(what === 'name' ? file.fileName : file.note);
  const [wrong, setWrong] = useState<string | null>(null);

  async function save(): Promise<void> {
    const said = await changeFile(file, what === 'name' ? { fileName: value } : { note: value.trim() });
    if (typeof said === 'string') setWrong(said);
    else onClose();
  }

  return (
    <Dialog opened onClose={onClose} title={file.fileName} width={440} onSubmit={save} submit={words.saveChange}>
      {what === 'name' ? (
        <TextField label={words.name} value={value} onChange={setValue} error={wrong} maxLength={120} dataAutofocus />
      ) : (
        <TextAreaField label={words.noteLabel} value={value} onChange={setValue} dataAutofocus />
      )}
    </Dialog>
  );
}
