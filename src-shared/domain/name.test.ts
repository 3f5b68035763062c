import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  companySortName,
  displayName,
  initials,
  parseName,
  railLetter,
  sortName,
  splitDisplay,
  splitDisplayName,
  splitRow,
} from './name';

describe('parseName', () => {
  it.each([
    ['Charlotte Ashdown', { given: 'Charlotte', family: 'Ashdown' }],
    ['\u2067Ana\u2069\u0000\u202eRuiz\u0007', { given: 'Ana', family: 'Ruiz' }],
    ['Ashdown, Charlotte', { given: 'Charlotte', family: 'Ashdown' }],
    ['Ashdown, Charlotte Mary', { given: 'Charlotte', middle: 'Mary', family: 'Ashdown' }],
    ['van der Berg, Jan', { given: 'Jan', family: 'van der Berg' }],
    ['Jan van der Berg', { given: 'Jan', family: 'van der Berg' }],
    ['Jan Van Der Berg', { given: 'Jan', family: 'Van Der Berg' }],
    ['Juan Carlos de la Cruz Mendoza', { given: 'Juan', middle: 'Carlos', family: 'de la Cruz Mendoza' }],
    ['José Ortega y Gasset', { given: 'José', family: 'Ortega y Gasset' }],
    ['Inês da Silva', { given: 'Inês', family: 'da Silva' }],
    ['Dr. Martin Luther King Jr.', { prefix: 'Dr.', given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['Martin King, Jr.', { given: 'Martin', family: 'King', suffix: 'Jr.' }],
    ['King, Martin, Jr.', { given: 'Martin', family: 'King', suffix: 'Jr.' }],
    ['Prof. Dr. Anna Schmidt, PhD, MBA', { prefix: 'Prof. Dr.', given: 'Anna', family: 'Schmidt', suffix: 'PhD MBA' }],
    ['Smith, Dr. John', { prefix: 'Dr.', given: 'John', family: 'Smith' }],
    ['Dr. Smith', { prefix: 'Dr.', family: 'Smith' }],
    ['Frau von Trapp', { prefix: 'Frau', family: 'von Trapp' }],
    ['Robert "Bob" Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ['Robert (Bob) Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ['Robert “Bob” Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ["Siobhán O'Brien", { given: 'Siobhán', family: "O'Brien" }],
    ['Yo-Yo Ma', { given: 'Yo-Yo', family: 'Ma' }],
    ['Jane Doe MA', { given: 'Jane', family: 'Doe', suffix: 'MA' }],
    ['Al Gore', { given: 'Al', family: 'Gore' }],
    ['Van Morrison', { given: 'Van', family: 'Morrison' }],
    ['Madonna', { given: 'Madonna' }],
    ['山田太郎', { given: '山田太郎' }],
    ['山田 太郎', { given: '太郎', family: '山田' }],
    ['김 철수', { given: '철수', family: '김' }],
    ['Nagy János', { given: 'Nagy', family: 'János' }],
    ['William Henry Gates III', { given: 'William', middle: 'Henry', family: 'Gates', suffix: 'III' }],
    ['Flannery O’Connor', { given: 'Flannery', family: 'O’Connor' }],
    ['J. R. R. Tolkien', { given: 'J.', middle: 'R. R.', family: 'Tolkien' }],
    ['  Zoë \t Fairfax ', { given: 'Zoë', family: 'Fairfax' }],
    ['(unknown)', { given: '(unknown)' }],
    ['', {}],
  ])('%j', (full, expected) => {
    const none = { prefix: '', given: '', middle: '', family: '', suffix: '', nickname: '' };
    expect(parseName(full)).toEqual({ ...none, ...expected });
  });

  it('loses no word of a name', () => {
    const word = fc.constantFrom('Anna', 'van', 'de', 'Jr.', 'Dr.', 'Smith', 'y', 'PhD', 'la', 'Ma', 'Øystein', 'e');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), fc.nat(8), (words, comma) => {
        const full = words.map((text, i) => (i === comma ? `${text},` : text)).join(' ');
        const parts = parseName(full);
        const kept = [parts.prefix, parts.given, parts.middle, parts.family, parts.suffix]
          .join(' ')
          .split(' ')
          .filter(Boolean);
        expect(kept.sort()).toEqual(words.slice().sort());
      }),
    );
  });
});

describe('what lists show', () => {
  it('shows a title only when the given name is missing', () => {
    expect(displayName(parseName('Dr. Anna Schmidt PhD'))).toBe('Anna Schmidt PhD');
    expect(displayName(parseName('Dr. Schmidt'))).toBe('Dr. Schmidt');
    expect(displayName(parseName(''), 'Paper  Crane Tea')).toBe('Paper Crane Tea');
    expect(displayName({ ...parseName(''), nickname: 'Bob' })).toBe('Bob');
    expect(displayName(parseName(''))).toBe('');
  });

  it('sorts by the folded family name', () => {
    expect(sortName(parseName('Élodie Fontaine'))).toBe('fontaine elodie');
    expect(sortName(parseName('Jan van der Berg'))).toBe('van der berg jan');
    expect(sortName(parseName('Madonna'))).toBe('madonna');
    expect(sortName(parseName(''), 'Ström & Vik')).toBe('strom & vik');
    expect(companySortName('“The Copper Kettle”')).toBe('the copper kettle"');
    expect(companySortName('!!!')).toBe('!!!');
  });

  it('puts the family name first where the script or the card says so', () => {
    expect(displayName(parseName('山田 太郎'))).toBe('山田太郎');
    expect(displayName(parseName('山田 太郎'), '', 'given')).toBe('太郎 山田');
    const nagy = { ...parseName('János Nagy'), prefix: 'Dr.' };
    expect(displayName(nagy, '', 'family')).toBe('Nagy János');
    expect(displayName(nagy)).toBe('János Nagy');
    expect(sortName(nagy)).toBe('nagy janos');
    expect(sortName(parseName('山田 太郎'), '', { given: 'たろう', family: 'やまだ' })).toBe(
      'やまだ たろう'.normalize('NFKD'),
    );
  });

  it('keeps any text whole: right to left, emoji, ten thousand letters', () => {
    expect(displayName(parseName('יוסי כהן'))).toBe('יוסי כהן');
    expect(displayName(parseName('🦄 Ltd 👩‍👩‍👧'))).toBe('🦄 Ltd 👩‍👩‍👧');
    expect(displayName(parseName('x'.repeat(10_000)))).toHaveLength(10_000);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('', 'family', 'given'),
        (full, order) => {
          const parts = parseName(full);
          const letters = (text: string) => [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');
          const shown = [parts.prefix, parts.given, parts.middle, parts.family, parts.suffix, parts.nickname].join('');
          expect(letters(shown)).toBe(letters(full));
          const name = displayName(parts, '', order as '');
          expect(name).toBe(name.trim());
          expect(/[\p{L}\p{N}]/u.test(full) && sortName(parts) === '').toBe(false);
          expect(railLetter(sortName(parts))).toMatch(/^[A-Z#]$/);
        },
      ),
    );
  });

  it('puts keys under a letter of the rail', () => {
    expect(railLetter('fontaine elodie')).toBe('F');
    expect(railLetter('3m')).toBe('#');
    expect(railLetter('жук')).toBe('#');
    expect(railLetter('')).toBe('#');
  });

  it('makes initials', () => {
    expect(initials('Samuel Abara', 'person')).toBe('SA');
    expect(initials('Vincent van Gogh', 'person')).toBe('VG');
    expect(initials('Dr. Smith', 'person')).toBe('S');
    expect(initials('Madonna', 'person')).toBe('M');
    expect(initials('Ashdown Garden Centres', 'company')).toBe('A');
    expect(initials('ßtest', 'company')).toBe('ß');
    expect(initials('–', 'person')).toBe('');
  });

  it('parts a name into light and strong', () => {
    expect(splitDisplay(parseName('Jan Peter van der Berg'))).toEqual({ light: 'Jan Peter', strong: 'van der Berg' });
    expect(splitDisplay(parseName('Martin King Jr.'))).toEqual({ light: 'Martin', strong: 'King Jr.' });
    expect(splitDisplay(parseName('Madonna'))).toEqual({ light: '', strong: 'Madonna' });
    expect(splitDisplayName('Paper Crane Tea', 'company')).toEqual({ light: '', strong: 'Paper Crane Tea' });
    expect(splitDisplayName('Dr. Smith', 'person')).toEqual({ light: 'Dr.', strong: 'Smith' });
  });

  it('makes the family name of a row heavier where it stands', () => {
    const row = { kind: 'person', given: 'János', family: 'Nagy' } as const;
    expect(splitRow({ ...row, displayName: 'János Nagy Jr.' })).toEqual({ light: 'János', strong: 'Nagy Jr.' });
    expect(splitRow({ ...row, displayName: 'Nagy János' })).toEqual({
      light: 'János',
      strong: 'Nagy',
      strongFirst: true,
    });
    expect(splitRow({ ...row, given: '太郎', family: '山田', displayName: '山田太郎' })).toEqual({
      light: '',
      strong: '山田太郎',
    });
    expect(splitRow({ ...row, family: '', displayName: 'Madonna' })).toEqual({ light: '', strong: 'Madonna' });
  });
});
