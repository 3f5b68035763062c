import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactDraft } from '@shared/domain/contact-draft';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

// What is given out by one file and taken in by another is the same there: every field of a card, one's own too.

let here: TestApp;
let there: TestApp;

const ownKinds = [
  ['Machine', 'text', '=Linotype; "31", süß'],
  ['Seats', 'number', '-12.5'],
  ['Since', 'date', '2019-02-28'],
  ['Size', 'choice', 'Very large'],
  ['Lines', 'multi_choice', 'Paper, ink'],
  ['Key account', 'yes_no', '1'],
  ['Map', 'link', 'https://maps.example/?q=1,2;3'],
] as const;

async function fields(test: TestApp): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [name, type] of ownKinds) {
    const options = { choice: ['Small', 'Very large'], multi_choice: ['Paper, ink', 'Presses'] }[
      type as 'choice' | 'multi_choice'
    ];
    const { id } = await test.call('fields.save', {
      name,
      kind: '',
      type,
      ...(options === undefined ? {} : { options: options.map((option) => ({ name: option })) }),
    });
    ids.set(name, id);
  }
  return ids;
}

/** Kinds of both sorts from either side, one's own, and some between companies; two have the same name. */
async function connect(): Promise<void> {
  const made = async (kind: 'person' | 'company', name: string, nickname = '') =>
    (await here.call('contacts.create', { kind, name, fields: { nickname } })).id;
  const zoe = await made('person', 'Zoe Ash');
  const bo = await made('person', 'Bo "the" Elder');
  const [cher, twin] = [await made('person', 'Cher'), await made('person', 'Cher', 'x')];
  const [group, daughter] = [await made('company', 'Group'), await made('company', 'Daughter')];
  const mentor = await here.call('relationships.save_kind', { name: 'Mentor, =1+1', reverseName: 'Mentee' });
  const { rows } = await here.call('relationships.kinds', {});
  const known = (name: string) => rows.find((kind) => kind.name === name)!.id;
  const say = async (contactId: string, otherId: string, kindId: string, reversed = false) =>
    here.call('relationships.save', { contactId, otherId, kindId, reversed });
  await say(zoe, twin, known('Spouse or partner'));
  await say(bo, zoe, known('Child'));
  await say(zoe, bo, known('Manager'), true);
  await say(cher, zoe, known('Introduced by'));
  await say(twin, cher, mentor.id);
  await say(group, daughter, known('Partner'));
  await say(daughter, group, known('Parent company'));
}

/** Who stands how to whom, each seen from both sides. */
function connected(test: TestApp): unknown[] {
  const side = (mine: string, other: string, word: string) =>
    `SELECT a.display_name || a.nickname || ': ' || k.${word} || ': ' || b.display_name || b.nickname FROM relationship r
     JOIN relationship_kind k ON k.id = r.kind_id JOIN contact a ON a.id = r.${mine} JOIN contact b ON b.id = r.${other} WHERE r.deleted_at IS NULL`;
  const both = `${side('contact_id', 'other_id', 'name')} UNION ALL ${side('other_id', 'contact_id', 'reverse_name')} ORDER BY 1`;
  return test.connection.raw.prepare(both).pluck().all();
}

beforeEach(async () => {
  [here, there] = [await createTestApp(), await createTestApp()];
  await fields(there);
  const own = await fields(here);
  const tagIds: string[] = [];
  for (const name of ['Fair', '+1 =SUM, "A";', '@home']) tagIds.push((await here.call('tags.create', { name })).id);
  const { id: zoe } = await here.call('contacts.create', {
    kind: 'person',
    name: 'Dr. Zoë Åström',
    company: { name: 'Nordlicht AG & Söhne' },
    title: 'Head, "presses"',
    tagIds,
    roles: ['customer', 'supplier'],
    fields: { notes: '=1+1\nLine "two"; three,\n\n-end', birthday: '--02-29', source: 'Fair', nickname: '@zo' },
    methods: [
      { kind: 'phone', label: 'work', value: '+4922155512' },
      { kind: 'phone', label: 'mobile', value: '+44 7700 900123', isPrimary: true },
      { kind: 'phone', label: 'Ferienhaus', value: '020 7946 0958' },
      { kind: 'phone', label: 'home', value: '(0161) 496-0000' },
      { kind: 'email', label: 'work', value: 'zoe@x.example' },
      { kind: 'email', label: 'home', value: 'Zoe.Astrom@y.example', isPrimary: true },
      { kind: 'web', label: 'work', value: 'https://x.example/?a=1,2;3' },
      { kind: 'im', label: 'skype', value: 'zoe.a' },
      { kind: 'social', label: 'linkedin', value: 'https://linkedin.example/in/zoe' },
    ],
    addresses: [
      { label: 'home', street: '1 Mill Lane', city: 'Leeds', region: 'Yorks', postalCode: '02134', country: 'GB' },
      { label: 'work', street: 'Kai 3\nHinterhaus', city: 'Kiel', region: '', postalCode: '24103', country: 'DE' },
    ],
  });
  await here.call('contacts.update', { id: zoe, patch: { doNotCall: true, lifecycle: 'customer' } });
  for (const [name, , value] of ownKinds)
    await here.call('fields.set_value', { contactIds: [zoe], fieldId: own.get(name)!, value });
  await here.call('contacts.create', {
    kind: 'company',
    name: '-Minus & Sons',
    methods: [{ kind: 'phone', label: 'main', value: '+4930901820' }],
    fields: { notes: '+49 is the country code' },
  });
  await here.call('contacts.create', { kind: 'person', name: 'Madonna' });
});

