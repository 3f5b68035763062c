import { useState } from 'react';
import { strings } from '@shared/locale';
import { Chip, Dialog, EntityPicker, FieldStack, TextField, type EntityOption } from '@renderer/ui';
import { findPeople } from '@renderer/app/find-contacts';
import { setPerson } from './mutations';
import type { Deal, DealPerson } from './queries';
import classes from './deal.module.css';

const words = strings.dealPage;

/** Who takes part in the buying, and how: a person added, or the role of one changed. */
export function PersonDialog({
  deal,
  person,
  onClose,
}: {
  deal: Deal;
  person: DealPerson | null;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<EntityOption | null>(
    person === null ? null : { id: person.contactId, label: person.displayName, kind: 'person' },
  );
  const [role, setRole] = useState(person?.role ?? '');
  const [missing, setMissing] = useState(false);

  async function save(): Promise<void> {
    if (chosen === null) {
      setMissing(true);
      return;
    }
    const done = await setPerson(
      deal,
      { contactId: chosen.id, displayName: chosen.label },
      role.trim(),
      person === null,
    );
    if (done) onClose();
  }

  return (
    <Dialog
      opened
      width={440}
      onClose={onClose}
      title={person === null ? words.addPerson : words.roleOf(person.displayName)}
      onSubmit={save}
      submit={words.save}
    >
      <FieldStack>
        {person === null && (
          <EntityPicker
            label={words.person}
            value={chosen}
            search={findPeople}
            dataAutofocus
            error={missing && chosen === null ? words.needsPerson : null}
            onChange={setChosen}
          />
        )}
        <TextField label={words.role} value={role} maxLength={200} dataAutofocus={person !== null} onChange={setRole} />
        <div className={classes.roles} role="group" aria-label={words.role}>
          {words.roles.map((one) => (
            <Chip key={one} toggle on={role === one} onClick={() => setRole(role === one ? '' : one)}>
              {one}
            </Chip>
          ))}
        </div>
      </FieldStack>
    </Dialog>
  );
}
