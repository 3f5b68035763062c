import { TextEncoder } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VcardLexer, type VcardCard } from './lexer';
import { LONGEST_CARD } from './lines';
import { readVcards } from './read';
import { cardToDraft, type DraftedCard } from './to-contact';

const encoder = new TextEncoder();

function cardsOf(input: string | Uint8Array, charset = 'utf-8'): VcardCard[] {
  const lexer = new VcardLexer(charset);
  return [...lexer.push(typeof input === 'string' ? encoder.encode(input) : input), ...lexer.push(null)];
}

/** The one card of these lines. */
function drafted(lines: readonly string[], version = '3.0'): DraftedCard {
  const cards = cardsOf(['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n'));
  expect(cards).toHaveLength(1);
  return cardToDraft(cards[0]!, 'US');
}

describe('a card’s lines', () => {
  it('are unfolded as its version says, whatever ends them', () => {
    for (const end of ['\r\n', '\n', '\r', '\r\r\n']) {
      const [card] = cardsOf(['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ann', '  Lee', 'END:VCARD'].join(end));
      expect(card?.properties[0]?.value).toBe('Ann Lee');
      const [old] = cardsOf(['BEGIN:VCARD', 'VERSION:2.1', 'FN:Ann', ' Lee', 'END:VCARD'].join(end));
      expect(old?.properties[0]?.value).toBe('Ann Lee');
    }
  });

  it('may end in a soft break in quoted-printable, also within a letter, and never swallow the end', () => {
    const clean = drafted(['N;ENCODING=QUOTED-PRINTABLE:M=C3=', '=BCller;J=C3=B6rg', 'TEL;CELL:555 555 0199'], '2.1');
    expect(clean.draft.name).toMatchObject({ family: 'Müller', given: 'Jörg' });
    expect(clean.draft.methods).toMatchObject([{ label: 'mobile', value: '555 555 0199' }]);
    const cut = drafted(
      ['N:A;B', 'NOTE;QUOTED-PRINTABLE:one=0D=0Atwo=', '', 'TEL;CELL:5555550199', 'NOTE;QUOTED-PRINTABLE:x='],
      '2.1',
    );
    expect(cut.draft.notes).toBe('one\ntwo\nx=');
    expect(cut.draft.methods).toHaveLength(1);
  });

  it('have their own charset where they say so, and the file’s otherwise', () => {
    const bytes = Buffer.concat([
      Buffer.from('BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS:'),
      Buffer.from([0x88, 0xc0, 0x93, 0xa1]),
      Buffer.from('\nNOTE:caf'),
      Buffer.from([0xe9]),
      Buffer.from('\nEND:VCARD\n'),
    ]);
    const { draft } = cardToDraft(cardsOf(bytes, 'windows-1252')[0]!, 'JP');
    expect(draft.name.family).toBe('安藤');
    expect(draft.notes).toBe('café');
  });

  it('may stand in UTF-16, with cards that come one by one', async () => {
    const text = '\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nN:Ågren;Åsa\r\nEND:VCARD\r\n'.repeat(3);
    const bytes = Buffer.from(text, 'utf16le');
    const names: string[] = [];
    for await (const { cards } of readVcards([bytes.subarray(0, 31), bytes.subarray(31)], { encoding: 'utf-16le' }))
      names.push(...cards.map((card) => cardToDraft(card, 'SE').draft.name.family));
    expect(names).toEqual(['Ågren', 'Ågren', 'Ågren']);
  });

  it('carry parameters quoted, listed, bare, in groups and with carets', () => {
    const [card] = cardsOf(
      'BEGIN:VCARD\nVERSION:4.0\nitem1.TEL;TYPE="work,cell";X-A="a;b:c";X-B=^n^\'^^:+1\nTEL;HOME;TYPE=VOICE,PREF:2\nEND:VCARD',
    );
    const [first, second] = card!.properties;
    expect(first).toMatchObject({ group: 'item1', name: 'TEL', value: '+1' });
    expect(Object.fromEntries(first!.params)).toEqual({ TYPE: ['work', 'cell'], 'X-A': ['a;b:c'], 'X-B': ['\n"^'] });
    expect(second!.params.get('TYPE')).toEqual(['HOME', 'VOICE', 'PREF']);
  });
});

