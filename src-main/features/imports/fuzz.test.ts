import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strings } from '@shared/locale/index';
import { AppError } from '@main/core/errors';
import { openArchive } from '../archive/archive-source';
import { createZipWriter } from '@main/formats/zip-write';
import { readLogFile, recogniseLog } from '../log-imports/log-source';
import { inspectSource, readCardsOf, readSource } from './source';

// Whatever bytes a file holds, a reader answers rows or an error in words: it never hangs, and never takes the memory.

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  name: string;
  path: string;
  size: number;
}

/** Reads a file to its end, as an import does. */
const readers: Readonly<Record<string, (file: Given) => Promise<number>>> = {
  async contacts(file) {
    const source = await inspectSource(file, { region: 'GB' });
    let rows = 0;
    if (source.kind === 'vcard') for await (const batch of readCardsOf(source, 'GB')) rows += batch.length;
    else for await (const batch of readSource(source)) rows += batch.rows.length;
    return rows;
  },
  async logs(file) {
    const source = await recogniseLog(file);
    if (source === null) return 0;
    let rows = 0;
    const options = { timeZone: 'Europe/London', now: '2026-11-20T09:00:00.000Z' };
    for await (const batch of readLogFile(source, options, () => undefined)) rows += batch.length;
    return rows;
  },
  async archives(file) {
    const archive = await openArchive(file.path);
    await archive?.close();
    return 0;
  },
};

/** How files of each kind begin: random bytes alone would be known for nothing and stop at the door. */
const beginnings: Readonly<Record<string, string>> = {
  nothing: '',
  csv: 'Name,Email,Phone\r\n"Ana",a@x.example,',
  'utf-16': '\ufeffName\tEmail\n',
  vcard: 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=85;',
  ics: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/London:20261101T100000\r\nRRULE:FREQ=DAILY;COUNT=9\r\n',
  mbox: 'From ana@x.example Sun Nov 01 10:00:00 2026\nFrom: Ana <ana@x.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n',
  eml: 'From: =?utf-8?Q?Ana?= <ana@x.example>\r\nTo: b@x.example\r\nSubject: x\r\nDate: Sun, 1 Nov 2026 10:00:00 +0000\r\n\r\n',
  sms: '<?xml version="1.0" encoding="UTF-8"?>\n<smses count="2"><sms address="+441632960115" date="1700000000000" type="1" body="',
  calls:
    '<?xml version="1.0"?>\n<calls count="1"><call number="+441632960115" duration="3" date="1700000000000" type="2"',
  voice:
    '<html><head><title>Call with Ana</title></head><body><div class="haudio"><a class="tel" href="tel:+441632960115">',
  imazing: 'Call type,Date,Duration,Number,Contact\nIncoming,2026-11-01 10:00:00,00:01:00,+44',
  zip: 'PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000',
};

/** Generous, for a machine that is busy: what hangs or grows with the square takes minutes. */
const readingMs = 15_000;
const memoryBytes = 300 * 1024 * 1024;

async function readsOrRefuses(bytes: Uint8Array, reader: (file: Given) => Promise<number>): Promise<void> {
  const path = join(folder, 'given');
  writeFileSync(path, bytes);
  const began = performance.now();
  const before = process.memoryUsage().rss;
  try {
    expect(await reader({ name: 'given', path, size: bytes.length })).toBeGreaterThanOrEqual(0);
  } catch (error) {
    // An error in words; any other is a fault of the reader's.
    if (!(error instanceof AppError)) throw error;
    expect(error.message).not.toBe('');
  }
  expect(performance.now() - began).toBeLessThan(readingMs);
  expect(process.memoryUsage().rss - before).toBeLessThan(memoryBytes);
}

