import { derivedId } from '@main/core/ids';
import { loggedTables } from '@main/db/logged-tables';
import { stamped } from '@main/db/writer';
import type { TestApp } from './test-app';

/** What a card of a test is made from. */
export interface TestPerson {
  given?: string;
  family?: string;
  phone?: string;
  companyId?: string;
  birthday?: string;
}

const nothing = { owner_id: null, lead_status: null, first_touch_channel: null, keep_in_touch_days: null };

/** Puts a person into the file, past the contacts feature, as a system entry that undo does not reach. */
export async function makePerson(test: TestApp, person: TestPerson): Promise<string> {
  const { value } = await test.writer.write({ label: 'Make a person', kind: 'system' }, async (write) => {
    const row = stamped(write, {
      ...nothing,
      kind: 'person' as const,
      given: person.given ?? '',
      family: person.family ?? '',
      birthday: person.birthday ?? null,
    });
    await write.db.insertInto('contact').values(row).execute();
    if (person.phone !== undefined) {
      await write.db
        .insertInto('contact_method')
        .values(
          stamped(write, {
            contact_id: row.id,
            kind: 'phone' as const,
            label: 'work',
            value: person.phone,
            normalised: person.phone.replaceAll(' ', ''),
            digits: person.phone.replace(/\D/g, ''),
            is_primary: 1,
            position: 'a0',
          }),
        )
        .execute();
    }
    if (person.companyId !== undefined) {
      await write.db
        .insertInto('employment')
        .values(
          stamped(write, {
            contact_id: row.id,
            company_id: person.companyId,
            title: '',
            department: '',
            from_date: null,
            to_date: null,
            is_current: 1,
          }),
        )
        .execute();
    }
    return row.id;
  });
  return value;
}

/** Puts a company into the file. */
export async function makeCompany(test: TestApp, organisation: string): Promise<string> {
  const { value } = await test.writer.write({ label: 'Make a company', kind: 'system' }, async (write) => {
    const row = stamped(write, { ...nothing, kind: 'company' as const, organisation, birthday: null });
    await write.db.insertInto('contact').values(row).execute();
    return row.id;
  });
  return value;
}

/** Moves a row to the trash, or takes it out. */
export async function trashRow(
  test: TestApp,
  table: 'contact' | 'deal' | 'interaction' | 'task',
  id: string,
  trashed = true,
): Promise<void> {
  await test.writer.write({ label: 'Trash', kind: 'system' }, (write) =>
    write.db
      .updateTable(table)
      .set({ deleted_at: trashed ? write.at : null })
      .where('id', '=', id)
      .execute(),
  );
}

/** The id of a row that every new file has. */
export const builtIn = {
  outcome: (key: string) => derivedId('call_outcome', key),
  stage: (key: string) => derivedId('stage', 'sales', key),
  pipeline: derivedId('pipeline', 'sales'),
  reason: (kind: 'won' | 'lost', key: string) => derivedId('outcome_reason', kind, key),
};

/**
 * Everything that a person could see, by table: each live row without its stamps. Two equal answers are two equal files.
 */
export function everythingLive(test: TestApp): Record<string, unknown[]> {
  const { raw } = test.connection;
  const all: Record<string, unknown[]> = {};
  for (const table of loggedTables) {
    const columns = (raw.pragma(`table_info(${table.name})`) as { name: string }[])
      .map((column) => column.name)
      .filter((name) => !['rid', 'updated_at', 'updated_by', 'revision'].includes(name));
    all[table.name] = raw
      .prepare(`SELECT ${columns.join(', ')} FROM ${table.name} WHERE deleted_at IS NULL ORDER BY id`)
      .all();
  }
  for (const fts of ['contact_fts', 'deal_fts', 'task_fts', 'interaction_fts']) {
    all[fts] = raw.prepare(`SELECT rowid FROM ${fts} ORDER BY rowid`).all();
  }
  return all;
}

/**
 * The steps of the plans of every query that a piece of work prepares, as SQLite tells them. Ask a fresh app: a statement
 * that was prepared before is not seen.
 */
export async function plansOf(test: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { raw } = test.connection;
  const prepare = raw.prepare.bind(raw);
  const statements = new Set<string>();
  Object.defineProperty(raw, 'prepare', {
    configurable: true,
    value: (sql: string) => {
      statements.add(sql);
      return prepare(sql);
    },
  });
  try {
    await work();
  } finally {
    Reflect.deleteProperty(raw, 'prepare');
  }
  return [...statements]
    .filter((sql) => /^\s*SELECT/i.test(sql))
    .flatMap((sql) => {
      const nulls = Array.from({ length: sql.split('?').length - 1 }, () => null);
      return (prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nulls) as { detail: string }[]).map((step) => step.detail);
    });
}
