import type { InputOf, OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';

const words = strings.contactList;
type Field = OutputOf<'fields.list'>['rows'][number];
type Patch = InputOf<'contacts.bulk_update'>['patch'];

const leadStatuses = ['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'] as const;
const plain = { kind: '', options: [], currency: '', retiredAt: null } as const;

/** Fields that every card has, as the form that sets one field of many cards takes them. */
export const cardFields: readonly Field[] = [
  {
    ...plain,
    options: leadStatuses.map((id) => ({ id, name: strings.contactCardPage.about.lead[id], colour: 0 })),
    id: 'lead_status',
    name: words.field.lead_status,
    type: 'choice',
  },
  { ...plain, options: [], id: 'source', name: words.field.source, type: 'text' },
  { ...plain, options: [], id: 'keep', name: words.column.keepDays, type: 'number' },
  { ...plain, options: [], id: 'do_not_call', name: words.field.do_not_call, type: 'yes_no' },
  { ...plain, options: [], id: 'do_not_mail', name: words.field.do_not_mail, type: 'yes_no' },
];

/**
 * What a field of the card becomes; undefined for a field of the user's own.
 * @param value canonical text, null to clear it
 */
export function cardPatch(id: string, value: string | null): Patch | undefined {
  switch (id) {
    case 'lead_status':
      return { leadStatus: leadStatuses.find((one) => one === value) ?? null };
    case 'source':
      return { source: value ?? '' };
    case 'keep':
      return { keepInTouchDays: value === null ? null : Number(value) };
    case 'do_not_call':
      return { doNotCall: value === 'yes' };
    case 'do_not_mail':
      return { doNotMail: value === 'yes' };
    default:
      return undefined;
  }
}
