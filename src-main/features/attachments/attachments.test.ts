import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentsDir, mirrorDir, sweepAttachments } from '@main/db/attachment-store';
import { restoreBackup } from '@main/db/data-file';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ onDisk: true });
});
afterEach(() => app.close());

const file = () => join(app.folder, 'test.calldeck');
const dir = () => attachmentsDir(file());
const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const place = (bytes: string | Uint8Array) => join(dir(), hash(bytes).slice(0, 2), hash(bytes));
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);

async function person(name = 'Ana Ruiz'): Promise<string> {
  return (await app.call('contacts.create', { kind: 'person', name })).id;
}

async function add(contactId: string, name: string, bytes: string | Uint8Array, role: 'file' | 'picture' = 'file') {
  return app.call('attachments.add', { contactId, fileId: await app.upload(name, bytes), role });
}

const listed = async (contactId: string) => (await app.call('attachments.list', { contactId })).rows;

async function saved(id: string): Promise<string> {
  const { fileId } = await app.call('attachments.save', { id });
  const { chunk } = await app.call('files.read', { fileId, offset: 0, length: 1_000_000 });
  return Buffer.from(chunk).toString();
}

describe('a file on a card', () => {
  it('is kept under its hash, told with its name, kind and size, and comes out the same', async () => {
    const ana = await person();
    const { id } = await add(ana, 'Quote.pdf', '%PDF-1.7 the quote');
    expect(readFileSync(place('%PDF-1.7 the quote'), 'utf8')).toBe('%PDF-1.7 the quote');
    expect(await listed(ana)).toMatchObject([
      { id, fileName: 'Quote.pdf', mediaType: 'application/pdf', bytes: 18, role: 'file', isGone: false },
    ]);
    expect(await saved(id)).toBe('%PDF-1.7 the quote');
    expect(readdirSync(dir())).toEqual([hash('%PDF-1.7 the quote').slice(0, 2)]);
  });

  it('lies on disk once, on however many cards it hangs', async () => {
    const [ana, ben] = [await person(), await person('Ben Oduya')];
    const first = await add(ana, 'Terms.txt', 'the terms');
    const again = await add(ana, 'Terms.txt', 'the terms');
    expect(again).toEqual({ id: first.id, txId: null, isBack: false });
    await add(ben, 'Terms copy.txt', 'the terms');
    expect(readdirSync(join(dir(), hash('the terms').slice(0, 2)))).toEqual([hash('the terms')]);
    expect(await listed(ben)).toHaveLength(1);
  });

  it('hangs on a deal and on an entry of the log, which shows on the card', async () => {
    const ana = await person();
    const deal = await app.call('deals.create', { title: 'Refit', amount: 1, contactId: ana });
    await app.call('attachments.add', { dealId: deal.id, fileId: await app.upload('Plan.txt', 'plan') });
    const entry = await app.call('interactions.log', {
      channel: 'email',
      direction: 'in',
      contactId: ana,
      subject: 'Offer',
    });
    await app.call('attachments.add', { interactionId: entry.id, fileId: await app.upload('Offer.txt', 'offer') });
    expect((await app.call('attachments.list', { dealId: deal.id })).rows).toMatchObject([{ fileName: 'Plan.txt' }]);
    expect(await listed(ana)).toMatchObject([{ fileName: 'Offer.txt', subject: 'Offer', interactionId: entry.id }]);
  });

  it('is renamed, noted and removed, each undone', async () => {
    const ana = await person();
    const { id } = await add(ana, 'a.txt', 'text');
    await app.call('attachments.update', { id, fileName: 'Contract' });
    await app.call('attachments.update', { id, note: 'signed' });
    expect(await listed(ana)).toMatchObject([{ fileName: 'Contract.txt', note: 'signed' }]);
    expect((await app.call('search.all', { search: 'contrac' })).files).toMatchObject([{ id, title: 'Contract.txt' }]);
    await app.call('attachments.remove', { id });
    expect(await listed(ana)).toEqual([]);
    expect((await app.call('search.all', { search: 'contrac' })).files).toEqual([]);
    for (let step = 0; step < 3; step += 1) await app.call('history.undo', {});
    expect(await listed(ana)).toMatchObject([{ fileName: 'a.txt', note: '' }]);
    await expect(app.call('attachments.update', { id, fileName: '  ' })).rejects.toThrow(/needs a name/);
  });

  it('has a name without folders, whatever was typed', async () => {
    const ana = await person();
    const { id } = await add(ana, '../../../etc/passwd', 'x');
    expect(await listed(ana)).toMatchObject([{ fileName: 'passwd' }]);
    await app.call('attachments.update', { id, fileName: '..\\..\\evil\u202Etxt.exe' });
    expect(await listed(ana)).toMatchObject([{ fileName: 'eviltxt.exe' }]);
    expect(existsSync(join(app.folder, 'evil'))).toBe(false);
  });

  it('is taken from the spool alone, by an id of the spool, and hangs on what is there', async () => {
    const ana = await person();
    const unknown = '01890000-0000-7000-8000-000000000000';
    await expect(app.call('attachments.add', { contactId: ana, fileId: unknown })).rejects.toThrow(/no longer here/);
    await expect(app.call('attachments.add', { contactId: ana, fileId: '/etc/passwd' })).rejects.toThrow(
      /invalid_input/,
    );
    const fileId = await app.upload('a.txt', 'a');
    await expect(app.call('attachments.add', { contactId: unknown, fileId })).rejects.toThrow(/no longer there/);
    await expect(app.call('attachments.add', { fileId })).rejects.toThrow(/invalid_input/);
    await expect(app.call('attachments.add', { contactId: ana, dealId: unknown, fileId })).rejects.toThrow(
      /invalid_input/,
    );
    expect(existsSync(dir())).toBe(false);
  });
});

