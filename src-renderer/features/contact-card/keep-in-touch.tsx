import { useState } from 'react';
import { addDays } from '@shared/domain/calendar';
import { touchState } from '@shared/domain/touch';
import { strings } from '@shared/locale';
import { formatDayShort } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { Dialog, FieldStack, MenuList, TextField, ValueButton, type MenuEntry } from '@renderer/ui';
import { saveFieldsOrTell, writeOrTell } from './mutations';
import type { Card } from './queries';
import { rhythmWord } from '@shared/locale/rhythm';
import classes from './card-parts.module.css';

const words = strings.contactCardPage.about;
const touch = strings.cardPartsPage.touch;
const rhythms = [7, 14, 21, 30, 60, 90, 180, 365];

/** Days to which somebody who is due may be put off. */
function laterDays(): { label: string; until: string }[] {
  return [
    { label: touch.week, until: addDays(fileToday(), 7) },
    { label: touch.month, until: addDays(fileToday(), 30) },
  ];
}

/** The choices to put somebody off to a later day. */
export function snoozeEntries(id: string, name: string): MenuEntry[] {
  return laterDays().map(({ label, until }) => ({
    label: touch.snooze(label),
    onSelect: () =>
      void writeOrTell(touch.snoozed(name, formatDayShort(until)), () => ask('contacts.snooze_touch', { id, until })),
  }));
}

function DaysDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const [typed, setTyped] = useState(card.keepInTouchDays === null ? '' : String(card.keepInTouchDays));
  const [wrong, setWrong] = useState<string | null>(null);
  function save(): void {
    const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
    if (days < 1 || days > 3650) return setWrong(touch.notDays);
    saveFieldsOrTell(card, { keepInTouchDays: days }, strings.contactCardPage.fields.keepInTouchDays);
    onClose();
  }
  return (
    <Dialog opened onClose={onClose} title={touch.title} width={360} onSubmit={save} submit={touch.save}>
      <FieldStack>
        <TextField
          label={touch.days}
          value={typed}
          inputMode="numeric"
          maxLength={4}
          dataAutofocus
          error={wrong}
          onChange={(text) => {
            setTyped(text);
            setWrong(null);
          }}
        />
      </FieldStack>
    </Dialog>
  );
}

/** The rhythm of a card and when it asks for them next: yellow when due, red when long due. */
export function KeepInTouch({ card }: { card: Card }) {
  const [typing, setTyping] = useState(false);
  const { keepInTouchDays: days, touchDue: due } = card;
  const today = fileToday();
  const state = days === null || due === null ? 'fine' : touchState(due, days, today);
  const when =
    due === null
      ? ''
      : due === today
        ? touch.dueToday
        : due < today
          ? touch.dueSince(formatDayShort(due))
          : touch.due(formatDayShort(due));
  const text = days === null ? words.never : rhythmWord(days);
  const name = strings.contactCardPage.fields.keepInTouchDays;
  return (
    <>
      <MenuList
        label={words.keepInTouch}
        target={
          <ValueButton aria-label={`${strings.ui.edit(words.keepInTouch)}: ${[text, when].filter(Boolean).join(', ')}`}>
            <span>
              {text}
              {when !== '' && (
                <>
                  {', '}
                  <span className={classes.due} data-state={state}>
                    {when}
                  </span>
                </>
              )}
            </span>
          </ValueButton>
        }
        entries={[
          ...(state === 'fine' ? [] : [...snoozeEntries(card.id, card.displayName), '-' as const]),
          ...rhythms.map((rhythm) => ({
            label: rhythmWord(rhythm),
            checked: rhythm === days,
            onSelect: () => saveFieldsOrTell(card, { keepInTouchDays: rhythm }, name),
          })),
          { label: touch.other, onSelect: () => window.setTimeout(() => setTyping(true), 0) },
          '-',
          {
            label: words.never,
            checked: days === null,
            onSelect: () => saveFieldsOrTell(card, { keepInTouchDays: null }, name),
          },
        ]}
      />
      {typing && <DaysDialog card={card} onClose={() => setTyping(false)} />}
    </>
  );
}
