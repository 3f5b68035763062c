import { strings } from '@shared/locale/index';
import { rhythmWord } from '@shared/locale/rhythm';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { ContactPatch } from './contact-create.service';

const columnOfField: Readonly<Record<keyof ContactPatch, string>> = {
  prefix: 'prefix',
  given: 'given',
  middle: 'middle',
  family: 'family',
  suffix: 'suffix',
  nickname: 'nickname',
  companyName: 'organisation',
  lifecycle: 'lifecycle',
  leadStatus: 'lead_status',
  source: 'source',
  birthday: 'birthday',
  notes: 'notes',
  ownerId: 'owner_id',
  doNotCall: 'do_not_call',
  doNotMail: 'do_not_mail',
  keepInTouchDays: 'keep_in_touch_days',
  phoneticGiven: 'phonetic_given',
  phoneticFamily: 'phonetic_family',
  nameOrder: 'name_order',
  readyBudget: 'ready_budget',
  readyNeed: 'ready_need',
  readyTiming: 'ready_timing',
  readyAuthority: 'ready_authority',
};
const flags = new Set(['ready_budget', 'ready_need', 'ready_timing', 'ready_authority', 'do_not_call', 'do_not_mail']);
const fieldOfColumn = new Map(
  Object.entries(columnOfField).map(([field, column]) => [column, field as keyof ContactPatch]),
);

/** The field of the contract that a column is, or undefined for one that no card shows. */
export function fieldOf(column: string): keyof ContactPatch | undefined {
  return fieldOfColumn.get(column);
}

/** A cell as a person reads it: names for ids, yes and no for flags, "nothing" for nothing. */
export function shownCell(raw: RawConnection, column: string, value: string | number | null): string {
  if (column === 'name_order') return (strings.contacts.nameOrders as Record<string, string>)[String(value)] ?? '';
  if (value === null || value === '') return strings.contacts.nothing;
  if (flags.has(column)) return value === 1 ? strings.contacts.yes : strings.contacts.no;
  if (column === 'owner_id')
    return (
      (prepared(raw, 'SELECT name FROM user WHERE id = ?').get(value) as { name: string } | undefined)?.name ??
      strings.contacts.nothing
    );
  if (column === 'lifecycle')
    return (strings.contacts.lifecycles as Record<string, string>)[String(value)] ?? String(value);
  if (column === 'lead_status')
    return (strings.contactCardPage.about.lead as Record<string, string>)[String(value)] ?? String(value);
  if (column === 'keep_in_touch_days') return rhythmWord(Number(value));
  const text = String(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
