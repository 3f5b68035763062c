import { useState } from 'react';
import { normaliseEmail } from '@shared/domain/email';
import { strings } from '@shared/locale';
import { TextField } from '@renderer/ui';
import { saveSettings } from './save-settings';
import classes from './settings.module.css';

const words = strings.logImports.ownEmails;

/** The user's own addresses, by which mail that comes in knows which way it went. */
export function OwnEmails({ saved }: { saved: readonly string[] }) {
  const [typed, setTyped] = useState(() => saved.join(', '));

  async function save(): Promise<void> {
    const ownEmails = [...new Set(typed.split(/[,;\s]+/).map(normaliseEmail))].filter((one) => one !== '');
    setTyped(ownEmails.join(', '));
    if (ownEmails.join() !== saved.join()) await saveSettings({ ownEmails });
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
        value={typed}
        onChange={setTyped}
        maxLength={2000}
        onBlur={() => void save()}
      />
    </form>
  );
}
