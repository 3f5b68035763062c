import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { told } from '@renderer/features/pipeline/mutations';
import { notify } from '@renderer/ui';
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

type Patch = InputOf<'deals.update'>['patch'];

/**
 * Changes fields of a deal, unless one was changed elsewhere since it was read: then both are shown.
 * @returns what is wrong, for a field edited in place
 */
export function patchDeal(deal: Deal, patch: Patch, label: string): Promise<string | void> {
  return writeFieldsUnlessStale(label, patch, (some, force) =>
    ask('deals.update', { id: deal.id, patch: some, ...(force ? {} : { before: readOf(deal, some) }) }),
  );
}

function readOf(deal: Deal, patch: Patch): Patch {
  const read: Required<Patch> = { ...deal, money: { amount: deal.amount, currency: deal.currency } };
  return Object.fromEntries(Object.keys(patch).map((field) => [field, read[field as keyof Patch]]));
}

export function moveTo(deal: Deal, stage: { id: string; name: string }): void {
  void writeFieldsUnlessStale(strings.pipelinePage.did.moved(deal.title, stage.name), {}, (_rest, force) =>
    ask('deals.move', {
      id: deal.id,
      stageId: stage.id,
      afterId: null,
      ...(force ? {} : { fromStageId: deal.stage.id }),
    }),
  ).then((wrong) => {
    if (typeof wrong === 'string') notify.error(wrong);
  });
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
