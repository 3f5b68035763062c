import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { localDateOf } from '@shared/domain/time-zone';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { DateField, Dialog, FieldStack, IconButton, LifecycleMark } from '@renderer/ui';
import { writeOrTell } from './mutations';
import type { Card } from './queries';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.steps;

type Step = Card['lifecycleHistory'][number];

const dayOf = (step: Step): string => localDateOf(step.at, formatSettings().timeZone);
const stageOf = (step: Step): string => strings.ui.lifecycle[step.lifecycle];

/** Every step of a card's lifecycle with its day, which may be corrected. */
export function LifecycleDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  // A day is whole when it is saved, not with each letter that is typed of it.
  const [days, setDays] = useState<Readonly<Record<string, string>>>({});
  const only = card.lifecycleHistory.filter((step) => step.lifecycle === card.lifecycle).length === 1;

  async function save(): Promise<void> {
    for (const step of card.lifecycleHistory) {
      const date = days[step.id] ?? dayOf(step);
      if (date === dayOf(step)) continue;
      // Why not is said as a message: under its field the open calendar would cover it.
      if (!(await writeOrTell(words.saved(stageOf(step)), () => ask('contacts.date_lifecycle', { id: step.id, date }))))
        return;
    }
    onClose();
  }

  return (
    <Dialog opened onClose={onClose} title={words.title} width={440} onSubmit={save} submit={words.save}>
      <FieldStack>
        {card.lifecycleHistory.map((step) => (
          <div key={step.id} className={classes.steps}>
            <LifecycleMark stage={step.lifecycle} />
            <DateField
              label={stageOf(step)}
              hideLabel
              required
              value={days[step.id] ?? dayOf(step)}
              today={fileToday()}
              onChange={(day) => day !== null && setDays((before) => ({ ...before, [step.id]: day }))}
            />
            <IconButton
              icon={IconTrash}
              size={28}
              label={words.remove(stageOf(step))}
              disabled={only && step.lifecycle === card.lifecycle}
              onClick={() =>
                void writeOrTell(words.removed(stageOf(step)), () =>
                  ask('contacts.date_lifecycle', { id: step.id, date: null }),
                )
              }
            />
          </div>
        ))}
      </FieldStack>
    </Dialog>
  );
}