/** A workbook whose sheet is anything. */
async function workbookOf(sheet: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const sink = async (piece: Uint8Array) => void pieces.push(Buffer.from(piece));
  const zip = createZipWriter(sink, { year: 2026, month: 11, day: 20, hour: 9, minute: 0 });
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  await zip.add('[Content_Types].xml', ['<Types/>']);
  await zip.add('_rels/.rels', [relation('officeDocument', 'xl/workbook.xml')]);
  await zip.add('xl/workbook.xml', [
    `<workbook xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await zip.add('xl/_rels/workbook.xml.rels', [relation('worksheet', 'worksheets/sheet1.xml')]);
  await zip.add('xl/worksheets/sheet1.xml', [sheet]);
  await zip.finish();
  return Buffer.concat(pieces);
}

describe('the reader of workbooks', () => {
  const begin = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2">';

  it('reads or refuses any sheet in a workbook that is whole', async () => {
    const part = fc.constantFrom(
      '<c r="',
      '<row r="',
      '<v>',
      '</v>',
      '</c>',
      '<is><t>',
      'XFD1048577"',
      'A9">',
      ' t="s">',
      '&#0;',
      '&amp',
      '1e999',
    );
    await expect(
      fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(part, fc.string({ maxLength: 20 })), { maxLength: 40 }), async (parts) =>
          readsOrRefuses(await workbookOf(begin + parts.join('')), readers['contacts']!),
        ),
        { numRuns: 40 },
      ),
    ).resolves.toBeUndefined();
    await readsOrRefuses(
      await workbookOf(`${begin}<c r="ZZZZZZZ99999999999"><v>1</v></c></row></sheetData>`),
      readers['contacts']!,
    );
    await readsOrRefuses(await workbookOf(begin + '<c r="B2"><v>'.repeat(200_000)), readers['contacts']!);
  }, 60_000);
});

describe.each(Object.keys(readers))('the reader of %s', (name) => {
  const reader = readers[name]!;

  it.each(Object.keys(beginnings))('reads or refuses anything that begins like %s', async (kind) => {
    const encoding = kind === 'utf-16' ? 'utf16le' : kind === 'zip' ? 'latin1' : 'utf8';
    const begin = Buffer.from(beginnings[kind]!, encoding);
    await expect(
      fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.uint8Array({ maxLength: 600 }),
            fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
            fc
              .array(
                fc.constantFrom(
                  '"',
                  ',',
                  '\r',
                  '\n',
                  ';',
                  ':',
                  '=',
                  '<',
                  '>',
                  '&',
                  '\0',
                  'END:VCARD',
                  begin.toString(),
                ),
                {
                  maxLength: 60,
                },
              )
              .map((parts) => Buffer.from(parts.join(''))),
          ),
          async (rest) => readsOrRefuses(Buffer.concat([begin, rest]), reader),
        ),
        { numRuns: 12 },
      ),
    ).resolves.toBeUndefined();
  });

  it('reads or refuses what is long without an end', async () => {
    const long = 1_000_000;
    for (const bytes of [
      Buffer.alloc(long, '"'),
      Buffer.alloc(long, 'a'),
      Buffer.alloc(long, '\n'),
      Buffer.alloc(long, ','),
      Buffer.alloc(long, 0),
      Buffer.concat([Buffer.from(beginnings['vcard']!), Buffer.alloc(long, '=\r\n')]),
      Buffer.concat([Buffer.from(beginnings['sms']!), Buffer.alloc(long, '&lt;')]),
      Buffer.concat([Buffer.from('<?xml version="1.0"?><smses>'), Buffer.alloc(long, '<a>')]),
      Buffer.concat([Buffer.from('BEGIN:VCARD\r\n'), Buffer.alloc(long, ' ')]),
      randomBytes(long),
    ])
      await expect(readsOrRefuses(bytes, reader)).resolves.toBeUndefined();
  }, 60_000);
});

describe('what was made to do harm', () => {
  const file = (bytes: Buffer): Given => {
    const path = join(folder, 'harmful');
    writeFileSync(path, bytes);
    return { name: 'harmful', path, size: bytes.length };
  };
  const large = Buffer.alloc(30_000_000, ' ');
  const isBomb = { code: 'validation', message: strings.zips.bomb };

  it.each([
    ['a workbook', 'contacts', 'xl/workbook.xml'],
    ['a page of a call log', 'logs', 'Takeout/Voice/Calls/x.html'],
    ['an export of everything', 'archives', 'data/manifest.json'],
  ])('is refused: %s that unpacks to far more than it is', async (_, reader, name) => {
    const bomb = file(zipOf(name, large));
    expect(bomb.size).toBeLessThan(40_000);
    await expect(readers[reader]!(bomb)).rejects.toMatchObject(isBomb);
  });

  it('is refused: a sheet that unpacks to far more than it is, in a workbook that is sound', async () => {
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(30_000_000)}`;
    const bomb = file(Buffer.from(await workbookOf(sheet)));
    await expect(readers['contacts']!(bomb)).rejects.toMatchObject(isBomb);
  });

  it.each([
    ['wider than any table', '<row r="2"><c r="ZZZZ2"><v>1</v></c></row>', strings.zips.wideSheet],
    ['deeper than any sheet', '<a>'.repeat(100), strings.zips.bomb],
  ])('is refused: a sheet that is %s', async (_, inside, message) => {
    const sheet = file(Buffer.from(await workbookOf(`<worksheet><sheetData>${inside}`)));
    await expect(readers['contacts']!(sheet)).rejects.toMatchObject({ code: 'validation', message });
  });

  it.each(Object.keys(readers))(
    'writes nowhere and reads nothing: a path that leads outside, to %s',
    async (reader) => {
      const given = file(zipOf('../../etc/passwd', Buffer.from('x')));
      const read = readers[reader]!(given);
      if (reader === 'contacts') await expect(read).rejects.toMatchObject({ code: 'validation' });
      else expect(await read).toBe(0);
    },
  );

  it('is refused: a log whose entities stand for more and more', async () => {
    const laughs = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
    const xml = `<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY l0 "lol">${laughs.join('')}]><smses count="1"><sms address="+441632960115" date="1700000000000" type="1" body="&l12;"/></smses>`;
    await expect(readers['logs']!(file(Buffer.from(xml)))).rejects.toMatchObject({
      code: 'validation',
      message: strings.logFormats.entities,
    });
  });
});

/** A zip of one file, deflated, whose sizes are true. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(8, 10);
  record.writeUInt32LE(packed.length, 20);
  record.writeUInt32LE(content.length, 24);
  record.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  const text = Buffer.from(name);
  return Buffer.concat([local, text, packed, record, text, end]);
}
