import { IconTrash } from '@tabler/icons-react';
import { localDateOf } from '@shared/domain/time-zone';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { Button, DateField, Dialog, FieldStack, IconButton, LifecycleMark } from '@renderer/ui';
import { writeOrTell } from './mutations';
import type { Card } from './queries';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.steps;

/** Every step of a card's lifecycle with its day, which may be corrected. */
export function LifecycleDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const only = card.lifecycleHistory.filter((step) => step.lifecycle === card.lifecycle).length === 1;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title}
      width={440}
      actions={
        <Button kind="primary" size="md" data-autofocus onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <FieldStack>
        {card.lifecycleHistory.map((step) => {
          const stage = strings.ui.lifecycle[step.lifecycle];
          const date = localDateOf(step.at, formatSettings().timeZone);
          return (
            <div key={step.id} className={classes.steps}>
              <LifecycleMark stage={step.lifecycle} />
              <DateField
                label={stage}
                hideLabel
                required
                value={date}
                today={fileToday()}
                onChange={(day) => {
                  if (day !== null && day !== date)
                    void writeOrTell(words.saved(stage), () =>
                      ask('contacts.date_lifecycle', { id: step.id, date: day }),
                    );
                }}
              />
              <IconButton
                icon={IconTrash}
                size={28}
                label={words.remove(stage)}
                disabled={only && step.lifecycle === card.lifecycle}
                onClick={() =>
                  void writeOrTell(words.removed(stage), () =>
                    ask('contacts.date_lifecycle', { id: step.id, date: null }),
                  )
                }
              />
            </div>
          );
        })}
      </FieldStack>
    </Dialog>
  );
}
