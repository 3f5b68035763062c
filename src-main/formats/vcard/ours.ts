import type { ContactDraft } from '@shared/domain/contact-draft';
import { isYes, lifecycleOf, roleOf } from '../address-book/cell-values';
import type { VcardProperty } from './property';
import { instantOfCard } from './values';

/** What our own cards say beyond what vCard has words for; every other program passes it over. */
export const OURS = 'X-CALLDECK-';

/**
 * Takes a property of ours into a draft.
 * @param text its value as one text
 * @param list the same as a list
 */
export function readOurs(draft: ContactDraft, property: VcardProperty, text: string, list: readonly string[]): void {
  switch (property.name.slice(OURS.length)) {
    case 'ROLES':
      draft.roles.push(...list.flatMap((role) => roleOf(role) ?? []));
      return;
    case 'LIFECYCLE':
      draft.lifecycle = lifecycleOf(text);
      return;
    case 'OWNER':
      draft.owner = text;
      return;
    case 'SOURCE':
      draft.source = text;
      return;
    case 'DO-NOT-CALL':
      draft.doNotCall = isYes(text);
      return;
    case 'DO-NOT-MAIL':
      draft.doNotMail = isYes(text);
      return;
    case 'CREATED':
      draft.createdAt = instantOfCard(text);
      return;
    case 'FIELD': {
      const [id = ''] = property.params.get('ID') ?? [];
      const [name = ''] = property.params.get('NAME') ?? [];
      if (id !== '') draft.custom = [...(draft.custom ?? []), { field: `custom:${id}`, text, index: -1, name }];
    }
  }
}
