import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

type Plan = Partial<InputOf<'imports.check'>>;

async function check(text: string, plan: Plan = {}) {
  const fileId = await test.upload('records.csv', text);
  const settings = plan.settings ?? {};
  const seen = await test.call('imports.inspect', { fileId, settings });
  const columns = seen.columns.map(({ index, target }) => ({ index, target }));
  const { jobId, batchId } = await test.call('imports.check', { fileId, columns, onMatch: 'update', ...plan });
  expect((await test.job(jobId)).error).toBeNull();
  return { batchId, seen, fileId, columns, ...(await test.call('imports.rows', { batchId })) };
}

async function commit(batchId: string) {
  const { jobId } = await test.call('imports.commit', { batchId });
  const ended = await test.job(jobId);
  expect(ended.error).toBeNull();
  return ended.result as { added: number; updated: number; skipped: number; failed: number; txId: string };
}

const all = (sql: string) => test.connection.raw.prepare(sql).all();

const deals = () =>
  all(
    `SELECT d.title, d.amount, d.currency, s.name AS stage, d.expected_close AS close, c.display_name AS contact, w.display_name AS company, d.notes
     FROM deal d JOIN stage s ON s.id = d.stage_id LEFT JOIN contact c ON c.id = d.contact_id LEFT JOIN contact w ON w.id = d.company_id
     WHERE d.deleted_at IS NULL ORDER BY d.rid`,
  );

async function person(name: string, company: string | null, email?: string) {
  const { id } = await test.call('contacts.create', {
    kind: 'person',
    name,
    company: company === null ? null : { name: company },
    methods: email === undefined ? [] : [{ kind: 'email', label: '', value: email }],
  });
  return id;
}

