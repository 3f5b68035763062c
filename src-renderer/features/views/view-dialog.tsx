import { useState } from 'react';
import { strings } from '@shared/locale';
import { CheckField, Dialog, FieldStack, TextField } from '@renderer/ui';

const words = strings.contactList.views;

interface ViewDialogProps {
  title: string;
  name: string;
  /** With it one says too who sees the view. */
  asksShare: boolean;
  onSave: (name: string, isShared: boolean) => Promise<boolean>;
  onClose: () => void;
}

/** Names a view. */
export function ViewDialog({ title, name, asksShare, onSave, onClose }: ViewDialogProps) {
  const [typed, setTyped] = useState(name);
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(): Promise<void> {
    if (typed.trim() === '') {
      setError(words.nameMissing);
      return;
    }
    if (await onSave(typed.trim(), shared)) onClose();
  }

  return (
    <Dialog opened onClose={onClose} title={title} width={400} onSubmit={submit} submit={words.save}>
      <FieldStack>
        <TextField
          label={words.name}
          value={typed}
          error={error}
          dataAutofocus
          maxLength={80}
          onChange={(text) => {
            setTyped(text);
            setError(null);
          }}
        />
        {asksShare && <CheckField label={words.share} checked={shared} onChange={setShared} />}
      </FieldStack>
    </Dialog>
  );
}
