import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choicesText,
  convertsWithoutLoss,
  CUSTOM_FIELD_TYPES,
  guessCustomType,
  plainCustomText,
  readCustomValue,
  type CustomFieldShape,
} from './custom-field';

const red = { id: 'a1', name: 'Red', colour: 0 };
const blue = { id: 'b2', name: 'Blue, pale', colour: 1 };
const green = { id: 'c3', name: 'Grün', colour: 2 };

const field = (type: CustomFieldShape['type'], currency = 'GBP'): CustomFieldShape => ({
  type,
  currency: type === 'money' ? currency : '',
  options: type === 'choice' || type === 'multi_choice' ? [red, blue, green] : [],
});

function value(type: CustomFieldShape['type'], text: string, currency?: string) {
  const read = readCustomValue(field(type, currency), text);
  return read.ok ? read.value : read.problem;
}

describe('values of fields of the user’s own', () => {
  it('are nothing when nothing is typed', () => {
    for (const type of CUSTOM_FIELD_TYPES) expect(value(type, '  \n')).toBeNull();
  });

  it.each([
    ['number', '1,250.5', { value: '1250.5', number: 1250.5 }],
    ['number', '1.250,5', { value: '1250.5', number: 1250.5 }],
    ['number', '1.250', { value: '1250', number: 1250 }],
    ['number', '0.250', { value: '0.25', number: 0.25 }],
    ['number', '−3', { value: '-3', number: -3 }],
    ['number', '0.0000001', { value: '0.0000001', number: 1e-7 }],
    ['number', '12 34', { value: '1234', number: 1234 }],
    ['number', '1.2.3', 'not_a_number'],
    ['number', '12 apples', 'not_a_number'],
    ['number', '12345678901234567', 'not_a_number'],
    ['money', '£1,540', { value: '1540.00', number: 154_000 }],
    ['money', '0.05', { value: '0.05', number: 5 }],
    ['money', '-3', { value: '-3.00', number: -300 }],
    ['money', '€5', 'other_currency'],
    ['money', 'lots', 'not_an_amount'],
    ['date', '3.4.2027', { value: '2027-04-03', number: null }],
    ['date', '2027-02-29', 'not_a_date'],
    ['date', '--04-03', 'not_a_date'],
    ['yes_no', 'Ja', { value: 'yes', number: 1 }],
    ['yes_no', 'FALSE', { value: 'no', number: 0 }],
    ['yes_no', 'perhaps', 'not_yes_no'],
    ['choice', 'GRUN', { value: 'c3', number: null }],
    ['choice', 'b2', { value: 'b2', number: null }],
    ['choice', 'Mauve', 'not_a_choice'],
    ['multi_choice', 'grün; red', { value: 'a1 c3', number: null }],
    ['multi_choice', 'Blue, pale', { value: 'b2', number: null }],
    ['multi_choice', 'c3 a1 a1', { value: 'a1 c3', number: null }],
    ['multi_choice', 'red, mauve', 'not_a_choice'],
    ['link', 'halden.example/offers', { value: 'halden.example/offers', number: null }],
    ['link', 'https://halden.example', { value: 'https://halden.example', number: null }],
    ['link', 'javascript:alert(1)', 'not_a_link'],
    ['link', 'file:///etc/passwd', 'not_a_link'],
    ['link', 'two words', 'not_a_link'],
  ] as const)('%s: "%s"', (type, text, expected) => {
    expect(value(type, text)).toEqual(expected);
  });

  it('have no minor digits where the currency has none', () => {
    expect(value('money', '1540', 'JPY')).toEqual({ value: '1540', number: 1540 });
  });

  it('are refused when too long', () => {
    expect(value('text', 'x'.repeat(10_001))).toBe('too_long');
  });

  it('read their own canonical text as the same value', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map(String),
      fc.integer({ min: -10_000_000_00, max: 10_000_000_00 }).map((pence) => (pence / 100).toFixed(2)),
      fc.constantFrom('red', 'Grün', 'a1 b2', 'yes', 'no', '3.4.2027', 'halden.example'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...CUSTOM_FIELD_TYPES), texts, (type, text) => {
        const once = readCustomValue(field(type), text);
        if (!once.ok || once.value === null) return;
        expect(readCustomValue(field(type), once.value.value, { decimal: '.' })).toEqual(once);
      }),
    );
  });

  it('come back from the plain text of an export', () => {
    fc.assert(
      fc.property(fc.subarray([red, blue, green], { minLength: 1 }), (chosen) => {
        const canonical = choicesText(
          field('multi_choice').options,
          chosen.map((option) => option.id),
        );
        const text = plainCustomText(field('multi_choice'), canonical);
        expect(value('multi_choice', text)).toEqual({ value: canonical, number: null });
      }),
    );
  });
});

describe('the type of a new field', () => {
  it('changes only where nothing is lost', () => {
    for (const type of CUSTOM_FIELD_TYPES) expect(convertsWithoutLoss(type, 'text')).toBe(true);
    expect(convertsWithoutLoss('choice', 'multi_choice')).toBe(true);
    expect(convertsWithoutLoss('multi_choice', 'choice')).toBe(false);
    expect(convertsWithoutLoss('text', 'number')).toBe(false);
  });

  it.each([
    ['number', ['12', '7.5', '', '1,000']],
    ['money', ['£12.50', '£3', '£1,000.00']],
    ['date', ['2026-01-31', '14/02/2026', '3 Mar 2026']],
    ['yes_no', ['yes', 'No', 'yes']],
    ['link', ['https://a.example', 'www.b.example/x']],
    ['choice', ['Gold', 'Silver', 'Gold', 'gold', 'Silver', 'Gold']],
    ['multi_choice', ['A;B', 'B', 'A', 'B;A', 'A']],
    ['text', ['He likes tea', 'Call after six', 'Knows Ana']],
    ['text', ['', ' ']],
  ] as const)('is guessed as %s', (type, cells) => {
    expect(guessCustomType(cells, 'GBP')).toBe(type);
  });
});