describe('deals', () => {
  const hubspot =
    'Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Associated Contact,Associated Company\r\n' +
    '90001,Refit,closedwon,"1.234,56",2026-03-31,Nobody Here,Zoë Fairfax,Fairfax Events\r\n' +
    '90002,Lights,Proposal,"99,00",2026-04-30,,Inês Duarte,Fairfax Events\r\n';

  it('come in by HubSpot’s header, with cards found by name or made once, and are not doubled', async () => {
    await person('Zoë Fairfax', 'Fairfax Events');
    const { batchId, seen, counts, rows } = await check(hubspot);
    expect(seen.about).toBe('deals');
    expect(counts).toMatchObject({ total: 2, add: 2 });
    expect(rows[1]?.reason).toBe('Makes a card for Inês Duarte');
    expect(await commit(batchId)).toMatchObject({ added: 2, failed: 0 });
    expect(deals()).toEqual([
      {
        title: 'Refit',
        amount: 123456,
        currency: 'GBP',
        stage: 'Won',
        close: '2026-03-31',
        contact: 'Zoë Fairfax',
        company: 'Fairfax Events',
        notes: 'Owner: Nobody Here',
      },
      {
        title: 'Lights',
        amount: 9900,
        currency: 'GBP',
        stage: 'Proposal',
        close: '2026-04-30',
        contact: 'Inês Duarte',
        company: 'Fairfax Events',
        notes: '',
      },
    ]);
    expect(all("SELECT count(*) AS n FROM contact WHERE kind = 'company'")).toEqual([{ n: 1 }]);
    const again = await check(hubspot.replace('"99,00"', '"120,00"'));
    expect(again.counts).toMatchObject({ update: 1, skip: 1, add: 0 });
    expect(await commit(again.batchId)).toMatchObject({ updated: 1, skipped: 1 });
    expect(deals()).toMatchObject([{ amount: 123456 }, { amount: 12000 }]);
  });

  it('are taken back whole, cards too, and are one line of the imports with what each column held', async () => {
    const { batchId } = await check(hubspot);
    const { txId } = await commit(batchId);
    const [line] = (await test.call('imports.list', {})).rows;
    expect(line).toMatchObject({ kind: 'deals', added: 2, cards: 3, undone: false });
    expect(line?.tally.find(({ header }) => header === 'Deal owner')).toEqual({
      header: 'Deal owner',
      target: 'deals.owner',
      values: 1,
      kept: 1,
    });
    const undone = await test.call('history.undo', { txId });
    if (undone.jobId !== null) await test.job(undone.jobId);
    expect(deals()).toEqual([]);
    expect(all('SELECT 1 FROM contact WHERE deleted_at IS NULL')).toEqual([]);
  });

  it('go where the table of values says, and rows that cannot be read come back', async () => {
    const file =
      'Deal title;Value;Stage;Close date\n“A”;12 €;Engaging;31/12/2026\nB;lots;Engaging;01/02/2026\n;5;Lost;\n';
    const first = await check(file);
    const { values, choices } = await test.call('imports.values', { fileId: first.fileId, columns: first.columns });
    expect(values.map(({ value, rows }) => [value, rows])).toEqual([
      ['Engaging', 2],
      ['Lost', 1],
    ]);
    const demo = choices.stage.find(({ name }) => name === 'Demo')?.id ?? '';
    const { batchId, rows } = await check(file, { values: [{ field: 'stage', from: 'Engaging', to: demo }] });
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['add', ''],
      ['fix', 'Value: “lots” is not an amount'],
      ['fix', 'No title'],
    ]);
    expect(await commit(batchId)).toMatchObject({ added: 1, failed: 2 });
    expect(deals()).toMatchObject([
      { title: '“A”', amount: 1200, currency: 'EUR', stage: 'Demo', close: '2026-12-31' },
    ]);
    const failed = await test.call('imports.failed_rows', { batchId });
    expect(failed.bytes).toBeGreaterThan(50);
  });

  it('of a name that several have wait for a decision, and go to the card that is chosen', async () => {
    await person('Ana Ruiz', 'One');
    await person('Ana Ruiz', 'Two');
    const { batchId, rows } = await check(
      'Deal name,Amount,Stage,Contact\nLift,5,Demo,Ana Ruiz\nRamp,6,Demo,Ana Ruiz\n',
    );
    expect(rows.map(({ action }) => action)).toEqual(['unsure', 'unsure']);
    await test.call('imports.decide', { batchId, rows: [1], action: 'update' });
    await test.call('imports.decide', { batchId, rows: [2], action: 'add' });
    expect(await commit(batchId)).toMatchObject({ added: 2 });
    expect(all("SELECT count(*) AS n FROM contact WHERE display_name = 'Ana Ruiz'")).toEqual([{ n: 3 }]);
    expect(deals()[0]).toMatchObject({ contact: 'Ana Ruiz', company: expect.stringMatching(/One|Two/) });
  });

  it('leave cards alone where that is chosen, and say in the notes who it was', async () => {
    const { batchId } = await check(hubspot, { makeCards: false });
    await commit(batchId);
    expect(all('SELECT 1 FROM contact')).toEqual([]);
    expect(deals()[1]).toMatchObject({ contact: null, notes: 'Contact: Fairfax Events\nContact: Inês Duarte' });
  });

  it('fill in blanks only where that is chosen', async () => {
    await commit((await check('Record ID,Deal name,Amount,Stage\n77,Lift,5,Demo\n')).batchId);
    const { batchId } = await check('Record ID,Deal name,Amount,Stage,Source\n77,Lift,9,Demo,Fair\n', {
      onUpdate: 'fill',
    });
    expect(await commit(batchId)).toMatchObject({ updated: 1 });
    expect(all('SELECT amount, source FROM deal')).toEqual([{ amount: 500, source: 'Fair' }]);
  });
});

