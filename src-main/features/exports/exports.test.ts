import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stamped } from '@main/db/writer';
import { crc32 } from '@main/formats/zip-write';
import { importBytes } from '@test/helpers/import-address-book';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp({ onDisk: true });
});

afterEach(() => test.close());

async function result(jobId: string): Promise<{ fileName: string; bytes: Buffer }> {
  const job = await test.job(jobId);
  expect(job.error).toBeNull();
  const made = job.result as { fileId: string; fileName: string; bytes: number };
  const { chunk, done } = await test.call('files.read', { fileId: made.fileId, offset: 0, length: 4_000_000 });
  expect(done).toBe(true);
  expect(chunk.length).toBe(made.bytes);
  return { fileName: made.fileName, bytes: Buffer.from(chunk) };
}

/** Reads a zip by its directory, as unpackers do. */
function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    const text = inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)));
    expect(text.length).toBe(bytes.readUInt32LE(at + 24));
    expect(crc32(text)).toBe(bytes.readUInt32LE(at + 16));
    files.set(name, text.toString());
    at += 46 + nameLength;
  }
  return files;
}

async function office(): Promise<string> {
  const tag = await test.call('tags.create', { name: 'Fair, spring' });
  const { id } = await test.call('contacts.create', {
    kind: 'person',
    name: 'Dr. Zoë Åström',
    company: { name: '=cmd|’s' },
    title: 'Head',
    tagIds: [tag.id],
    roles: ['customer', 'partner'],
    fields: {
      notes: 'Line one\nLine "two"',
      birthday: '--02-29',
      lifecycle: 'customer',
      doNotCall: true,
      source: 'Fair',
    },
    methods: [
      { kind: 'phone', label: 'work', value: '020 7946 0958' },
      { kind: 'phone', label: 'mobile', value: '+44 7700 900123', isPrimary: true },
      { kind: 'email', label: 'work', value: 'Zoe@x.example' },
    ],
    addresses: [
      { label: 'home', street: '1 Mill Lane', city: 'Leeds', region: 'Yorks', postalCode: '02134', country: 'GB' },
    ],
  });
  await test.call('contacts.create', { kind: 'person', name: 'Ann Lee' });
  return id;
}

describe('exports.contacts', () => {
  it('reads back as the same cards', async () => {
    const id = await office();
    const { jobId } = await test.call('exports.contacts', {});
    const { fileName, bytes } = await result(jobId);
    expect(fileName).toBe('contacts-2026-11-20.csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const { dialect, rows } = await importBytes(bytes);
    expect(dialect).toBe('calldeck');
    expect(rows.map((row) => row.draft.kind)).toEqual(['company', 'person', 'person']);
    const zoe = rows[1]!.draft;
    expect(zoe).toMatchObject({
      externalId: id,
      company: '=cmd|’s',
      title: 'Head',
      notes: 'Line one\nLine "two"',
      birthday: '--02-29',
      lifecycle: 'customer',
      doNotCall: true,
      doNotMail: false,
      owner: 'Mara Lindqvist',
      source: 'Fair',
      tags: ['Fair, spring'],
      roles: ['customer', 'partner'],
      name: { prefix: 'Dr.', given: 'Zoë', family: 'Åström' },
      addresses: [
        { label: 'home', street: '1 Mill Lane', city: 'Leeds', region: 'Yorks', postalCode: '02134', country: 'GB' },
      ],
    });
    expect(
      zoe.methods.filter((method) => method.kind === 'phone').map((method) => [method.value, method.primary]),
    ).toEqual([
      ['020 7946 0958', false],
      ['+44 7700 900123', true],
    ]);
  });

  it('holds what the list shows, or the chosen cards, parted as asked', async () => {
    const id = await office();
    const lines = async (input: object) =>
      (await result((await test.call('exports.contacts', { bom: false, ...input })).jobId)).bytes
        .toString()
        .trim()
        .split('\r\n');
    expect(await lines({ filter: { search: 'lee' } })).toHaveLength(2);
    const chosen = await lines({ ids: [id], delimiter: ';' });
    expect(chosen[0]).toMatch(/^Calldeck ID;Kind;/);
    await expect(test.call('exports.contacts', { filter: { nonsense: 1 } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('exports.everything', () => {
  it('is a zip of the contacts, the log, the tasks and the deals', async () => {
    const id = await office();
    await test.writer.write({ label: 'Log' }, async (write) => {
      const stage = await write.db
        .selectFrom('stage')
        .select(['id', 'pipeline_id', 'name'])
        .limit(1)
        .executeTakeFirstOrThrow();
      const deal = stamped(write, {
        title: 'Refit',
        pipeline_id: stage.pipeline_id,
        stage_id: stage.id,
        amount: 1540050,
        currency: 'GBP',
        contact_id: id,
        company_id: null,
        expected_close: '2026-12-01',
        owner_id: write.userId,
        position: 'a0',
        closed_at: null,
        outcome_reason_id: null,
      });
      await write.db.insertInto('deal').values(deal).execute();
      const talk = stamped(write, {
        channel: 'call',
        direction: 'out' as const,
        occurred_at: '2026-11-19T10:00:00.000Z',
        subject: '=1+1',
        body: 'Said\nyes',
        outcome_id: null,
        duration_seconds: 90,
        number: '+44 7700 900123',
        number_e164: null,
        deal_id: deal.id,
        user_id: null,
        awaiting_reply_until: null,
      });
      await write.db.insertInto('interaction').values(talk).execute();
      await write.db
        .insertInto('interaction_contact')
        .values(stamped(write, { interaction_id: talk.id, contact_id: id }))
        .execute();
      await write.db
        .insertInto('task')
        .values(
          stamped(write, {
            kind: 'call',
            title: 'Ring back',
            due_date: '2026-11-24',
            due_time: '09:30',
            contact_id: id,
            deal_id: null,
            assignee_id: null,
            recurrence: null,
            done_at: null,
            fulfilled_by: null,
          }),
        )
        .execute();
    });
    const { fileName, bytes } = await result((await test.call('exports.everything', {})).jobId);
    expect(fileName).toBe('calldeck-2026-11-20.zip');
    const files = unzip(bytes);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['README.txt', 'contacts.csv', 'interactions.csv', 'tasks.csv', 'deals.csv']),
    );
    expect(files.get('interactions.csv')).toContain(
      `,call,out,Zoë Åström,${id},'=1+1,"Said\nyes",,90,+44 7700 900123,Refit,`.replace("'=1+1", `"'=1+1"`),
    );
    expect(files.get('tasks.csv')).toContain('Ring back,2026-11-24,09:30,normal,Zoë Åström');
    expect(files.get('deals.csv')).toContain(',15400.50,GBP,Zoë Åström,,2026-12-01,,');
    expect(files.get('README.txt')).toContain('2026-11-20');
  });
});
