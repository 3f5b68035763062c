import type { KeyboardEvent } from 'react';
import { fold } from '@shared/domain/fold';
import { railLetter } from '@shared/domain/name';
import { strings } from '@shared/locale';
import type { GridRows } from '@renderer/ui';
import type { ContactRow } from './list-question';
import { useContactsView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;
const lists = strings.contactList;
const latin = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** What no letter of A to Z begins: other scripts, which sort after Z. */
const others = 'Ω';

/** Under which letter a row stands: what it sorts by is the family name, else the whole name. */
function letterOf(row: ContactRow | undefined): string | null {
  if (row === undefined) return null;
  const name = fold(row.family || row.displayName).replace(/^[^\p{L}\p{N}]+/u, '');
  const letter = railLetter(name);
  return letter === '#' && name > 'zz' ? others : letter;
}

export interface LetterRailProps {
  rows: GridRows<ContactRow>;
  rowHeight: number;
  /** Letters under which there are cards. */
  letters: readonly string[];
  onJump: (letter: string) => void;
}

/** A to Z at the right of a list by name: a press leads to the first name of that letter, however far down it is. */
export function LetterRail({ rows, rowHeight, letters, onJump }: LetterRailProps) {
  const here = useContactsView(({ scrollTop }) => {
    const row = rows.at(Math.floor((scrollTop + rowHeight / 2) / rowHeight));
    // While the list flies by, those that came last stand there.
    return letterOf(row ?? rows.at(rows.latest?.first ?? 0));
  });
  const known = new Set(letters);
  // Most files have no other script; its place in the rail is for those that do.
  const alphabet = known.has(others) ? [...latin, others, '#'] : [...latin, '#'];
  const stop = here !== null && known.has(here) ? here : alphabet.find((letter) => known.has(letter));

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const open = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const at = open.findIndex((button) => button === document.activeElement);
    open[at + step]?.focus();
  }

  return (
    <nav className={classes.rail} aria-label={words.letters} onKeyDown={onKeyDown}>
      {alphabet.map((letter) => (
        <button
          key={letter}
          type="button"
          className={classes.letter}
          disabled={!known.has(letter)}
          // One stop for Tab; the arrows go on from there.
          tabIndex={letter === stop ? 0 : -1}
          aria-current={letter === here ? 'true' : undefined}
          aria-label={
            letter === '#' ? lists.letterSigns : letter === others ? lists.letterOthers : words.letter(letter)
          }
          onClick={() => onJump(letter)}
        >
          {letter}
        </button>
      ))}
    </nav>
  );
}