describe('tasks, activities and products', () => {
  it('recognises what a file is about in eight languages', async () => {
    const about = async (header: string) => {
      const fileId = await test.upload('a.csv', `${header}\n${header.replace(/[^,;]+/g, 'x')}\n`);
      return (await test.call('imports.inspect', { fileId })).about;
    };
    expect(await about('Titel;Betrag;Phase;Abschlussdatum;Firma')).toBe('deals');
    expect(await about('Titre;Montant;Étape;Date de clôture')).toBe('deals');
    expect(await about('Título;Importe;Etapa;Fecha de cierre')).toBe('deals');
    expect(await about('Nazwa;Kwota;Etap;Data zamknięcia')).toBe('deals');
    expect(await about('Deal - Title,Deal - Value,Deal - Stage,Deal - Contact person')).toBe('deals');
    expect(await about('Opportunity Name,Stage,Amount,Close Date,Account Name')).toBe('deals');
    expect(await about('Oggetto;Scadenza;Stato;Contatto')).toBe('tasks');
    expect(await about('Onderwerp;Vervaldatum;Prioriteit')).toBe('tasks');
    expect(await about('Assunto;Data de vencimento;Contato')).toBe('tasks');
    expect(await about('Call Title,Call notes,Activity date,Call outcome,Call duration')).toBe('activities');
    expect(await about('Datum;Typ;Betreff;Notizen;Kontakt')).toBe('activities');
    expect(await about('Product,Series,Sales_Price')).toBe('products');
    expect(await about('Artikelnummer;Bezeichnung;Preis')).toBe('products');
    expect(await about('name,product_code,description,created_date')).toBe('products');
    expect(await about('First Name,Last Name,Email,Phone,Company,Notes')).toBe('contacts');
    expect(await about('Name,E-mail 1 - Value,Birthday,Notes')).toBe('contacts');
  });

  it('puts tasks on the card of their email, with due time, priority and what is done', async () => {
    const ana = await person('Ana Ruiz', null, 'ana@one.example');
    const { batchId, seen } = await check(
      'Task Title,Due date,Priority,Task Type,Task Status,Contact email\nRing her,2026-05-04 2:30 PM,HIGH,CALL,NOT_STARTED,ANA@one.example\nPaper,05/06/2026,,TODO,COMPLETED,\n',
    );
    expect(seen.about).toBe('tasks');
    expect(seen.dateOrder?.order).toBe('dmy');
    await commit(batchId);
    expect(
      all('SELECT kind, title, due_date, due_time, priority, contact_id, done_at IS NOT NULL AS done FROM task'),
    ).toEqual([
      {
        kind: 'call',
        title: 'Ring her',
        due_date: '2026-05-04',
        due_time: '14:30',
        priority: 'high',
        contact_id: ana,
        done: 0,
      },
      {
        kind: 'todo',
        title: 'Paper',
        due_date: '2026-06-05',
        due_time: null,
        priority: 'normal',
        contact_id: null,
        done: 1,
      },
    ]);
    const other = await check('Task Title,Due date\nPaper two,05/06/2026\n', { settings: { dateOrder: 'mdy' } });
    await commit(other.batchId);
    expect(all("SELECT due_date FROM task WHERE title = 'Paper two'")).toEqual([{ due_date: '2026-05-06' }]);
  });

  it('says which names of a task it leaves out, and counts them as such', async () => {
    await person('Ana Ruiz', null, 'ana@one.example');
    const file =
      'Task title,Due date,Assigned to,Contact,Deal\nRing,2026-05-04,Nobody Here,Bo Lind,Lift\nWrite,2026-05-05,,Ana Ruiz,\n';
    const { batchId, rows } = await check(file, { makeCards: false });
    expect(rows.map(({ reason }) => reason)).toEqual([
      'Owner left out: nobody here is called Nobody Here. Contact left out: no card of Bo Lind. Deal left out: no deal called Lift',
      '',
    ]);
    await commit(batchId);
    const [line] = (await test.call('imports.list', {})).rows;
    const kept = line?.tally.map(({ header, values, kept: count, why }) => [header, values, count, why ?? '']);
    expect(kept).toEqual([
      ['Task title', 2, 2, ''],
      ['Due date', 2, 2, ''],
      ['Assigned to', 1, 0, 'Owner left out: nobody here is called Nobody Here'],
      ['Contact', 2, 1, 'Contact left out: no card of Bo Lind'],
      ['Deal', 1, 0, 'Deal left out: no deal called Lift'],
    ]);
  });

  it('keeps in the notes of an activity whom and what it was about where neither is here', async () => {
    const file =
      'Activity date,Activity type,Notes,Contact,Contact email,Deal\n2026-05-04,Note,Hello,Bo Lind,bo@one.example,Lift\n';
    await commit((await check(file, { makeCards: false })).batchId);
    expect(all('SELECT body FROM interaction')).toEqual([
      { body: 'Hello\nContact: Bo Lind, bo@one.example\nDeal: Lift' },
    ]);
    const [line] = (await test.call('imports.list', {})).rows;
    expect(line?.tally.every(({ values, kept }) => values === kept)).toBe(true);
  });

  it.each([
    ['Call duration (HH:mm:ss)', '00:01:35', 95],
    ['Call duration (ms)', '95000', 95],
    ['hs_call_duration', '400', 0],
    ['Call duration', '95000', 95],
    ['Call duration', '95', 95],
    ['Duration', '9500', 9500],
  ])('reads HubSpot’s durations: %s %s', async (header, cell, seconds) => {
    const { batchId, seen } = await check(
      `Call title,Activity date,Call outcome,${header}\nHello,2026-05-04,Connected,${cell}\n`,
    );
    expect(seen.columns[3]?.target).toBe('activities.duration');
    await commit(batchId);
    expect(all('SELECT duration_seconds AS seconds FROM interaction')).toEqual([{ seconds }]);
  });

  it('logs calls and notes at their time, with outcome and duration, once', async () => {
    await person('Ana Ruiz', null, 'ana@one.example');
    const file =
      'Activity date,Activity type,Subject,Notes,Outcome,Duration,Contact email\n2026-05-04 09:14,Call,Price,"She\nagrees",Connected,1:35,ana@one.example\n2026-05-05,Note,,Likes blue,,,ana@one.example\nsoon,Call,X,,,,\n';
    const { batchId, counts } = await check(file);
    expect(counts).toMatchObject({ add: 2, fix: 1 });
    await commit(batchId);
    expect(
      all(
        'SELECT i.channel, i.occurred_at AS at, i.subject, i.body, i.duration_seconds AS seconds, o.key FROM interaction i LEFT JOIN call_outcome o ON o.id = i.outcome_id ORDER BY i.rid',
      ),
    ).toEqual([
      {
        channel: 'call',
        at: '2026-05-04T08:14:00.000Z',
        subject: 'Price',
        body: 'She\nagrees',
        seconds: 95,
        key: 'connected',
      },
      {
        channel: 'note',
        at: '2026-05-05T11:00:00.000Z',
        subject: 'Note',
        body: 'Likes blue',
        seconds: null,
        key: null,
      },
    ]);
    expect(all('SELECT last_channel AS channel FROM contact')).toEqual([{ channel: 'call' }]);
    expect((await check(file)).counts).toMatchObject({ add: 0, skip: 2 });
  });

  it('keeps products, and knows one by its code or its name however it is spaced', async () => {
    const { batchId } = await check(
      'Product,Code,Price,Cost,Unit\nGTX Pro,G-1,"4.821,00 €","100,5",piece\nMG Special,,55,,\n',
    );
    await commit(batchId);
    expect((await test.call('products.list', {})).rows).toMatchObject([
      { name: 'GTX Pro', code: 'G-1', unitPrice: 482100, currency: 'EUR', cost: 10050, unit: 'piece' },
      { name: 'MG Special', unitPrice: 5500, currency: 'GBP', cost: null },
    ]);
    const again = await check('Product,Price\nGTXPro,"5.000,00 €"\n');
    expect(again.counts).toMatchObject({ update: 1 });
    const deal = await check('Deal name,Product,Amount,Stage\nLift,GTXPro,1,Demo\n');
    await commit(deal.batchId);
    expect(deals()[0]).toMatchObject({ notes: 'Product: GTX Pro' });
  });
});