describe('a file whose bytes are gone or spoiled', () => {
  it('says so, and takes the same bytes again, but no others', async () => {
    const ana = await person();
    const { id } = await add(ana, 'a.txt', 'the text');
    rmSync(place('the text'));
    expect(await listed(ana)).toMatchObject([{ isGone: true, fileName: 'a.txt' }]);
    await expect(app.call('attachments.save', { id })).rejects.toThrow(/gone from the folder/);
    const other = await app.upload('a.txt', 'the texT');
    await expect(app.call('attachments.give_again', { id, fileId: other })).rejects.toThrow(/another file than a.txt/);
    await app.call('attachments.give_again', { id, fileId: await app.upload('b.txt', 'the text') });
    expect(await listed(ana)).toMatchObject([{ isGone: false }]);
    expect(await saved(id)).toBe('the text');
  });

  it('is not handed out when its bytes are others', async () => {
    const ana = await person();
    const { id } = await add(ana, 'a.txt', 'the text');
    writeFileSync(place('the text'), 'the tekst');
    expect(await listed(ana)).toMatchObject([{ isGone: true }]);
    writeFileSync(place('the text'), 'the tekt');
    await expect(app.call('attachments.save', { id })).rejects.toThrow(/no longer what was attached/);
    await expect(app.call('attachments.open', { id })).rejects.toThrow(/no longer what was attached/);
    expect(app.opened).toEqual([]);
  });
});

describe('opening', () => {
  it('opens documents, and refuses whatever may run something', async () => {
    const ana = await person();
    const open = async (name: string, bytes: string | Uint8Array) =>
      (await app.call('attachments.open', { id: (await add(ana, name, bytes)).id })).result;
    expect(await open('Quote.pdf', '%PDF-1.7')).toBe('opened');
    for (const name of [
      'setup.exe',
      'run.sh',
      'page.html',
      'macro.docm',
      'a.svg',
      'link.desktop',
      'noending',
      'x.pdf.js',
    ])
      expect(await open(name, name)).toBe('refused');
    expect(await open('invoice.pdf', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]))).toBe('refused');
    expect(await open('invoice.docx', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]))).toBe('refused');
    expect(app.opened).toEqual(['Quote.pdf']);
  });
});

describe('a picture of a card', () => {
  it('is the newest, takes the place of the one before, and is undone', async () => {
    const ana = await person();
    const first = await add(ana, 'a.png', png, 'picture');
    const other = Uint8Array.from([...png, 0]);
    const second = await add(ana, 'b.png', other, 'picture');
    const pictures = async () => (await app.call('attachments.pictures', { contactIds: [ana] })).rows;
    expect(await pictures()).toEqual([{ contactId: ana, pictureId: second.id }]);
    expect((await app.call('attachments.picture', { id: second.id })).picture).toEqual(Buffer.from(other));
    expect(await listed(ana)).toEqual([]);
    await app.call('history.undo', {});
    expect(await pictures()).toEqual([{ contactId: ana, pictureId: first.id }]);
    await app.call('attachments.remove', { id: first.id });
    expect(await pictures()).toEqual([]);
  });

  it('is a picture, and no larger than a card needs', async () => {
    const ana = await person();
    await expect(add(ana, 'a.png', 'not a picture', 'picture')).rejects.toThrow(/not a picture/);
    const large = new Uint8Array(2_100_000);
    large.set(png);
    await expect(add(ana, 'a.png', large, 'picture')).rejects.toThrow(/too large/);
  });
});

