import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ onDisk: true });
});
afterEach(() => app.close());

const ana = {
  kind: 'person' as const,
  name: 'Ana Ruiz',
  company: { name: 'Padaria Costa' },
  title: 'Buyer',
  methods: [{ kind: 'phone' as const, label: 'mobile', value: '0161 496 0123' }],
  addresses: [
    { label: 'work', street: '1 High Street', city: 'Leeds', region: '', postalCode: 'LS1 4AB', country: '' },
  ],
  fields: { notes: 'ring twice' },
};
const get = (id: string) => app.call('contacts.get', { id });
const files = async (contactId: string) => (await app.call('attachments.list', { contactId })).rows;
const add = (id: string, what: object) => app.call('paper.add_to', { id, ...what });

describe('a paper card taken in', () => {
  it('is made with its tag and its scan in one step, and undone with them', async () => {
    const scanFileId = await app.upload('card.png', 'the photograph');
    const { id, txId } = await app.call('paper.take_in', { card: ana, tag: 'Fair 2026', scanFileId });
    expect(await get(id)).toMatchObject({
      displayName: 'Ana Ruiz',
      notes: 'ring twice',
      employments: [{ companyName: 'Padaria Costa', title: 'Buyer' }],
      tags: [{ name: 'Fair 2026' }],
      addresses: [{ postalCode: 'LS1 4AB' }],
    });
    expect(await files(id)).toMatchObject([{ role: 'scan', fileName: 'card.png', bytes: 14 }]);
    await expect(app.call('files.read', { fileId: scanFileId, offset: 0, length: 1 })).rejects.toThrow();
    if (txId === null) throw new Error('nothing was written');
    await app.call('history.undo', { txId });
    expect((await app.call('contacts.list', {})).rows).toEqual([]);
    expect((await app.call('tags.list', {})).rows).toEqual([]);
  });

  it('keeps a title without a company among the notes', async () => {
    const { company: _, ...alone } = ana;
    const { id } = await app.call('paper.take_in', { card: alone });
    expect((await get(id)).notes).toBe('Buyer\nring twice');
  });

  it('makes nothing of nothing', async () => {
    await expect(app.call('paper.take_in', { card: { kind: 'person', name: '' }, tag: 'x' })).rejects.toThrow(/name/i);
    expect((await app.call('tags.list', {})).rows).toEqual([]);
  });
});

describe('a text added to a card', () => {
  it('brings what is new and doubles nothing', async () => {
    const { id } = await app.call('paper.take_in', { card: ana });
    const said = await add(id, {
      companyName: 'PADARIA COSTA',
      title: 'Buyer',
      methods: [
        { kind: 'phone', label: 'work', value: '+44 161 496 0123' },
        { kind: 'email', label: '', value: 'ana@padaria.example' },
      ],
      addresses: [{ label: 'work', street: '1 high street', city: 'Leeds', region: '', postalCode: '', country: '' }],
      notes: 'ring twice\nside door',
      tag: 'Fair',
    });
    expect(said.added).toBe(2);
    const card = await get(id);
    expect(card.methods.map(({ value }) => value)).toEqual(['0161 496 0123', 'ana@padaria.example']);
    expect(card.addresses).toHaveLength(1);
    expect(card.notes).toBe('ring twice\nside door');
    expect(card.tags).toMatchObject([{ name: 'Fair' }]);
    if (said.txId === null) throw new Error('nothing was written');
    await app.call('history.undo', { txId: said.txId });
    expect(await get(id)).toMatchObject({ notes: 'ring twice', tags: [], methods: [{ value: '0161 496 0123' }] });
  });

  it('leaves the job that is there, and notes what says otherwise', async () => {
    const { id } = await app.call('paper.take_in', { card: ana });
    await add(id, { companyName: 'Other Works Ltd', title: 'Head of Buying' });
    expect(await get(id)).toMatchObject({
      employments: [{ companyName: 'Padaria Costa', title: 'Buyer' }],
      notes: 'ring twice\nHead of Buying, Other Works Ltd',
    });
  });

  it('says where somebody works who had no job, and what they do', async () => {
    const { id } = await app.call('contacts.create', { kind: 'person', name: 'Bo Lund' });
    await add(id, { companyName: 'Lund AB', title: 'Säljchef' });
    expect((await get(id)).employments).toMatchObject([{ companyName: 'Lund AB', title: 'Säljchef', isCurrent: true }]);
    const later = await app.call('contacts.create', { kind: 'person', name: 'Bo Ek', company: { name: 'Ek AB' } });
    expect((await add(later.id, { title: 'Chef' })).added).toBe(1);
    expect((await get(later.id)).employments).toMatchObject([{ companyName: 'Ek AB', title: 'Chef' }]);
  });

  it('writes nothing where all is known, and tells of a card that is gone', async () => {
    const { id } = await app.call('paper.take_in', { card: ana });
    expect(await add(id, { title: 'buyer', notes: 'ring twice\nPadaria Costa\nAna Ruiz' })).toMatchObject({
      added: 0,
      txId: null,
    });
    await app.call('contacts.trash', { ids: [id] });
    await expect(add(id, { notes: 'x' })).rejects.toThrow();
  });
});
