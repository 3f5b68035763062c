import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VcardLexer } from '@main/formats/vcard/lexer';
import { cardToDraft } from '@main/formats/vcard/to-contact';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ onDisk: true });
});
afterEach(() => app.close());

async function ana(): Promise<string> {
  const { id } = await app.call('contacts.create', {
    kind: 'person',
    name: 'Ana Ruiz',
    company: { name: 'Halden Care' },
    title: 'Buyer',
    methods: [
      { kind: 'phone', label: 'work', value: '020 7946 0001' },
      { kind: 'email', label: 'work', value: 'ana@halden.example' },
    ],
  });
  await app.call('contacts.save_address', {
    contactId: id,
    label: 'work',
    street: 'Torstraße 1',
    city: 'Berlin',
    region: '',
    postalCode: '10119',
    country: 'Germany',
  });
  return id;
}

function drafts(text: string) {
  const lexer = new VcardLexer('utf-8');
  const bytes = new TextEncoder().encode(text);
  return [...lexer.push(bytes), ...lexer.push(null)].map((card) => cardToDraft(card, 'GB').draft);
}

async function fileText(fileId: string): Promise<string> {
  return Buffer.from((await app.call('files.read', { fileId, offset: 0, length: 1_000_000 })).chunk).toString();
}

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 100 }, (_, at) => at)]);

describe('a card given away', () => {
  it('is a vCard with its picture, and without what we think of them', async () => {
    const id = await ana();
    await app.call('contacts.update', { id, patch: { notes: 'Pays late', lifecycle: 'customer', source: 'Fair' } });
    await app.call('contacts.set_tags', { ids: [id], add: [], addNames: ['difficult'], remove: [] });
    await app.call('attachments.add', { contactId: id, fileId: await app.upload('a.jpg', jpeg), role: 'picture' });
    const { fileId, fileName } = await app.call('giving.vcard', { id });
    expect(fileName).toBe('Ana Ruiz.vcf');
    const text = await fileText(fileId);
    expect(text).not.toMatch(/late|difficult|customer|Fair|Mara/i);
    const [draft] = drafts(text);
    expect(draft).toMatchObject({
      company: 'Halden Care',
      title: 'Buyer',
      methods: [{}, { value: 'ana@halden.example' }],
    });
    expect(draft?.extras?.pictures).toEqual([
      { type: 'image/jpeg', data: Buffer.from(jpeg).toString('base64'), url: '' },
    ]);
  });

  it('is a code that a phone can read, shortened where it must be', async () => {
    const id = await ana();
    const short = await app.call('giving.code', { id });
    expect(short.isShortened).toBe(false);
    expect(drafts(short.vcard)[0]).toMatchObject({
      name: { given: 'Ana', family: 'Ruiz' },
      addresses: [{ city: 'Berlin' }],
    });
    for (let n = 0; n < 20; n += 1)
      await app.call('contacts.save_method', {
        contactId: id,
        kind: 'email',
        label: 'work',
        value: `long-address-${n}@department.halden.example`,
      });
    const long = await app.call('giving.code', { id });
    expect(long.isShortened).toBe(true);
    expect(Buffer.byteLength(long.vcard)).toBeLessThanOrEqual(800);
    expect(drafts(long.vcard)[0]?.methods).toHaveLength(2);
    await app.call('contacts.update', { id, patch: { given: '😀'.repeat(5000), family: 'x'.repeat(5000) } });
    expect(Buffer.byteLength((await app.call('giving.code', { id })).vcard)).toBeLessThanOrEqual(1500);
  });

  it('goes on paper with the lines its country wants, in the order asked for', async () => {
    const id = await ana();
    const { id: other } = await app.call('contacts.create', { kind: 'company', name: 'Zed & Sons' });
    await app.call('contacts.update', { id: other, patch: { doNotMail: true } });
    const { rows, total } = await app.call('giving.cards', { ids: [other, id] });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { name: 'Zed & Sons', kind: 'company', company: '', doNotMail: true, addressLines: [] },
      {
        name: 'Ana Ruiz',
        company: 'Halden Care',
        doNotMail: false,
        addressLines: ['Torstraße 1', '10119 Berlin', 'GERMANY'],
      },
    ]);
    const all = await app.call('giving.cards', { filter: {}, except: [other] });
    expect(all.rows.map(({ name }) => name)).toEqual(['Halden Care', 'Ana Ruiz']);
    await expect(app.call('giving.cards', {})).rejects.toThrow(/invalid_input/);
    await expect(app.call('giving.code', { id: '01890000-0000-7000-8000-000000000000' })).rejects.toThrow(/not_found/);
  });
});
