import { cardsWithField } from './custom-texts';
import type { RawConnection } from './open';
import { prepared } from './prepared';

/** A row that a transaction wrote: its table, its id and the columns; `+` stands for a create. */
export interface TouchedRow {
  tbl: string;
  rowId: string;
  cols: string;
}

/** The cards, deals, entries and tasks whose derived columns and search entries are to be made again. */
export interface Affected {
  /** The file counts in another currency now. */
  currency: boolean;
  /** Cards of which nothing changed but what they have in fields of the user's own. */
  customised: Set<string>;
  contacts: Set<string>;
  deals: Set<string>;
  interactions: Set<string>;
  tasks: Set<string>;
  attachments: Set<string>;
}

/** Columns of a card that nothing derived is made of. */
export const contactColumnsWithoutEffect: ReadonlySet<string> = new Set([
  'lifecycle',
  'lead_status',
  'source',
  'first_touch_channel',
  'birthday',
  'notes',
  'owner_id',
  'do_not_call',
  'do_not_mail',
  'external_id',
  'ready_budget',
  'ready_need',
  'ready_timing',
  'ready_authority',
  'merged_into',
]);

/** What the rows of a transaction feed. */
export function affectedBy(raw: RawConnection, touched: readonly TouchedRow[]): Affected {
  const affected: Affected = {
    currency: false,
    customised: new Set(),
    contacts: new Set(),
    deals: new Set(),
    interactions: new Set(),
    tasks: new Set(),
    attachments: new Set(),
  };
  const add = (set: Set<string>, id: unknown) => {
    if (typeof id === 'string') set.add(id);
  };
  for (const row of touched) {
    const references = () => referencesOf(raw, row);
    switch (row.tbl) {
      case 'contact': {
        const columns = row.cols.split(',');
        if (columns.every((column) => contactColumnsWithoutEffect.has(column))) break;
        affected.contacts.add(row.rowId);
        for (const { id } of prepared(raw, 'SELECT contact_id AS id FROM employment WHERE company_id = ?').all(
          row.rowId,
        ) as { id: string }[])
          affected.contacts.add(id);
        break;
      }
      case 'custom_field':
        if (row.cols === 'position' || row.cols === 'name') break;
        for (const id of cardsWithField(raw, row.rowId)) affected.customised.add(id);
        break;
      case 'custom_value':
        for (const reference of references()) add(affected.customised, reference.contact_id);
        break;
      case 'contact_method':
      case 'address':
      case 'employment':
        for (const reference of references()) {
          add(affected.contacts, reference.contact_id);
          add(affected.contacts, reference.company_id);
        }
        break;
      case 'interaction':
        affected.interactions.add(row.rowId);
        for (const reference of references()) add(affected.deals, reference.deal_id);
        for (const { id } of prepared(
          raw,
          'SELECT contact_id AS id FROM interaction_contact WHERE interaction_id = ?',
        ).all(row.rowId) as { id: string }[])
          affected.contacts.add(id);
        break;
      case 'interaction_contact':
        for (const reference of references()) {
          add(affected.contacts, reference.contact_id);
          add(affected.interactions, reference.interaction_id);
        }
        break;
      case 'task':
        affected.tasks.add(row.rowId);
        for (const reference of references()) {
          add(affected.contacts, reference.contact_id);
          add(affected.deals, reference.deal_id);
        }
        break;
      case 'deal':
        affected.deals.add(row.rowId);
        for (const reference of references()) {
          add(affected.contacts, reference.contact_id);
          add(affected.contacts, reference.company_id);
        }
        for (const { id } of prepared(raw, 'SELECT contact_id AS id FROM deal_contact WHERE deal_id = ?').all(
          row.rowId,
        ) as { id: string }[])
          affected.contacts.add(id);
        break;
      case 'attachment':
        affected.attachments.add(row.rowId);
        break;
      case 'stage_change':
      case 'deal_contact':
        for (const reference of references()) {
          add(affected.deals, reference.deal_id);
          add(affected.contacts, reference.contact_id);
        }
        break;
      case 'call_outcome':
        // A list shows how the last call ended by the outcome's name.
        if (row.cols.split(',').includes('name'))
          for (const { id } of prepared(
            raw,
            `SELECT DISTINCT ic.contact_id AS id FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.outcome_id = ?`,
          ).all(row.rowId) as { id: string }[])
            affected.contacts.add(id);
        break;
      case 'setting':
        affected.currency ||=
          prepared(raw, "SELECT 1 FROM setting WHERE id = ? AND key = 'currency'").get(row.rowId) !== undefined;
        // When a day ends decides on which day somebody is due.
        if (prepared(raw, "SELECT 1 FROM setting WHERE id = ? AND key = 'timeZone'").get(row.rowId) !== undefined)
          for (const { id } of prepared(raw, 'SELECT id FROM contact WHERE keep_in_touch_days IS NOT NULL').all() as {
            id: string;
          }[])
            affected.contacts.add(id);
        break;
      default:
        break;
    }
  }
  return affected;
}

/** The row's references now, and those it had before this transaction's edits. */
function referencesOf(raw: RawConnection, row: TouchedRow): Record<string, unknown>[] {
  const now = prepared(raw, `SELECT * FROM ${row.tbl} WHERE id = ?`).get(row.rowId) as
    | Record<string, unknown>
    | undefined;
  const before = prepared(
    raw,
    `SELECT col, old FROM change WHERE row_id = ? AND seq >= (SELECT first_change FROM tx WHERE seq = (SELECT seq FROM ctx))
       AND col IN ('contact_id', 'company_id', 'deal_id', 'interaction_id')`,
  ).all(row.rowId) as { col: string; old: unknown }[];
  return [...(now === undefined ? [] : [now]), ...before.map(({ col, old }) => ({ [col]: old }))];
}
