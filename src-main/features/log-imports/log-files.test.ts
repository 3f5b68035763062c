import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentsDir, bytesPath } from '@main/db/attachment-store';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
let ana: string;
beforeEach(async () => {
  app = await createTestApp({ onDisk: true });
  const methods = [{ kind: 'email' as const, label: 'work', value: 'ana@example.com' }];
  ana = (await app.call('contacts.create', { kind: 'person', name: 'Ana Ruiz', methods })).id;
});
afterEach(() => app.close());

const quote = '%PDF-1.7 the quote';
const place = (): string =>
  bytesPath(attachmentsDir(join(app.folder, 'test.calldeck')), createHash('sha256').update(quote).digest('hex'));

const mail = (from: string, id: string): string =>
  [
    `From: ${from}`,
    'To: me@example.org',
    'Date: Mon, 16 Nov 2026 10:00:00 +0000',
    `Message-ID: <${id}@example.com>`,
    'Subject: The quote',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See the quote.',
    '--b',
    'Content-Type: application/octet-stream; name="../Quote.pdf"',
    'Content-Disposition: attachment; filename="../Quote.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(quote).toString('base64'),
    '--b--',
    '',
  ].join('\n');
const mbox = ['ana@example.com', 'nobody@example.net']
  .map((from, index) => `From ${from} Mon Nov 16 10:00:00 2026\n${mail(from, `m${index}`)}\n`)
  .join('');

async function imported(keepFiles?: boolean) {
  const { jobId, batchId } = await app.call('logs.check', {
    fileId: await app.upload('mail.mbox', mbox),
    mine: ['me@example.org'],
  });
  const checked = await app.job(jobId);
  expect(checked.error).toBeNull();
  const commit = await app.call('logs.commit', keepFiles === undefined ? { batchId } : { batchId, keepFiles });
  const done = await app.job(commit.jobId);
  expect(done.error).toBeNull();
  const { files } = checked.result as { files: { count: number; bytes: number } };
  return { files, txId: (done.result as { txId: string }).txId };
}

const listed = async () => (await app.call('attachments.list', { contactId: ana })).rows;

describe('the files of imported mail', () => {
  it('hang on their entries, go with an undo, come back with a redo, and are not made twice', async () => {
    const { files, txId } = await imported();
    expect(files).toEqual({ count: 2, bytes: quote.length * 2 });
    expect(await listed()).toMatchObject([
      { role: 'file', mediaType: 'application/pdf', bytes: quote.length, subject: 'The quote', isGone: false },
    ]);
    expect((await listed())[0]?.fileName).not.toContain('/');
    expect(readFileSync(place(), 'utf8')).toBe(quote);
    expect((await imported()).files.count).toBe(1);
    expect(await listed()).toHaveLength(1);
    await app.call('history.undo', { txId });
    expect(await listed()).toEqual([]);
    await app.call('history.redo', {});
    expect(await listed()).toHaveLength(1);
  });

  it('are only named when they are not wanted', async () => {
    await imported(false);
    expect([await listed(), existsSync(place())]).toEqual([[], false]);
    expect(app.connection.raw.prepare('SELECT body FROM interaction').pluck().all()).toEqual([
      expect.stringContaining('Quote.pdf'),
    ]);
  });
});