describe('cardToDraft', () => {
  it('reads names that other programs fail on', () => {
    expect(drafted(['N:Solo;;;;']).draft.name).toMatchObject({ family: 'Solo', given: '' });
    expect(drafted(['FN:Dr. Ann Lee']).draft.name).toMatchObject({ prefix: 'Dr.', given: 'Ann', family: 'Lee' });
    expect(drafted(['FN:info@x.example', 'EMAIL:info@x.example']).draft.name.given).toBe('');
    expect(drafted(['N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.']).draft.name).toMatchObject({
      middle: 'Philip Paul',
      suffix: 'Jr., M.D.',
    });
    expect(drafted([]).problems).toMatchObject([{ code: 'empty', fatal: true }]);
  });

  it('reads birthdays with and without a year, however they are written', () => {
    const birthday = (line: string) => drafted(['N:A;B', line]).draft.birthday;
    expect(birthday('BDAY:19800322')).toBe('1980-03-22');
    expect(birthday('BDAY;VALUE=date:1980-03-22')).toBe('1980-03-22');
    expect(birthday('BDAY:1953-10-15T23:10:00Z')).toBe('1953-10-15');
    expect(birthday('BDAY:--0512')).toBe('--05-12');
    expect(birthday('BDAY:--05-12')).toBe('--05-12');
    expect(birthday('BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29')).toBe('--02-29');
    const odd = drafted(['N:A;B', 'BDAY:circa 1800']);
    expect(odd.draft).toMatchObject({ birthday: null, notes: 'Birthday: circa 1800' });
    expect(odd.problems).toMatchObject([{ code: 'bad_date', fatal: false }]);
  });

  it('keeps labels of Apple, of Google and of the user', () => {
    const { draft } = drafted([
      'N:A;B',
      'item1.TEL:555 555 0101',
      'item1.X-ABLabel:_$!<AssistantPhone>!$_',
      'TEL;TYPE=WORK;TYPE=FAX:555 555 0102',
      'item2.TEL:555 555 0103',
      'item2.X-ABLabel:Ferienhaus',
      'item3.URL:http\\://x.example',
      'item3.X-ABLabel:_$!<HomePage>!$_',
      'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
    ]);
    expect(draft.methods.map((method) => [method.label, method.value, method.primary])).toEqual([
      ['assistant', '555 555 0101', false],
      ['work_fax', '555 555 0102', false],
      ['Ferienhaus', '555 555 0103', false],
      ['home', 'http://x.example', true],
      ['work', '+1-418-656-9254 ext. 102', true],
    ]);
  });

  it('reads companies, jobs, messengers, relations, days, tags and groups', () => {
    expect(drafted(['N:;;;;', 'FN:Acme, Inc.', 'ORG:Acme, Inc.', 'X-ABShowAs:COMPANY']).draft).toMatchObject({
      kind: 'company',
      company: 'Acme, Inc.',
    });
    expect(drafted(['FN:Acme', 'KIND:org'], '4.0').draft).toMatchObject({ kind: 'company', company: 'Acme' });
    const { draft } = drafted([
      'N:Doe;John',
      'ORG:ABC\\, Inc.;North;Sales',
      'TITLE:Head',
      'ORG:Second',
      'TITLE:Advisor',
      'ROLE:Buyer',
      'IMPP;X-SERVICE-TYPE=Skype:skype:johnny',
      'X-AIM:johnny5',
      'X-SOCIALPROFILE;type=twitter:http://twitter.com/john',
      'item1.X-ABRELATEDNAMES:Jenny',
      'item1.X-ABLabel:_$!<Spouse>!$_',
      'item2.X-ABDATE:1975-03-01',
      'item2.X-ABLabel:_$!<Anniversary>!$_',
      'CATEGORIES:VIP,Fair\\, spring',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Joe;1;;',
      'UID:urn:uuid:1f1f',
      'REV:19951031T222710Z',
      'GEO:1;2',
    ]);
    expect(draft).toMatchObject({
      company: 'ABC, Inc.',
      department: 'North, Sales',
      title: 'Head',
      notes: 'Role: Buyer',
      tags: ['VIP', 'Fair, spring'],
      externalId: '1f1f',
      name: { nickname: 'Joe' },
      extras: {
        jobs: [{ company: 'Second', title: 'Advisor' }],
        related: [{ label: 'spouse', name: 'Jenny' }],
        dates: [{ label: 'anniversary', date: '1975-03-01' }],
        revisedAt: '1995-10-31T22:27:10.000Z',
      },
    });
    expect(draft.methods.map(({ kind, label, value }) => [kind, label, value])).toEqual([
      ['im', 'skype', 'johnny'],
      ['im', 'AIM', 'johnny5'],
      ['social', 'x', 'http://twitter.com/john'],
    ]);
    const list = drafted(['FN:Choir', 'KIND:group', 'MEMBER:urn:uuid:1f1f', 'MEMBER:urn:uuid:2f'], '4.0');
    expect(list).toMatchObject({ group: { name: 'Choir', members: ['1f1f', '2f'] }, problems: [] });
  });

  it('takes pictures inline, as data and as links, and says when one is broken', () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const picture = (line: string, version = '3.0') => drafted(['N:A;B', line], version).draft.extras?.pictures;
    const inline = [{ type: 'image/png', data: png, url: '' }];
    expect(picture(`PHOTO;ENCODING=b;TYPE=PNG:${png}`)).toEqual(inline);
    expect(picture(`PHOTO:${png}`)).toEqual(inline);
    expect(picture(`PHOTO;BASE64:\r\n  ${png.slice(0, 40)}\r\n  ${png.slice(40)}`, '2.1')).toEqual(inline);
    expect(picture(`PHOTO;ENCODING=BASE64:${png.slice(0, 40)}\r\n${png.slice(40)}`, '2.1')).toEqual(inline);
    expect(picture(`PHOTO:data:image/png;base64,${png}`, '4.0')).toEqual(inline);
    expect(picture('PHOTO;VALUE=uri:https://x.example/a.jpg')).toEqual([
      { type: '', data: '', url: 'https://x.example/a.jpg' },
    ]);
    const broken = drafted(['N:A;B', 'PHOTO;ENCODING=BASE64;TYPE=JPEG:qgEPAAIAAAAHAAAA:ASDF=='], '2.1');
    expect(broken.problems).toMatchObject([{ code: 'bad_picture', fatal: false }]);
  });

  it('reads cards in cards, cards without an end, and loses no line', () => {
    const nested = cardsOf(
      'BEGIN:VCARD\nVERSION:2.1\nN:Boss\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Help\nEND:VCARD\nTEL:5555550100\nEND:VCARD\nBEGIN:VCARD\nN:Cut',
    );
    expect(nested.map((card) => [cardToDraft(card, 'US').draft.name.family, card.ended])).toEqual([
      ['Help', true],
      ['Boss', true],
      ['Cut', false],
    ]);
    const odd = drafted(['N:A;B', 'what is this', '# a remark', 'ADR:;;1 Mill Lane\\', 'Yard 2;Leeds;;;']);
    expect(odd.draft.notes).toBe('what is this');
    expect(odd.draft.addresses).toMatchObject([{ street: '1 Mill Lane\nYard 2', city: 'Leeds' }]);
  });
});

