import { IconCake, IconCalendarPlus, IconMail, IconPhonePlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { findFacts, type NoteFact } from '@shared/domain/note-facts';
import { strings } from '@shared/locale';
import { formatBirthday, formatDayShort, formatSettings } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { useShortcut } from '@renderer/app/shortcuts';
import { undo } from '@renderer/app/undo';
import { Chip, Keys, notify } from '@renderer/ui';
import classes from './facts.module.css';

const words = strings.factsPage;
type Card = Pick<
  OutputOf<'contacts.get'>,
  'id' | 'kind' | 'displayName' | 'methods' | 'tasks' | 'birthday' | 'deletedAt'
>;
const icons = { phone: IconPhonePlus, email: IconMail, date: IconCalendarPlus, birthday: IconCake };
const most = 4;

/** What of a note the card does not know yet. */
function newFacts(card: Card, text: string): NoteFact[] {
  const known = new Set(card.methods.map((method) => method.normalised ?? method.value));
  const planned = new Set(card.tasks.map((task) => task.dueDate));
  return findFacts(text, { region: formatSettings().region, today: fileToday() })
    .filter((fact) => {
      if (fact.kind === 'date') return !planned.has(fact.date);
      // One that is known is corrected on the card, not by a word in a note.
      if (fact.kind === 'birthday') return card.kind === 'person' && card.birthday === null;
      return !known.has(fact.key);
    })
    .slice(0, most);
}

function labelOf(fact: NoteFact, card: Card): string {
  if (fact.kind === 'date') return words.step(formatDayShort(fact.date));
  if (fact.kind === 'birthday') return words.birthday(formatBirthday(fact.key), card.displayName);
  return words.add(fact.text, card.displayName);
}

async function take(fact: NoteFact, card: Card): Promise<void> {
  try {
    if (fact.kind === 'date') {
      const title = fact.sentence === '' ? words.stepFor(card.displayName) : fact.sentence;
      const made = await ask('tasks.create', { kind: 'todo', title, dueDate: fact.date, contactId: card.id });
      notify.done(words.stepSet(title, formatDayShort(fact.date)), { undo: () => void undo(made.txId) });
      return;
    }
    if (fact.kind === 'birthday') {
      const { txId } = await ask('contacts.update', { id: card.id, patch: { birthday: fact.key } });
      const said = words.birthdaySet(formatBirthday(fact.key), card.displayName);
      notify.done(said, txId === null ? {} : { undo: () => void undo(txId) });
      return;
    }
    const made = await ask('contacts.save_method', {
      contactId: card.id,
      kind: fact.kind,
      label: '',
      value: fact.text,
    });
    notify.done(words.added(fact.text, card.displayName), { undo: () => void undo(made.txId) });
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Phones, emails, coming days and a birthday found in a note, each put on the card with a press; + takes the first. */
export function FactChips({ card, text, keys = true }: { card: Card; text: string; keys?: boolean }) {
  const facts = useMemo(() => (card.deletedAt === null ? newFacts(card, text) : []), [card, text]);
  const [first] = facts;
  useShortcut('Alt +', () => first && void take(first, card), {
    description: first === undefined ? words.label : labelOf(first, card),
    group: 'card',
    when: keys && first !== undefined,
  });
  if (facts.length === 0) return null;
  return (
    <div className={classes.facts} role="group" aria-label={words.label}>
      {facts.map((fact, at) => (
        <Chip key={`${fact.kind} ${fact.key}`} icon={icons[fact.kind]} onClick={() => void take(fact, card)}>
          {labelOf(fact, card)}
          {keys && at === 0 && (
            <span className={classes.keys}>
              <Keys keys="Alt +" />
            </span>
          )}
        </Chip>
      ))}
    </div>
  );
}
