import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@main/core/errors';
import type { LogEntry, ReadEntry } from '../log-entry';
import { readVoicePage } from './google-voice';
import { readImazing } from './imazing';
import { decodeXml, readSmsBackup } from './sms-backup';

const fixtures = resolve(import.meta.dirname, '../../../test/fixtures/logs');
const samples = process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');

async function all(batches: AsyncIterable<ReadEntry[]>): Promise<ReadEntry[]> {
  const found: ReadEntry[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}
const entries = (found: ReadEntry[]): LogEntry[] => found.flatMap((one) => ('entry' in one ? [one.entry] : []));
const problems = (found: ReadEntry[]) => found.flatMap((one) => ('problem' in one ? [one.problem] : []));
const sms = (bytes: Uint8Array | string, size = 7) => {
  const data = Buffer.from(bytes);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += size) chunks.push(data.subarray(at, at + size));
  return all(readSmsBackup(chunks));
};

describe('SMS Backup & Restore', () => {
  it('reads every kind of call, whatever the size of the chunks', async () => {
    const bytes = readFileSync(join(fixtures, 'calls.xml'));
    const found = await sms(bytes);
    expect(await sms(bytes, 1_000_000)).toEqual(found);
    expect(
      entries(found).map((one) => [one.direction, one.outcome, one.durationSeconds, one.people[0]?.value]),
    ).toEqual([
      ['out', 'connected', 184, '020 7946 0018'],
      ['in', 'no_answer', 0, '+447700900583'],
      ['in', 'connected', 41, '+447700900583'],
      ['in', 'left_voicemail', 22, '+442079460018'],
      ['in', 'connected', 9, undefined],
    ]);
    expect(entries(found)[0]).toMatchObject({ at: '2026-11-18T10:00:00.000Z', people: [{ name: 'Zoë Fairfax' }] });
    expect(entries(found)[1]?.people).toEqual([{ name: '', value: '+447700900583' }]);
    expect(problems(found)).toEqual(['No date and time that can be read']);
  });

  it('reads texts and picture messages, joins halves of an emoji, and leaves drafts out', async () => {
    const found = entries(await sms(readFileSync(join(fixtures, 'texts.xml'))));
    expect(found.map((one) => [one.direction, one.body])).toEqual([
      ['out', 'The quote 😉 is on its way & signed'],
      ['in', 'Thanks!'],
      ['in', 'Plans\nSee the picture'],
    ]);
    expect(found[2]?.people).toEqual([
      { name: 'Zoë Fairfax', value: '+442079460018' },
      { name: 'Inês Duarte', value: '+447700900583' },
    ]);
  });

  it('tells an entry by the same id in every export of it, and different entries apart', async () => {
    const once = entries(await sms(readFileSync(join(fixtures, 'calls.xml'))));
    const again = entries(
      await sms(readFileSync(join(fixtures, 'calls.xml'), 'utf8').replaceAll('020 7946 0018', '02079460018')),
    );
    expect(again.map((one) => one.externalId)).toEqual(once.map((one) => one.externalId));
    expect(new Set(once.map((one) => one.externalId)).size).toBe(once.length);
  });

  it.each([
    [
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><calls><call number="&b;" date="1" type="1"/></calls>',
    ],
    ['<?xml version="1.0"?><other/>'],
    [''],
    ['<calls>' + '<a>'.repeat(500)],
  ])('refuses a bomb and what is no log: %#', async (text) => {
    await expect(sms(text, 1000)).rejects.toThrow(AppError);
  });

  it('never puts in an entity that a file defines', () => {
    expect(decodeXml('&lol9; &#x41;&amp;&#0;&#1114112;')).toBe('&lol9; A&');
  });

  it('takes any bytes: an error or entries, never a hang', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('<calls>', '<smses><mms', '<call ', ''),
        async (bytes, head) => {
          try {
            expect(await sms(Buffer.concat([Buffer.from(head), bytes]))).toBeInstanceOf(Array);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('iMazing', () => {
  it('reads rows in the zone of the file’s reader', async () => {
    const text = readFileSync(join(fixtures, 'imazing.csv'), 'utf8');
    const found = await all(readImazing([Buffer.from(text)], text, true, 'utf-8', 'America/New_York'));
    expect(entries(found).map((one) => [one.direction, one.outcome, one.at, one.durationSeconds, one.subject])).toEqual(
      [
        ['out', 'connected', '2026-11-18T15:00:00.000Z', 184, ''],
        ['in', 'no_answer', '2026-11-18T17:00:00.000Z', 0, 'FaceTime Audio'],
      ],
    );
    expect(problems(found)).toHaveLength(1);
  });
});

describe('Google Voice', () => {
  it('reads calls, voicemail with its transcript, and both sides of a conversation', () => {
    const found = readdirSync(join(fixtures, 'voice'))
      .sort()
      .flatMap((name) => entries(readVoicePage(readFileSync(join(fixtures, 'voice', name), 'utf8'), name)));
    expect(
      found.map((one) => [
        one.channel,
        one.direction,
        one.outcome,
        one.durationSeconds,
        one.body,
        one.people[0]?.value,
      ]),
    ).toEqual([
      ['text', 'in', null, null, 'Are you there?\nHello', '+442079460018'],
      ['text', 'out', null, null, 'Yes & busy', '+442079460018'],
      ['call', 'in', 'left_voicemail', 27, 'Please call me back', '+447700900583'],
      ['call', 'out', 'connected', 184, '', '+442079460018'],
    ]);
    expect(found[3]?.at).toBe('2026-11-18T10:00:00.000Z');
  });

  it('takes any text: entries or reasons', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.constantFrom('<div class="hChatLog"><div class="message">', '<div class="haudio">'),
        (text, head) => {
          expect(readVoicePage(`${head}${text}`, text)).toBeInstanceOf(Array);
        },
      ),
    );
  });
});

describe.skipIf(!existsSync(join(samples, 'calls')))('logs that others wrote', () => {
  const shruggie = join(samples, 'calls/shruggietech__sms-backup-restore-parser/tests/fixtures');
  const devadvance = join(samples, 'calls/devadvance__sms-backup-reader-2');
  const voice = join(samples, 'calls/lbeder__google-voice-takeout-merger/Calls');
  const read = async (path: string) => entries(await sms(readFileSync(path), 64_000));

  it('counts the messages of each', async () => {
    expect(await read(join(shruggie, 'minimal_calls.xml'))).toMatchObject([
      {
        channel: 'call',
        direction: 'in',
        durationSeconds: 125,
        at: '2021-01-03T00:00:00.000Z',
        people: [{ value: '+15551234567', name: 'Alice Smith' }],
      },
    ]);
    // One of the four is a draft.
    expect((await read(join(shruggie, 'mixed.xml'))).map((one) => one.body)).toEqual([
      'Hey, how are you?',
      'This is a text-only MMS from Alice.',
      "I'm good, thanks!",
    ]);
    expect((await read(join(shruggie, 'edge_cases.xml')))[1]?.body).toContain(
      'Hello 🌍 — this has «special» chars & symbols < > "',
    );
    expect(await read(join(devadvance, 'packages/lib/test-assets/sms_and_mms.xml'))).not.toHaveLength(0);
    expect(await read(join(devadvance, 'tests/e2e/fixtures/empty.xml'))).toEqual([]);
    await read(join(devadvance, 'tests/e2e/fixtures/corrupt_attachments.xml'));
    const broken = await sms(readFileSync(join(shruggie, 'malformed.xml')));
    expect(entries(broken)).toEqual([]);
  });

  it('reads every page of a Takeout', () => {
    const pages = readdirSync(voice).filter((name) => name.endsWith('.html'));
    const found = pages.map((name) => [name, readVoicePage(readFileSync(join(voice, name), 'utf8'), name)] as const);
    for (const [name, read] of found) expect(problems(read), name).toEqual([]);
    const of = (name: string) => entries(found.find(([one]) => one === name)?.[1] ?? []);
    expect(of('+17015550147 - Voicemail - 2022-03-09T08_03_00Z.html')).toMatchObject([
      { outcome: 'left_voicemail', body: 'Hello World', durationSeconds: 27, at: '2022-03-09T08:03:00.214Z' },
    ]);
    expect(of('+17015550194 - Received - 2021-12-11T18_20_31Z.html')).toMatchObject([
      { direction: 'in', durationSeconds: 5 },
    ]);
    const group = of('Group Conversation - 2017-03-04T07_18_27Z.html');
    expect(group.map((one) => one.direction)).toEqual(['in', 'in', 'out', 'in', 'out']);
    expect(group[2]?.people.map((one) => one.value)).toEqual(['+17175550148', '+18605550137']);
  });
});