describe('our own export', () => {
  it('comes back as it went out', async () => {
    await person('Ana Ruiz', 'One', 'ana@one.example');
    await commit(
      (
        await check(
          'Record ID,Deal name,Amount,Stage,Contact email,Close date\n5,Lift,5,Demo,ana@one.example,2026-03-04\n',
        )
      ).batchId,
    );
    const [deal] = all('SELECT id FROM deal') as { id: string }[];
    const header =
      'Calldeck ID,Title,Pipeline,Stage,Amount,Currency,Contact,Company,Expected close,Owner,Source,Closed (UTC),Reason,Reason note,Notes,Created (UTC)';
    const same = await check(`${header}\n${deal?.id ?? ''},Lift,Sales,Demo,5.00,GBP,Ana Ruiz,One,2026-03-04,,,,,,,\n`);
    expect(same.seen.about).toBe('deals');
    expect(same.counts).toMatchObject({ skip: 1, add: 0 });
    const task = await check(
      'Calldeck ID,Kind,Title,Due date,Due time,Priority,Contact,Contact ID,Deal,Assigned to,Done (UTC)\n019c0000-0000-7000-8000-000000000001,call,Ring,2026-01-02,09:30,high,Ana Ruiz,,Lift,,\n',
    );
    expect(task.seen.about).toBe('tasks');
    await commit(task.batchId);
    expect(all('SELECT kind, due_time, priority, deal_id FROM task')).toEqual([
      { kind: 'call', due_time: '09:30', priority: 'high', deal_id: deal?.id },
    ]);
    const log = await check(
      'Calldeck ID,When (UTC),Channel,Direction,Contact,Contact ID,Subject,Notes,Outcome,Seconds,Number,Deal,Logged by\n019c0000-0000-7000-8000-000000000002,2026-01-02T09:00:00.000Z,call,in,Ana Ruiz,,Hello,Hi,Busy,12,+44 20 7946 0018,Lift,\n',
    );
    expect(log.seen.about).toBe('activities');
    await commit(log.batchId);
    expect(all('SELECT occurred_at AS at, direction, duration_seconds AS seconds, deal_id FROM interaction')).toEqual([
      { at: '2026-01-02T09:00:00.000Z', direction: 'in', seconds: 12, deal_id: deal?.id },
    ]);
  });
});

