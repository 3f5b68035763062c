import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { writeUnlessStale } from '@renderer/features/contact-card/mutations';
import { told } from '@renderer/features/pipeline/mutations';
import type { Deal, DealPerson } from './queries';

const words = strings.dealPage.did;

/**
 * Does something that writes and says what was done, or why it was not.
 * @returns whether it was done
 */
async function carryOut(label: string, work: () => Promise<{ txId: string | null }>): Promise<boolean> {
  try {
    told(label, await work());
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}

/** Changes fields of a deal. For values edited in place: a refusal is thrown, so that the field stays open and shows it. */
export async function patchDeal(
  deal: Pick<Deal, 'id'>,
  patch: InputOf<'deals.update'>['patch'],
  label: string,
): Promise<void> {
  told(label, await ask('deals.update', { id: deal.id, patch }));
}

/** Changes a text of a deal, unless it was changed elsewhere since it was read: then both are shown. */
export function saveText(deal: Deal, text: 'title' | 'notes' | 'source', value: string, label: string) {
  return writeUnlessStale(label, strings.dealPage[text], value, (force) =>
    ask('deals.update', {
      id: deal.id,
      patch: { [text]: value },
      ...(force ? {} : { before: { [text]: deal[text] } }),
    }),
  );
}

export function moveTo(deal: Pick<Deal, 'id' | 'title'>, stage: { id: string; name: string }): Promise<boolean> {
  return carryOut(strings.pipelinePage.did.moved(deal.title, stage.name), () =>
    ask('deals.move', { id: deal.id, stageId: stage.id, afterId: null }),
  );
}

export function setPerson(
  deal: Pick<Deal, 'id'>,
  person: Pick<DealPerson, 'contactId' | 'displayName'>,
  role: string,
  isNew: boolean,
): Promise<boolean> {
  return carryOut(isNew ? words.person(person.displayName) : words.role(person.displayName), () =>
    ask('deals.set_person', { id: deal.id, contactId: person.contactId, role }),
  );
}

export function removePerson(
  deal: Pick<Deal, 'id'>,
  person: Pick<DealPerson, 'contactId' | 'displayName'>,
): Promise<boolean> {
  return carryOut(words.off(person.displayName), () =>
    ask('deals.remove_person', { id: deal.id, contactId: person.contactId }),
  );
}
