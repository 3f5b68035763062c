import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { entities } from '@shared/contract/index';
import { workStepNames, workSteps } from '@test/helpers/work-steps';
import { hungStepNames, hungSteps } from '@test/helpers/hung-steps';
import { ownStepNames, ownSteps } from '@test/helpers/own-steps';
import { createTestApp, CallError, type TestApp } from '@test/helpers/test-app';
import { derivedId } from '../core/ids';
import { columnsOf } from './change-log';
import { deriveAttachment, deriveDeal, deriveInteraction, deriveTask } from './derive';
import { deriveContacts } from './derive-contact';
import { loggedTables } from './logged-tables';
import type { RawConnection } from './open';
import { lastRedoable, lastUndoable, undoChanges, type TxRow } from './undo';
import { undoChangesInBulk } from './undo-bulk';

const apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

type Row = Record<string, unknown>;
/** Every logged cell, by table and id. */
type Snapshot = Map<string, Row>;

function snapshot(raw: RawConnection): Snapshot {
  const rows: Snapshot = new Map();
  for (const table of loggedTables) {
    // Settings are no entry of the history.
    if (table.name === 'setting') continue;
    const found = raw.prepare(`SELECT id, ${columnsOf(table).join(', ')} FROM ${table.name}`).all() as Row[];
    for (const row of found) rows.set(`${table.name} ${String(row['id'])}`, row);
  }
  return rows;
}

/** A row that came into being since lies in the trash after an undo, so the trash is left out. */
function comparable(rows: Snapshot): Record<string, Row> {
  const live = [...rows]
    .filter(([, row]) => row['deleted_at'] === null)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(live);
}

const derived: Readonly<Record<string, readonly string[]>> = {
  contact: [
    'display_name',
    'sort_name',
    'company_id',
    'company_name',
    'company_sort',
    'primary_phone',
    'primary_phone_e164',
    'primary_email',
    'city',
    'postal_code',
    'country',
    'job_title',
    'last_interaction_at',
    'last_channel',
    'last_outcome',
    'next_task_id',
    'next_task_title',
    'next_task_at',
    'open_deal_amount',
    'open_deal_count',
    'won_deal_amount',
    'won_deal_count',
    'touch_due',
    'picture_id',
    'search_text',
  ],
  deal: ['title_sort', 'stage_since', 'last_touch_at', 'next_task_id', 'next_task_at', 'search_text'],
  interaction_contact: ['occurred_at'],
};
const indexes = ['attachment_fts', 'contact_fts', 'deal_fts', 'task_fts', 'interaction_fts'];