const crm = resolve(
  process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'crm/kisaraF__CRM-Sales_Analysis',
);

describe.skipIf(!existsSync(crm))('CRM Sales Opportunities', () => {
  it.each(['original', '.'])('come in whole and add up (%s)', { timeout: 60_000 }, async (folder) => {
    const read = (name: string) => readFileSync(join(crm, folder, name), 'utf8');
    const accounts = await check(read('accounts.csv'));
    expect(accounts.seen.about).toBe('contacts');
    expect(accounts.counts).toMatchObject({ total: 85, add: 85 });
    await commit(accounts.batchId);
    const products = await check(read('products.csv'));
    expect(products.seen.about).toBe('products');
    expect(await commit(products.batchId)).toMatchObject({ added: 7 });
    const pipeline = read('sales_pipeline.csv');
    const { batchId, seen, counts } = await check(pipeline);
    expect(seen.about).toBe('deals');
    expect(counts).toMatchObject({ total: 8800, add: 8800 });
    expect(await commit(batchId)).toMatchObject({ added: 8800, failed: 0 });
    expect(
      all(
        'SELECT s.name, count(*) AS n, sum(d.amount) AS amount FROM deal d JOIN stage s ON s.id = d.stage_id GROUP BY s.name ORDER BY s.name',
      ),
    ).toEqual([
      { name: 'Lost', n: 2473, amount: 0 },
      { name: 'Qualified', n: 2089, amount: 0 },
      { name: 'Won', n: 4238, amount: 1_000_553_400 },
    ]);
    expect(all('SELECT count(*) AS n FROM deal WHERE company_id IS NULL')).toEqual([{ n: 1425 }]);
    expect(all("SELECT count(*) AS n FROM contact WHERE kind = 'company'")).toEqual([{ n: 85 }]);
    expect(all("SELECT count(*) AS n FROM deal WHERE notes LIKE '%GTXPro%'")).toEqual([{ n: 0 }]);
    expect(
      all("SELECT expected_close AS close, company_id IS NOT NULL AS known FROM deal WHERE external_id = '1C1I7A6R'"),
    ).toEqual([{ close: '2017-03-01', known: 1 }]);
    expect((await check(pipeline)).counts).toMatchObject({ add: 0, skip: 8800 });
  });
});
