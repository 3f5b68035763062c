import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry, ReadEntry } from '../log-entry';
import { recogniseText } from '../log-kind';
import { htmlText } from './html-text';
import { longestMessage, splitMbox } from './mbox';
import { readMessage } from './message';

const fixtures = resolve(import.meta.dirname, '../../../test/fixtures/logs');
const samples = process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');

async function split(bytes: Uint8Array | string, size = 11): Promise<string[]> {
  const data = Buffer.from(bytes);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += size) chunks.push(data.subarray(at, at + size));
  const found: string[] = [];
  for await (const { bytes: message } of splitMbox(chunks)) found.push(Buffer.from(message).toString('utf8'));
  return found;
}

async function messages(bytes: Uint8Array): Promise<ReadEntry[]> {
  const found: ReadEntry[] = [];
  for await (const { bytes: message } of splitMbox([bytes])) found.push(await readMessage(message, found.length + 1));
  return found;
}
const entries = (found: ReadEntry[]): LogEntry[] => found.flatMap((one) => ('entry' in one ? [one.entry] : []));

describe('a message', () => {
  it('is read with its sides, its time, and its HTML as text', async () => {
    const [entry] = entries([await readMessage(readFileSync(join(fixtures, 'letter.eml')), 1)]);
    expect(entry).toMatchObject({
      externalId: 'mail:<m1@fairfax.example>',
      channel: 'email',
      direction: null,
      at: '2026-11-18T10:30:00.000Z',
      subject: 'The quote – signed',
      body: 'Dear Mara,\n\nsigned & sealed\nZoë',
      from: { name: 'Zoë Fairfax', value: 'zoe@fairfax.example' },
      people: [{ name: 'Mara', value: 'mara@office.example' }],
    });
  });

  it('reads HTML as it is read aloud', () => {
    expect(
      htmlText('<p>One</p><p>Two &amp; <b>bold</b></p><ul><li>a<li>b</ul><style>x</style><td>1</td><td>2</td>'),
    ).toBe('One\n\nTwo & bold\n- a\n- b\n1 2');
    expect(htmlText('<div>'.repeat(50_000)).length).toBeLessThan(10);
  });

  it('takes any bytes: an entry or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.constantFrom('From: a@b.example\nDate: Thu, 1 Jan 2026 10:00 +0000\nContent-Type: ', ''),
        async (bytes, head) => {
          const read = await readMessage(Buffer.concat([Buffer.from(head), bytes]), 1);
          expect('entry' in read || 'problem' in read).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an mbox', () => {
  it('is cut into its messages, whatever the size of the chunks', async () => {
    const bytes = readFileSync(join(fixtures, 'mail.mbox'));
    const found = await split(bytes);
    expect(await split(bytes, 100_000)).toEqual(found);
    expect(found).toHaveLength(4);
    expect(found[0]).toContain('\nFrom here it looks good.\n>From two levels.');
    // A body whose length is told may hold anything.
    expect(found[2]).toContain('From x@y.example Wed Nov 18 11:00:00 2026\nSubject: not a header\nend');
    const read = await messages(bytes);
    expect(entries(read).map((one) => [one.subject, one.from?.value, one.people.length])).toEqual([
      ['The quote', 'zoe@fairfax.example', 1],
      ['Re: The quote', 'mara@office.example', 2],
      ['An offer', 'who@else.example', 1],
    ]);
    expect(read[3]).toMatchObject({ problem: 'No date and time that can be read', line: 4 });
  });

  it('does not trust a length that is false', async () => {
    const one = 'From a@b.example Wed Nov 18 10:30:00 2026\nSubject: one\nContent-Length: 5000\n\nbody\n\n';
    const found = await split(`${one}${one.replace('one', 'two').replace('5000', '5')}`);
    expect(found).toHaveLength(2);
    expect(found[1]).toContain('two');
  });

  it('holds no more than one message, of which an endless one is cut', async () => {
    const head = Buffer.from('From - Wed Nov 18 12:00:00 2026\nSubject: long\n\n');
    const filler = Buffer.alloc(1_000_000, 'x'.repeat(79) + '\n');
    const next = Buffer.from('\nFrom - Wed Nov 18 12:00:00 2026\nSubject: next\n\nb\n');
    function* chunks() {
      yield head;
      for (let at = 0; at < 60; at += 1) yield filler;
      yield next;
    }
    const sizes: number[] = [];
    for await (const { bytes, isCut } of splitMbox(chunks())) sizes.push(isCut ? -bytes.length : bytes.length);
    expect(sizes).toHaveLength(2);
    expect(-(sizes[0] ?? 0)).toBeGreaterThan(1000);
    expect(-(sizes[0] ?? 0)).toBeLessThan(longestMessage + 2_000_000);
  });

  it('takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            'From ',
            'From - \n',
            '>From ',
            '\n',
            'A: b\n',
            'Content-Length: 9\n',
            'From a 10:00 2026\n',
            'x',
          ),
        ),
        async (parts) => {
          expect(await split(parts.join(''), 3)).toEqual(await split(parts.join(''), 1000));
        },
      ),
    );
  });
});