describe('the store', () => {
  it('takes 300 MB in slices, in bounded memory', async () => {
    const ana = await person();
    const size = 300 * 1024 * 1024;
    const { fileId } = await app.call('files.begin', { name: 'film.mp4', bytes: size });
    const chunk = new Uint8Array(4 * 1024 * 1024);
    for (let offset = 0; offset < size; offset += chunk.length) {
      chunk[0] = offset % 251;
      await app.call('files.append', { fileId, offset, chunk });
    }
    await app.call('files.end', { fileId });
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const { id } = await app.call('attachments.add', { contactId: ana, fileId });
    await app.call('attachments.save', { id });
    clearInterval(watch);
    expect((most - before) / 1024 / 1024).toBeLessThan(100);
    expect(await listed(ana)).toMatchObject([{ bytes: size, mediaType: 'video/mp4', isGone: false }]);
  }, 60_000);

  it('goes into the backups once, and comes back from there', async () => {
    const ana = await person();
    const { id } = await add(ana, 'a.txt', 'the text');
    await app.job((await app.call('backups.create', {})).jobId);
    const mirror = mirrorDir(file(), join(app.folder, 'Backups'));
    const copy = join(mirror, hash('the text').slice(0, 2), hash('the text'));
    expect(readFileSync(copy, 'utf8')).toBe('the text');
    const { ino } = statSync(copy);
    app.clock.advance(86_400_000);
    await app.job((await app.call('backups.create', {})).jobId);
    expect(statSync(copy).ino).toBe(ino);
    rmSync(place('the text'));
    expect(await saved(id)).toBe('the text');
    expect(await listed(ana)).toMatchObject([{ isGone: false }]);
  });

  it('comes back with a restored file', async () => {
    const ana = await person();
    await add(ana, 'a.txt', 'the text');
    await app.job((await app.call('backups.create', {})).jobId);
    const [backup] = (await app.call('backups.list', {})).rows;
    await app.connection.close();
    rmSync(dir(), { recursive: true });
    rmSync(file());
    await restoreBackup(file(), join(app.folder, 'Backups', backup!.name), new Date());
    expect(readFileSync(place('the text'), 'utf8')).toBe('the text');
  });

  it('stays for what the history can bring back, when its row went with the trash too', async () => {
    const ana = await person();
    const { id } = await add(ana, 'a.txt', 'the text');
    await app.call('attachments.remove', { id });
    writeFileSync(join(dir(), '.incoming-1'), 'half');
    appendFileSync(place('the text'), '');
    const mirror = mirrorDir(file(), join(app.folder, 'Backups'));
    const later = new Date(Date.now() + 3 * 86_400_000);
    expect(sweepAttachments(app.connection.raw, dir(), mirror, later)).toBe(0);
    expect(existsSync(place('the text'))).toBe(true);
    expect(readdirSync(dir())).not.toContain('.incoming-1');
    await app.job((await app.call('trash.purge', {})).jobId);
    utimesSync(place('the text'), new Date(0), new Date(0));
    expect(sweepAttachments(app.connection.raw, dir(), mirror, later)).toBe(0);
    await app.call('history.undo', {});
    await app.call('history.undo', {});
    expect(await saved(id)).toBe('the text');
  });

  it('loses what was handed over and never attached, after a day', async () => {
    const ana = await person();
    await expect(add(ana, 'a.txt', 'no picture', 'picture')).rejects.toThrow(/picture/);
    const mirror = mirrorDir(file(), join(app.folder, 'Backups'));
    const later = new Date(Date.now() + 3 * 86_400_000);
    expect(sweepAttachments(app.connection.raw, dir(), mirror, new Date())).toBe(0);
    expect(sweepAttachments(app.connection.raw, dir(), mirror, later)).toBe(1);
    expect(existsSync(place('no picture'))).toBe(false);
  });

  it('is back when it is attached once more after its bytes went', async () => {
    const ana = await person();
    const { id } = await add(ana, 'a.txt', 'the text');
    rmSync(place('the text'));
    expect(await listed(ana)).toMatchObject([{ isGone: true }]);
    expect(await add(ana, 'a.txt', 'the text')).toEqual({ id, txId: null, isBack: true });
    expect(await listed(ana)).toMatchObject([{ id, isGone: false }]);
    expect(await add(ana, 'a.txt', 'the text')).toEqual({ id, txId: null, isBack: false });
  });
});