describe('any bytes', () => {
  const parts = fc.constantFrom(
    'BEGIN:VCARD\n',
    'END:VCARD\r\n',
    'VERSION:2.1\n',
    'VERSION:4.0\r',
    'N;ENCODING=QUOTED-PRINTABLE:=C3=\n',
    'PHOTO;ENCODING=b:AAAA\n',
    ' folded\n',
    'item1.TEL;TYPE="a:',
    'BDAY:--1\n',
    'RELATED;TYPE=x:\n',
    'X-ANDROID-CUSTOM:a;b;9999;;\n',
    'KIND:group\nMEMBER:\n',
  );

  it('become cards or none, never an exception, however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(parts, fc.string({ unit: 'binary' }), fc.constant('BEGIN:VCARD\n')), { maxLength: 40 }),
        fc.uint8Array({ maxLength: 200 }),
        fc.integer({ min: 1, max: 64 }),
        (texts, noise, size) => {
          const bytes = Buffer.concat([Buffer.from(texts.join('')), noise, Buffer.from(texts.join('\n'))]);
          const lexer = new VcardLexer('shift_jis');
          for (let at = 0; at < bytes.length; at += size)
            for (const card of lexer.push(bytes.subarray(at, at + size))) cardToDraft(card, 'DE');
          for (const card of lexer.push(null)) expect(cardToDraft(card, 'DE').draft.methods).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('take bounded memory and time: one endless line, endless folds, a million empty properties', () => {
    const started = performance.now();
    const before = process.memoryUsage().rss;
    const chunk = Buffer.alloc(1024 * 1024, 'A');
    for (const [head, body, total] of [
      ['PHOTO;ENCODING=b:', chunk, 4 * LONGEST_CARD],
      ['NOTE:', Buffer.from('\n A'.repeat(350_000)), 4_000_000],
      ['', Buffer.from('TEL:\n'.repeat(200_000)), 8_000_000],
      ['', Buffer.from('BEGIN:VCARD\nTEL:1\n'.repeat(50_000)), 4_000_000],
      ['NOTE;ENCODING=QUOTED-PRINTABLE:', Buffer.from('=\n'.repeat(500_000)), 4_000_000],
    ] as const) {
      const lexer = new VcardLexer('utf-8');
      lexer.push(Buffer.from(`BEGIN:VCARD\nVERSION:2.1\nN:A\n${head}`));
      for (let sent = 0; sent < total; sent += body.length) lexer.push(body);
      const cards = lexer.push(Buffer.from('\nEND:VCARD\n'));
      expect(cards.length).toBeGreaterThan(0);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
  }, 40_000);
});