describe.skipIf(!existsSync(join(samples, 'mail')))('mail that others wrote', () => {
  const of = (folder: string) =>
    readdirSync(join(samples, 'mail', folder)).map((name) => join(samples, 'mail', folder, name));

  it('splits the mailboxes of MimeKit', async () => {
    const subjects = async (name: string) =>
      (await messages(readFileSync(join(samples, 'mail/jstedfast__MimeKit/mbox', name)))).length;
    expect(await subjects('unmunged.mbox.txt')).toBe(2);
    expect(await subjects('simple.mbox.txt')).toBe(
      (readFileSync(join(samples, 'mail/jstedfast__MimeKit/mbox/simple.mbox.txt'), 'utf8').match(/^From -/gm) ?? [])
        .length,
    );
    expect(await subjects('jwz-summary.txt')).toBeGreaterThan(10);
  });

  it('reads the messages of Thunderbird’s tests', async () => {
    const files = of('mozilla__releases-comm-central').filter((path) => path.endsWith('.eml'));
    let read = 0;
    for (const path of files) {
      const bytes = readFileSync(path);
      const found = bytes.toString('latin1').startsWith('From ')
        ? await messages(bytes)
        : [await readMessage(bytes, 1)];
      read += entries(found).length > 0 ? 1 : 0;
    }
    expect(read / files.length).toBeGreaterThan(0.85);
    const greek = entries([
      await readMessage(readFileSync(join(samples, 'mail/mozilla__releases-comm-central/11-plaintext-greek.eml')), 1),
    ]);
    expect(greek[0]?.body).toMatch(/[α-ω]/);
  });

  it('agrees with stalwart on sender and subject', async () => {
    const files = of('stalwartlabs__mail-parser/legacy').filter((path) => /\d{3}\.eml$/.test(path));
    let checked = 0;
    for (const path of files) {
      const answer = readFileSync(path.replace(/\.eml$/, '.json'), 'utf8');
      const [entry] = entries([await readMessage(readFileSync(path), 1)]);
      if (entry === undefined) continue;
      checked += 1;
      if (entry.subject !== '') expect(answer, path).toContain(JSON.stringify(entry.subject).slice(1, 20));
    }
    expect(checked).toBeGreaterThan(10);
  });

  it('ends on every damaged message', async () => {
    for (const folder of [
      'mikel__mail/emails/error_emails',
      'mikel__mail/emails/mime_emails',
      'mikel__mail/emails/attachment_emails',
      'mikel__mail/emails/multi_charset',
      'jstedfast__MimeKit/messages',
    ])
      for (const path of of(folder)) {
        const bytes = readFileSync(path);
        const read = await readMessage(bytes, 1);
        expect('entry' in read || 'problem' in read, path).toBe(true);
        recogniseText(bytes.toString('latin1'), true);
      }
  });
});