afterEach(async () => {
  await here.close();
  await there.close();
});

async function exported(
  test: TestApp,
  format: 'csv' | 'xlsx' | 'vcard3' | 'vcard4' | 'jsonl',
  only: { ids?: string[] } = {},
): Promise<Uint8Array> {
  const job = await test.job((await test.call('exports.contacts', { format, ...only })).jobId);
  expect(job.error).toBeNull();
  const { fileId } = job.result as { fileId: string };
  return (await test.call('files.read', { fileId, offset: 0, length: 4_000_000 })).chunk;
}

/** The cards of a file by their names, without what is each file's own. */
async function cards(test: TestApp): Promise<Record<string, unknown>> {
  const names = new Map((await test.call('fields.list', {})).rows.map(({ id, name }) => [`custom:${id}`, name]));
  const lines = Buffer.from(await exported(test, 'jsonl'))
    .toString()
    .trim()
    .split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const { externalId: _, custom = [], ...draft } = JSON.parse(line) as ContactDraft;
      const own = custom.map(({ field, text }) => [names.get(field), text] as const);
      return [
        `${draft.kind} ${draft.name.given} ${draft.name.family} ${draft.company}`,
        {
          ...draft,
          methods: methodsOf(draft),
          tags: [...draft.tags].sort(),
          roles: [...draft.roles].sort(),
          own: Object.fromEntries(own),
        },
      ];
    }),
  );
}

/** In the order of their kinds, in which a table has them, and without what each file makes of them itself. */
function methodsOf({ methods }: Pick<ContactDraft, 'methods'>): unknown[] {
  const known = methods.map(({ normalised: _, ...method }) => method);
  return known.sort((a, b) => a.kind.localeCompare(b.kind));
}

async function takeIn(bytes: Uint8Array, name: string): Promise<void> {
  const fileId = await there.upload(name, bytes);
  const { columns } = await there.call('imports.inspect', { fileId });
  const { jobId, batchId } = await there.call('imports.check', {
    fileId,
    columns: columns.map(({ index, target }) => ({ index, target })),
    onMatch: 'add',
  });
  expect((await there.job(jobId)).error).toBeNull();
  expect((await there.job((await there.call('imports.commit', { batchId })).jobId)).error).toBeNull();
}

describe('what is exported and imported again', () => {
  it.each([
    ['csv', 'contacts.csv'],
    ['xlsx', 'contacts.xlsx'],
    ['vcard3', 'contacts.vcf'],
    ['vcard4', 'contacts.vcf'],
  ] as const)('is the same in another file: %s', async (format, name) => {
    await takeIn(await exported(here, format), name);
    expect(await cards(there)).toEqual(await cards(here));
  });

  it.each(['vcard3', 'vcard4'] as const)('keeps who is connected with whom: %s', async (format) => {
    await connect();
    await takeIn(await exported(here, format), 'contacts.vcf');
    expect(connected(there)).toHaveLength(14);
    expect(connected(there)).toEqual(connected(here));
    await takeIn(await exported(there, format), 'again.vcf');
    expect(connected(there)).toContain('Cher: Mentee: Cherx');
  });

  it.each(['vcard3', 'vcard4'] as const)(
    'names whom the file has no card of, found where it is: %s',
    async (format) => {
      await connect();
      for (const test of [here, there]) await test.call('contacts.create', { kind: 'person', name: 'Ada Solo' });
      const id = (name: string) =>
        here.connection.raw.prepare('SELECT id FROM contact WHERE display_name = ?').pluck().get(name) as string;
      const { rows } = await here.call('relationships.kinds', {});
      const kindId = rows.find((kind) => kind.name === 'Friend')!.id;
      const ids = [id('Zoe Ash')];
      await here.call('relationships.save', { contactId: ids[0]!, otherId: id('Ada Solo'), kindId, reversed: false });
      await takeIn(await exported(here, format, { ids }), 'one.vcf');
      expect(connected(there)).toEqual(['Ada Solo: Friend: Zoe Ash', 'Zoe Ash: Friend: Ada Solo']);
      const notes = there.connection.raw
        .prepare("SELECT notes FROM contact WHERE display_name = 'Zoe Ash'")
        .pluck()
        .get();
      expect(notes).toContain('Spouse: Cher');
    },
  );
});
