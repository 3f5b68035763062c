import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentsDir, bytesPath } from '@main/db/attachment-store';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ onDisk: true });
});
afterEach(() => app.close());

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const gif = 'R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const bytesOf = (data: string): Buffer => Buffer.from(data, 'base64');
const place = (data: string): string =>
  bytesPath(
    attachmentsDir(join(app.folder, 'test.calldeck')),
    createHash('sha256').update(bytesOf(data)).digest('hex'),
  );

const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const photo = (data: string, name = 'PHOTO'): string => `${name};ENCODING=b:${data}`;
const ana = card('N:Ruiz;Ana;;;', 'FN:Ana Ruiz', 'EMAIL:ana@example.com', photo(png));

async function checked(text: string): Promise<string> {
  const fileId = await app.upload('cards.vcf', text);
  const { jobId, batchId } = await app.call('imports.check', { fileId, columns: [], onMatch: 'update' });
  expect((await app.job(jobId)).error).toBeNull();
  return batchId;
}

async function imported(text: string): Promise<{ txId: string; updated: number; skipped: number }> {
  const { jobId } = await app.call('imports.commit', { batchId: await checked(text) });
  const ended = await app.job(jobId);
  expect(ended.error).toBeNull();
  return ended.result as { txId: string; updated: number; skipped: number };
}

/** Of each card in use that shows one, its picture. */
const shown = (): Record<string, string> =>
  Object.fromEntries(
    app.connection.raw
      .prepare(
        `SELECT c.display_name, a.media_type FROM contact c JOIN attachment a ON a.id = c.picture_id AND a.deleted_at IS NULL
         WHERE c.deleted_at IS NULL ORDER BY c.sort_name`,
      )
      .raw()
      .all() as [string, string][],
  );
const rows = (): number =>
  app.connection.raw
    .prepare("SELECT count(*) FROM attachment WHERE role = 'picture' AND deleted_at IS NULL")
    .pluck()
    .get() as number;

describe('the picture of an imported card', () => {
  it('is kept as it is, goes with an undo, comes back with a redo, and is not made twice', async () => {
    const { txId } = await imported(ana);
    expect(shown()).toEqual({ 'Ana Ruiz': 'image/png' });
    expect(readFileSync(place(png))).toEqual(bytesOf(png));
    const again = await imported(ana);
    expect([again.updated, again.skipped, rows()]).toEqual([0, 1, 1]);
    await app.call('history.undo', { txId });
    expect([shown(), rows()]).toEqual([{}, 0]);
    await app.call('history.redo', {});
    expect(shown()).toEqual({ 'Ana Ruiz': 'image/png' });
  });

  it('goes on a matched card that has none, and not in place of another', async () => {
    await app.call('contacts.create', {
      kind: 'person',
      name: 'Ana Ruiz',
      methods: [{ kind: 'email', label: 'work', value: 'ana@example.com' }],
    });
    const batchId = await checked(ana);
    expect((await app.call('imports.rows', { batchId })).rows).toMatchObject([
      { action: 'update', reason: 'Adds picture' },
    ]);
    const { txId } = await imported(ana);
    expect(shown()).toEqual({ 'Ana Ruiz': 'image/png' });
    await imported(ana.replace(png, gif));
    expect([shown(), rows(), existsSync(place(gif))]).toEqual([{ 'Ana Ruiz': 'image/png' }, 1, false]);
    await app.call('history.undo', { txId });
    expect(shown()).toEqual({});
  });

  it('is of a company its logo; the logo of where a person works is none', async () => {
    await imported(
      card('FN:Nine Mill', 'ORG:Nine Mill', 'X-ABShowAs:COMPANY', photo(gif, 'LOGO')) +
        card('N:Oduya;Ben;;;', 'FN:Ben Oduya', 'ORG:Nine Mill', photo(png, 'LOGO')) +
        card('N:Two;Times;;;', 'EMAIL:two@example.com') +
        card('N:Two;Times;;;', 'EMAIL:two@example.com', photo(png)),
    );
    expect(shown()).toEqual({ 'Nine Mill': 'image/gif', 'Times Two': 'image/png' });
  });

  it('is left out in words when it is too large or of a kind that cannot be shown', async () => {
    const large = Buffer.concat([bytesOf(png), Buffer.alloc(5 * 1024 * 1024)]).toString('base64');
    const tiff = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0]).toString('base64');
    const batchId = await checked(card('N:A;Large;;;', photo(large)) + card('N:B;Odd;;;', photo(tiff)));
    const { rows: seen } = await app.call('imports.rows', { batchId });
    expect(seen.map(({ action, reason }) => [action, reason])).toEqual([
      ['add', 'The picture of this card is larger than 5 MB. It was left out.'],
      ['add', 'The picture of this card is of a kind that Calldeck cannot show. It was left out.'],
    ]);
  });

  it('leaves nothing beside the data file when the check is thrown away', async () => {
    await app.call('imports.discard', { batchId: await checked(ana) });
    expect([existsSync(place(png)), rows()]).toEqual([false, 0]);
  });

  it.each([
    ['vcard3', 'PHOTO;ENCODING=b;TYPE=PNG:'],
    ['vcard4', 'PHOTO:data:image/png;base64,'],
  ] as const)('goes out with the card as %s', async (format, begins) => {
    await imported(ana);
    const { jobId } = await app.call('exports.contacts', { format });
    const { fileId } = (await app.job(jobId)).result as { fileId: string };
    const { chunk } = await app.call('files.read', { fileId, offset: 0, length: 1_000_000 });
    const text = Buffer.from(chunk).toString().replaceAll('\r\n ', '');
    expect(text).toContain(begins + png);
  });
});
