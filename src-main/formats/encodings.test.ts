import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@main/core/errors';
import { createDecoder, detectEncoding, loadFrequencies } from './encodings';

/** The bytes of a text in an encoding of one byte a letter, which Node cannot write itself. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) codes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x3f);
}

function decodeAll(bytes: Uint8Array, encoding: string, size = bytes.length): string {
  const decode = createDecoder(encoding);
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decode(bytes.subarray(at, at + size));
  return text + decode(null);
}

function refusalOf(run: () => unknown): unknown {
  try {
    run();
    return null;
  } catch (error) {
    return error;
  }
}

const WESTERN = 'Name,Ort\nJürgen Müller,Köln\nZoë Brontë,Málaga\nFrançois Lefèvre,Orléans\nSøren Ångström,Ærø\n';
const GERMAN = 'Vorname,Nachname,Straße\nJörg,Weiß,Hauptstraße 3\nBärbel,Schäfer,Königsallee 1\n';
const FRENCH = 'Prénom,Nom\nHélène,Çelik\nFrançois,Lefèvre\nMaëlle,Prévôt\n';
const CENTRAL = 'Jméno,Město\nJiří Dvořák,Plzeň\nŁukasz Wiśniewski,Kraków\nZdeněk Šťastný,Třebíč\n';
const POLISH = 'Imię,Nazwisko\nŁukasz,Wiśniewski\nMałgorzata,Dąbrowska\nZbigniew,Wójcik\n';
const RUSSIAN = 'Имя,Город\nИван Петров,Москва\nОльга Кузнецова,Тверь\n';
const TURKISH = 'Ad,Şehir\nGökçe Yılmaz,İstanbul\nÇağrı Şahin,Muğla\n';
const GREEK = 'Όνομα,Πόλη\nΓιώργος Παπαδόπουλος,Αθήνα\nΕλένη Δημητρίου,Πάτρα\n';

const frequencies = await loadFrequencies();
const detect = (sample: readonly Uint8Array[]) => detectEncoding(sample, frequencies);

describe('detectEncoding', () => {
  it.each([
    ['windows-1252', WESTERN],
    ['windows-1252', GERMAN],
    ['windows-1252', FRENCH],
    ['windows-1252', 'Name\nO\u2019Brien, Zoë\n'],
    ['iso-8859-15', 'Name;Preis\nJürgen Müller;12,50 €\n'],
    ['iso-8859-15', 'Prénom|Nom|Société|Notes\nHélène|Lefèvre|Crédit|12 €\nFrançois|Dubois|Cœur|Œuvre\n'],
    ['macintosh', WESTERN],
    ['macintosh', GERMAN],
    ['windows-1250', CENTRAL],
    ['windows-1250', POLISH],
    ['iso-8859-2', POLISH],
    ['windows-1252', 'Calle,Empresa\n"Mayor 26, 5º",Crédito Inmobiliario\n"Castellana, Nº 77",Pébéo\n'],
    ['windows-1251', RUSSIAN],
    ['iso-8859-5', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1254', TURKISH],
    ['windows-1253', GREEK],
  ])('knows %s by what stands in it', (encoding, text) => {
    const bytes = encode(text, encoding);
    expect(detect([bytes]).encoding).toBe(encoding);
    expect(decodeAll(bytes, encoding)).toBe(text);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s with and without its mark', (encoding) => {
    const little = Buffer.from(`\ufeff${WESTERN}`, 'utf16le');
    const marked = encoding === 'utf-16le' ? little : Buffer.from(little).swap16();
    expect(detect([marked])).toMatchObject({ encoding, bom: true });
    expect(decodeAll(marked, encoding, 7)).toBe(WESTERN);
    expect(detect([marked.subarray(2)])).toMatchObject({ encoding, bom: false });
  });

  it('takes UTF-8 with a mark, without one, and with pieces cut inside a letter', () => {
    const bytes = Buffer.from(`\ufeff${WESTERN}`);
    expect(detect([bytes])).toEqual({ encoding: 'utf-8', confidence: 1, bom: true });
    expect(decodeAll(bytes, 'utf-8', 3)).toBe(WESTERN);
    const umlaut = bytes.indexOf(0xc3);
    expect(detect([bytes.subarray(3, umlaut + 1), bytes.subarray(umlaut + 1)])).toMatchObject({
      encoding: 'utf-8',
      confidence: 1,
    });
  });

  it('does not believe a mark that the bytes contradict', () => {
    expect(detect([Uint8Array.of(0xef, 0xbb, 0xbf, ...encode(WESTERN, 'windows-1252'))]).encoding).toBe('windows-1252');
    expect(detect([Uint8Array.of(0xff, 0xfe, ...Buffer.from(WESTERN))]).encoding).toBe('utf-8');
  });

  it('keeps UTF-8 for a file with one damaged letter', () => {
    const bytes = Buffer.from(WESTERN.repeat(10) + 'X');
    bytes[bytes.length - 1] = 0xe9;
    expect(detect([bytes, Buffer.from('\n')])).toMatchObject({ encoding: 'utf-8' });
  });

  it.each([
    ['a vCard', [...new TextEncoder().encode('BEGIN:VCARD\r\nVERSION:3.0\r\n')], /vCard/],
    ['an LDIF', [...new TextEncoder().encode('dn: cn=Ana Ruiz,mail=ana@ruiz.example\n')], /LDIF/],
    ['an XML file', [...new TextEncoder().encode('\ufeff<?xml version="1.0"?><calls/>')], /XML/],
    ['a JSON file', [...new TextEncoder().encode('[{"name": 1}]')], /JSON/],
    ['a photograph', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10], /photograph/],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], /picture/],
    ['a PDF', [...Buffer.from('%PDF-1.7\n')], /PDF/],
    ['a workbook', [...Buffer.from('PK\x03\x04....[Content_Types].xml')], /Excel workbook/],
    ['an archive', [...Buffer.from('PK\x03\x04........photo.jpg')], /ZIP/],
    ['a database', [...Buffer.from('SQLite format 3\0')], /database/],
    ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], /Excel/],
    ['noise', Array.from({ length: 500 }, (_, index) => (index * 7919) % 31), /not a text file/],
  ])('refuses %s and says what it is', (_, bytes, message) => {
    expect(() => detect([Uint8Array.from(bytes)])).toThrow(message);
  });

  it('refuses an empty file', () => {
    expect(() => detect([])).toThrow(/empty/);
    expect(() => detect([new Uint8Array(0)])).toThrow(AppError);
  });

  it('answers any bytes, by a known encoding or by a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const refusal = refusalOf(() => decodeAll(bytes, detect([bytes]).encoding));
        expect(refusal === null || refusal instanceof AppError).toBe(true);
      }),
    );
  });
});

describe('createDecoder', () => {
  it('drops NUL and refuses an encoding that does not exist', () => {
    expect(decodeAll(Buffer.from('a\0b'), 'utf-8')).toBe('ab');
    expect(() => createDecoder('klingon')).toThrow(/klingon/);
  });
});

const samples = process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../shared/data');

describe.skipIf(!existsSync(samples))('files that others wrote', () => {
  const mozilla = join(samples, 'contacts-csv/mozilla__releases-comm-central');
  it.each([
    ['utf16_addressbook.csv', 'utf-16le'],
    ['shiftjis_addressbook.csv', 'shift_jis'],
    ['export.csv', 'utf-8'],
  ])('%s is %s', (file, encoding) => {
    expect(detect([readFileSync(join(mozilla, file))]).encoding).toBe(encoding);
  });

  it('answers each of the torture files', () => {
    const answers = new Map<string, number>();
    const crashed: string[] = [];
    for (const file of readdirSync(join(samples, 'csv-torture'), { recursive: true }) as string[]) {
      const path = join(samples, 'csv-torture', file);
      if (!statSync(path).isFile()) continue;
      const refusal = refusalOf(() => {
        const { encoding } = detect([readFileSync(path)]);
        answers.set(encoding, (answers.get(encoding) ?? 0) + 1);
      });
      if (refusal !== null && !(refusal instanceof AppError)) crashed.push(file);
    }
    expect(crashed).toEqual([]);
    expect(answers.get('utf-8')).toBeGreaterThan(100);
  });
});

it.each([
  ['with its mark', true],
  ['without', false],
])('says of UTF-32 %s what it is, in either order of bytes, and takes no UTF-16 for it', (_, marked) => {
  const text = `${marked ? '\ufeff' : ''}Name,Ort\nZoë 李 😀,Köln\n`;
  for (const little of [true, false]) {
    const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
    const view = new DataView(new ArrayBuffer(letters.length * 4));
    for (const [at, code] of letters.entries()) view.setUint32(at * 4, code, little);
    expect(refusalOf(() => detect([new Uint8Array(view.buffer)]))).toMatchObject({ message: /UTF-32/ });
  }
  expect(detect([Buffer.from(text, 'utf16le')]).encoding).toBe('utf-16le');
});
