import { useState } from 'react';
import { strings } from '@shared/locale';
import { useRead } from '@renderer/app/ask';
import { findCompanies, findPeople } from '@renderer/app/find-contacts';
import { Dialog, EntityPicker, FieldStack, type EntityOption } from '@renderer/ui';
import { openMerge } from '@renderer/stores/merge';

const words = strings.mergePage;

/** With which card one is to be merged. */
export function PickDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const card = useRead(['contact'], 'contacts.get', { id });
  const [other, setOther] = useState<EntityOption | null>(null);
  const name = card.data?.displayName ?? '';

  async function search(text: string): Promise<EntityOption[]> {
    const found = await (card.data?.kind === 'company' ? findCompanies : findPeople)(text);
    return found.filter((one) => one.id !== id);
  }

  function compare(): void {
    if (other !== null) openMerge([id, other.id], id);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.pickTitle(name)}
      width={480}
      onSubmit={compare}
      submit={words.next}
      canSubmit={other !== null}
    >
      <FieldStack>
        <EntityPicker
          label={words.pickLabel}
          hint={words.pickHint}
          value={other}
          onChange={setOther}
          search={search}
          dataAutofocus
        />
      </FieldStack>
    </Dialog>
  );
}
