import { useState } from 'react';
import { normaliseEmail } from '@shared/domain/email';
import { strings } from '@shared/locale';
import { TextField } from '@renderer/ui';
import { saveSettings } from './save-settings';
import classes from './settings.module.css';

const words = strings.logImports.ownEmails;

/** The user's own addresses, by which mail that comes in knows which way it went. */
export function OwnEmails({ saved }: { saved: readonly string[] }) {
  // What is typed, and the addresses as they were when the typing began.
  const [draft, setDraft] = useState<{ typed: string; read: readonly string[] } | null>(null);

  async function save(): Promise<void> {
    if (draft === null) return;
    const { typed, read } = draft;
    const mine = typed.split(/[,;\s]+/).map(normaliseEmail);
    // What was taken away here goes and what was added here comes; what another window did to the list meanwhile stays.
    const kept = saved.filter((one) => mine.includes(one) || !read.includes(one));
    const added = mine.filter((one) => one !== '' && !read.includes(one));
    const ownEmails = [...new Set([...kept, ...added])];
    if (ownEmails.join() === saved.join() || (await saveSettings({ ownEmails }))) setDraft(null);
  }

  return (
    <form
      className={classes.narrow}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={words.label}
        hint={words.hint}
        value={draft?.typed ?? saved.join(', ')}
        onChange={(typed) => setDraft((before) => ({ typed, read: before?.read ?? saved }))}
        maxLength={2000}
        onBlur={() => void save()}
      />
    </form>
  );
}
