import { useState } from 'react';
import { strings } from '@shared/locale';
import { DateField, Dialog, type EntityOption, EntityPicker, Failure, FieldRow, FieldStack } from '@renderer/ui';
import { findCompanies, findPeople } from '@renderer/app/find-contacts';
import { patchDeal } from './mutations';
import type { Deal } from './queries';

const words = strings.dealPage;

/** Whose deal it is and when it should close. */
export function EditDealDialog({ deal: shown, onClose }: { deal: Deal; onClose: () => void }) {
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [deal] = useState(shown);
  const [company, setCompany] = useState<EntityOption | null>(
    deal.companyId === null ? null : { id: deal.companyId, label: deal.companyName, kind: 'company' },
  );
  const [contact, setContact] = useState<EntityOption | null>(
    deal.contactId === null ? null : { id: deal.contactId, label: deal.contactName, kind: 'person' },
  );
  const [closes, setCloses] = useState(deal.expectedClose);
  const [failure, setFailure] = useState<string | null>(null);

  async function save(): Promise<void> {
    const patch = {
      ...((company?.id ?? null) === deal.companyId ? {} : { companyId: company?.id ?? null }),
      ...((contact?.id ?? null) === deal.contactId ? {} : { contactId: contact?.id ?? null }),
      ...(closes === deal.expectedClose ? {} : { expectedClose: closes }),
    };
    if (Object.keys(patch).length === 0) {
      onClose();
      return;
    }
    const wrong = await patchDeal(deal, patch, words.did.parties(deal.title));
    if (typeof wrong === 'string') setFailure(wrong);
    else onClose();
  }

  return (
    <Dialog opened width={560} onClose={onClose} title={words.editTitle} onSubmit={save} submit={words.save}>
      <FieldStack>
        <FieldRow>
          <EntityPicker
            label={words.company}
            value={company}
            search={findCompanies}
            clearable
            dataAutofocus
            onChange={setCompany}
          />
          <EntityPicker label={words.contact} value={contact} search={findPeople} clearable onChange={setContact} />
        </FieldRow>
        <DateField label={words.expectedClose} value={closes} onChange={setCloses} />
        {failure !== null && <Failure>{failure}</Failure>}
      </FieldStack>
    </Dialog>
  );
}
