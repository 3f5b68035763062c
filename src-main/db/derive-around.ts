import { contactColumnsWithoutEffect } from './derive-affected';
import type { LoggedTableName } from './logged-tables';
import { prepared } from './prepared';
import type { Write } from './writer';

/** Cards and deals whose derived columns hang on what a transaction wrote, beside those that its rows name as theirs. */
export interface Around {
  contacts: Set<string>;
  deals: Set<string>;
}

/** Of the changes `l` of cards those that something derived is made of: not a stage, an owner or a note. */
export const feedsDerived = `(l.col IS NULL OR l.col NOT IN (${[...contactColumnsWithoutEffect].map((column) => `'${column}'`).join(', ')}))`;

/** The rows of this transaction's changes of one table. */
const changed = (table: LoggedTableName) =>
  `change l CROSS JOIN ${table} r ON r.id = l.row_id WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = '${table}'`;

/** What each table's rows reach, told set-wise: a row at a time would cost more than deriving does. */
const reach: readonly { table: LoggedTableName; into: keyof Around; sql: string }[] = [
  // Of its people a company has nothing but when they were last talked with.
  {
    table: 'employment',
    into: 'contacts',
    sql: `SELECT DISTINCT r.company_id AS id FROM change l CROSS JOIN employment r ON r.id = l.row_id CROSS JOIN contact p ON p.id = r.contact_id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'employment' AND p.last_interaction_at IS NOT NULL`,
  },
  {
    table: 'contact',
    into: 'contacts',
    sql: `SELECT DISTINCT e.contact_id AS id FROM change l CROSS JOIN employment e ON e.company_id = l.row_id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'contact' AND ${feedsDerived}`,
  },
  {
    table: 'contact',
    into: 'contacts',
    sql: `SELECT DISTINCT e.company_id AS id FROM change l CROSS JOIN employment e ON e.contact_id = l.row_id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'contact' AND ${feedsDerived}`,
  },
  {
    table: 'interaction',
    into: 'contacts',
    sql: `SELECT DISTINCT ic.contact_id AS id FROM change l CROSS JOIN interaction_contact ic ON ic.interaction_id = l.row_id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'interaction'`,
  },
  {
    table: 'interaction_contact',
    into: 'contacts',
    sql: `SELECT DISTINCT r.contact_id AS id FROM ${changed('interaction_contact')}`,
  },
  {
    table: 'custom_field',
    into: 'contacts',
    sql: `SELECT DISTINCT v.contact_id AS id FROM change l CROSS JOIN custom_value v ON v.field_id = l.row_id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'custom_field'`,
  },
  {
    table: 'call_outcome',
    into: 'contacts',
    sql: `SELECT DISTINCT ic.contact_id AS id FROM change l CROSS JOIN interaction i ON i.outcome_id = l.row_id
          CROSS JOIN interaction_contact ic ON ic.interaction_id = i.id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'call_outcome'`,
  },
  { table: 'interaction', into: 'deals', sql: `SELECT DISTINCT r.deal_id AS id FROM ${changed('interaction')}` },
  { table: 'task', into: 'deals', sql: `SELECT DISTINCT r.deal_id AS id FROM ${changed('task')}` },
  { table: 'stage_change', into: 'deals', sql: `SELECT DISTINCT r.deal_id AS id FROM ${changed('stage_change')}` },
  { table: 'deal', into: 'deals', sql: `SELECT DISTINCT r.id FROM ${changed('deal')}` },
  { table: 'deal', into: 'contacts', sql: `SELECT DISTINCT r.company_id AS id FROM ${changed('deal')}` },
  {
    table: 'deal',
    into: 'contacts',
    sql: `SELECT DISTINCT dc.contact_id AS id FROM change l CROSS JOIN deal_contact dc ON dc.deal_id = l.row_id
          WHERE l.seq >= (SELECT first_change FROM tx WHERE seq = ?) AND l.tbl = 'deal'`,
  },
];

/**
 * The cards and deals around what a bulk transaction wrote: the employers whose people were talked with, the people of a
 * company that went or came, the deals of tasks, and whatever a row named before it named something else.
 * @param written the tables that it wrote to
 * @param onlyNewCards no card was written but new ones, taken back: on those nothing else hangs
 */
export function aroundWritten(
  write: Write,
  written: { has(table: LoggedTableName): boolean },
  onlyNewCards: boolean,
): Around {
  const { raw, txSeq } = write;
  const around: Around = { contacts: new Set(), deals: new Set() };
  const add = (into: keyof Around, rows: unknown[]) => {
    for (const { id } of rows as { id: string | null }[]) if (id !== null) around[into].add(id);
  };
  for (const { table, into, sql } of reach)
    if (written.has(table) && !(onlyNewCards && table === 'contact')) add(into, raw.prepare(sql).all(txSeq));
  const before = raw.prepare(
    'SELECT DISTINCT old AS id FROM change WHERE seq >= (SELECT first_change FROM tx WHERE seq = ?) AND col IN (SELECT value FROM json_each(?))',
  );
  add('contacts', before.all(txSeq, '["contact_id","company_id"]'));
  add('deals', before.all(txSeq, '["deal_id"]'));
  if (written.has('interaction') || written.has('interaction_contact')) {
    const employers = prepared(raw, 'SELECT company_id AS id FROM employment WHERE contact_id = ?');
    for (const id of Array.from(around.contacts)) add('contacts', employers.all(id));
  }
  return around;
}