/** What is derived of live rows, and every entry of the search indexes. */
function derivedState(raw: RawConnection): Record<string, unknown> {
  const state: Record<string, unknown> = {};
  for (const [table, columns] of Object.entries(derived)) {
    for (const row of raw
      .prepare(`SELECT id, ${columns.join(', ')} FROM ${table} WHERE deleted_at IS NULL ORDER BY id`)
      .all() as Row[])
      state[`${table} ${String(row['id'])}`] = row;
  }
  for (const index of indexes) {
    raw.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${index}_terms USING fts5vocab(main, ${index}, 'instance')`);
    state[index] = raw.prepare(`SELECT doc || ' ' || term FROM temp.${index}_terms ORDER BY 1`).pluck().all();
  }
  return state;
}

/** The same, made anew from the logged cells alone. */
function madeAnew(raw: RawConnection): Record<string, unknown> {
  const ids = (rows: string) => raw.prepare(`SELECT id FROM ${rows}`).pluck().all() as string[];
  raw.exec('BEGIN');
  try {
    for (const index of indexes) raw.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
    for (const id of ids('interaction')) deriveInteraction(raw, id);
    // A card in the trash keeps what it was called by there until it comes out.
    deriveContacts(raw, ids('contact WHERE deleted_at IS NULL'));
    for (const id of ids('deal')) deriveDeal(raw, id);
    for (const id of ids('task')) deriveTask(raw, id);
    for (const id of ids('attachment')) deriveAttachment(raw, id);
    return derivedState(raw);
  } finally {
    raw.exec('ROLLBACK');
  }
}

const texts = ['Ana', 'Björn Straße', '', 'Łódź & Søn', '李小龍', '😀 Ltd', 'עברית', 'x'.repeat(300), '  Ana  '];
const operations = [
  'person',
  'company',
  'rename',
  'renameCompany',
  'nickname',
  'method',
  'unmethod',
  'address',
  'employ',
  'leave',
  'newTag',
  'tag',
  'roles',
  'lifecycle',
  'owner',
  'trash',
  'trashMany',
  'tagMany',
  'ownMany',
  'restore',
  'restoreMany',
  'undoOnce',
  'log',
  'logStep',
  'editLog',
  'trashLog',
  'currency',
  'timeZone',
  'rhythm',
  'snooze',
  'nameOrder',
  'job',
  'unjob',
  'relate',
  'unrelate',
  ...ownStepNames,
  ...workStepNames,
  ...hungStepNames,
  'merge',
  'mergeCompanies',
] as const;
interface Step {
  operation: (typeof operations)[number];
  a: number;
  b: number;
  text: string;
}

/** Does one thing to whatever is there, as a window would; what is refused in words is no step. */
async function take(app: TestApp, { operation, a, b, text }: Step): Promise<void> {
  const { raw } = app.connection;
  const pick = (sql: string, which: number): string => {
    const found = raw.prepare(sql).pluck().all() as string[];
    return found[which % Math.max(1, found.length)] ?? derivedId('nothing');
  };
  const contact = (which: number) => pick('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id', which);
  const person = (which: number) =>
    pick("SELECT id FROM contact WHERE deleted_at IS NULL AND kind = 'person' ORDER BY id", which);
  const company = (which: number) =>
    pick("SELECT id FROM contact WHERE deleted_at IS NULL AND kind = 'company' ORDER BY id", which);
  const trashed = (which: number) => pick('SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY id', which);
  const deal = (which: number) => pick('SELECT id FROM deal WHERE deleted_at IS NULL ORDER BY id', which);
  const task = (which: number) => pick('SELECT id FROM task WHERE deleted_at IS NULL ORDER BY id', which);
  const entry = (which: number) => pick('SELECT id FROM interaction WHERE deleted_at IS NULL ORDER BY id', which);
  // Enough ids to go the way of many cards; those that name none are passed over.
  const many = (ids: readonly string[]) => [
    ...ids,
    ...Array.from({ length: 500 }, (_, index) => derivedId('none', `${index}`)),
  ];
  const title = text.trim() === '' ? 'Untitled' : text;
  const date = `2026-12-${String(1 + (b % 28)).padStart(2, '0')}`;
  const log = {
    channel: (['call', 'email', 'note', 'meeting'] as const)[b % 4]!,
    direction: 'out' as const,
    contactId: contact(a),
    dealId: b % 3 === 0 ? deal(b) : null,
    body: text,
    occurredAt: `2026-11-${String(1 + (b % 28)).padStart(2, '0')}T10:00:00.000Z`,
  };
  const run: Record<Step['operation'], () => Promise<unknown>> = {
    person: () =>
      app.call('contacts.create', {
        kind: 'person',
        name: text,
        company: b % 2 === 0 ? { name: texts[a % texts.length]! } : b % 3 === 0 ? { id: company(a) } : null,
        methods: [{ kind: 'email', label: 'work', value: `p${a}@example.org` }],
      }),
    company: () => app.call('contacts.create', { kind: 'company', name: title }),
    rename: () => app.call('contacts.update', { id: person(a), patch: { given: text, family: texts[b % 9]! } }),
    renameCompany: () => app.call('contacts.update', { id: company(a), patch: { companyName: title } }),
    nickname: () => app.call('contacts.update', { id: person(a), patch: { given: '', family: '', nickname: '' } }),
    method: () =>
      app.call('contacts.save_method', {
        contactId: contact(a),
        kind: b % 2 === 0 ? 'phone' : 'email',
        label: 'home',
        value: b % 2 === 0 ? `0161 496 0${100 + b}` : `m${b}@example.com`,
        isPrimary: b % 3 === 0,
      }),
    unmethod: () =>
      app.call('contacts.remove_method', {
        id: pick('SELECT id FROM contact_method WHERE deleted_at IS NULL ORDER BY id', a),
      }),
    address: () =>
      app.call('contacts.save_address', {
        contactId: contact(a),
        label: 'work',
        street: '1 High Street',
        city: title,
        region: '',
        postalCode: `${b}`,
        country: b % 2 ? 'GB' : '',
      }),
    employ: () => app.call('contacts.set_company', { id: person(a), company: { id: company(b) }, title: text }),
    leave: () => app.call('contacts.set_company', { id: person(a), company: null }),
    newTag: () => app.call('tags.create', { name: `t${b % 3}` }),
    tag: () => {
      const tag = pick('SELECT id FROM tag WHERE deleted_at IS NULL ORDER BY id', b);
      return app.call('contacts.set_tags', {
        ids: [contact(a)],
        add: b % 3 === 0 ? [] : [tag],
        remove: b % 3 === 0 ? [tag] : [],
      });
    },
    roles: () => app.call('contacts.set_roles', { id: contact(a), roles: b % 2 === 0 ? ['customer'] : ['supplier'] }),
    lifecycle: () =>
      app.call('contacts.bulk_update', { ids: [contact(a), contact(b)], patch: { lifecycle: 'customer' } }),
    owner: () => app.call('contacts.bulk_update', { ids: [contact(a)], patch: { ownerId: null } }),
    trash: () => app.call('contacts.trash', { ids: [contact(a)] }),
    trashMany: () => app.written(app.call('contacts.trash', { ids: many([contact(a), contact(b)]) })),
    tagMany: () =>
      app.written(
        app.call('contacts.set_tags', { filter: {}, except: [contact(a)], add: [], addNames: ['All'], remove: [] }),
      ),
    ownMany: () =>
      app.written(app.call('contacts.bulk_update', { filter: {}, patch: { ownerId: null, lifecycle: 'inactive' } })),
    restore: () => app.call('contacts.restore', { ids: [trashed(a)] }),
    restoreMany: () => app.written(app.call('contacts.restore', { ids: many([trashed(a), trashed(b)]) })),
    undoOnce: () => app.call('history.undo', {}),
    log: () => app.call('interactions.log', log),
    logStep: () =>
      app.call('interactions.log', {
        ...log,
        nextStep: { kind: 'call', title, dueDate: date, dueTime: b % 2 ? '10:30' : null },
        fulfilsTaskId: b % 2 ? task(b) : null,
      }),
    editLog: () =>
      app.call('interactions.update', {
        id: entry(a),
        patch: { subject: text, occurredAt: log.occurredAt, dealId: b % 2 ? deal(b) : null },
      }),
    trashLog: () => app.call('interactions.trash', { id: entry(a) }),
    ...workSteps(app, { pick, many, date }, a, b, title),
    currency: () => app.call('settings.update', { currency: b % 2 ? 'USD' : 'GBP' }),
    timeZone: () => app.call('settings.update', { timeZone: b % 2 ? 'Pacific/Auckland' : 'Europe/London' }),
    ...ownSteps(app, pick, a, b),
    ...hungSteps(app, pick, a, b, title),
    rhythm: () => app.call('contacts.update', { id: contact(a), patch: { keepInTouchDays: b % 5 === 0 ? null : b } }),
    snooze: () => app.call('contacts.snooze_touch', { id: contact(a), until: '2027-03-01' }),
    nameOrder: () =>
      app.call('contacts.update', {
        id: person(a),
        patch: { nameOrder: b % 2 ? 'family' : '', phoneticFamily: text, readyNeed: b % 3 === 0 },
      }),
    job: () =>
      app.call('employments.save', {
        contactId: person(a),
        company: b % 3 === 0 ? { name: title } : { id: company(b) },
        title: text,
        department: '',
        from: '2019',
        to: '2021-03',
        isCurrent: b % 4 !== 0,
        isPrimary: b % 2 === 0,
      }),
    unjob: () =>
      app.call('employments.remove', { id: pick('SELECT id FROM employment WHERE deleted_at IS NULL ORDER BY id', a) }),
    relate: async () => {
      const kinds = (await app.call('relationships.kinds', {})).rows;
      return app.call('relationships.save', {
        contactId: contact(a),
        otherId: contact(b),
        kindId: kinds[(a + b) % kinds.length]!.id,
        reversed: b % 2 === 0,
        note: text,
      });
    },
    unrelate: () =>
      app.call('relationships.remove', {
        id: pick('SELECT id FROM relationship WHERE deleted_at IS NULL ORDER BY id', a),
      }),
    merge: () => app.written(app.call('merge.run', { keeperId: person(a), ids: [person(b), person(a + b)] })),
    mergeCompanies: () => app.written(app.call('merge.run', { keeperId: company(a), ids: [company(b)] })),
  };
  try {
    await run[operation]();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
  }
}

/** Undoes or does again one entry, the way of a click or the way of a job. */
async function putBack(app: TestApp, kind: 'undo' | 'redo', tx: TxRow, inBulk: boolean): Promise<void> {
  await app.writer.write(
    { label: kind, kind, undoes: tx.seq, bulk: inBulk ? entities : undefined },
    (write) => (inBulk ? undoChangesInBulk(write, tx, () => undefined) : undoChanges(write, tx)).left,
  );
}

const steps = fc.array(
  fc.record({
    operation: fc.constantFrom(...operations),
    a: fc.nat(30),
    b: fc.nat(30),
    text: fc.constantFrom(...texts),
  }),
  { minLength: 1, maxLength: 25, size: 'max' },
);

/** So that a run begins with something to act on. */
const ground: readonly Step[] = [
  { operation: 'newTag', a: 0, b: 0, text: '' },
  { operation: 'person', a: 0, b: 2, text: 'Ana Ruiz' },
  { operation: 'person', a: 3, b: 4, text: '' },
  { operation: 'company', a: 0, b: 0, text: 'Northwind' },
  { operation: 'employ', a: 0, b: 1, text: 'Buyer' },
  { operation: 'deal', a: 1, b: 1, text: 'Refit' },
  { operation: 'logStep', a: 1, b: 3, text: 'spoke of the refit' },
  { operation: 'task', a: 2, b: 1, text: 'Send the offer' },
];

test.each([
  ['one by one', false],
  ['as a job does', true],
])(
  'what was done is undone and done again %s, cell by cell, and all that is derived follows',
  async (_, inBulk) => {
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const app = await createTestApp();
        apps.push(app);
        const { raw } = app.connection;
        const before = new Map<string, Record<string, Row>>();
        const after = new Map<string, Record<string, Row>>();
        let state = comparable(snapshot(raw));
        for (const step of [...ground, ...some]) {
          app.clock.advance(60_000);
          await take(app, step);
          expect(derivedState(raw), `after ${step.operation}`).toEqual(madeAnew(raw));
          const last = state;
          state = comparable(snapshot(raw));
          const made = lastUndoable(raw)!.id;
          if (step.operation === 'undoOnce' || before.has(made)) continue;
          before.set(made, last);
          after.set(made, state);
        }
        for (let tx = lastUndoable(raw); tx !== undefined; tx = lastUndoable(raw)) {
          app.clock.advance(60_000);
          await putBack(app, 'undo', tx, inBulk);
          expect(comparable(snapshot(raw)), `undo of ${tx.label}`).toEqual(before.get(tx.id));
          expect(derivedState(raw), `derived after undo of ${tx.label}`).toEqual(madeAnew(raw));
        }
        for (let tx = lastRedoable(raw); tx !== undefined; tx = lastRedoable(raw)) {
          app.clock.advance(60_000);
          await putBack(app, 'redo', tx, inBulk);
          const { id } = raw.prepare('SELECT id FROM tx WHERE seq = ?').get(tx.undoes) as { id: string };
          expect(comparable(snapshot(raw)), `redo after ${tx.label}`).toEqual(after.get(id));
          expect(derivedState(raw), `derived after redo of ${tx.label}`).toEqual(madeAnew(raw));
        }
        expect(comparable(snapshot(raw))).toEqual(after.get(lastUndoable(raw)!.id));
        await apps.pop()?.close();
      }),
      { numRuns: inBulk ? 4 : 6 },
    );
  },
  60_000,
);
