import { derivedId } from '@main/core/ids';
import type { Random } from '@main/features/demo/random';
import { chosenIds, moneyValue, type CustomFieldType, type CustomValue } from '@shared/domain/custom-field';
import { inserter, type Sheet } from './sheet';

const machines = ['Linea', 'Strada', 'Eagle One', 'Classe 5', 'Grinder only'];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const supplied = ['Beans from elsewhere', 'Beans from us', 'Vending firm', 'Nobody yet', 'Brother-in-law'];

interface SeedField {
  name: string;
  type: CustomFieldType;
  options?: readonly string[];
  /** One card of so many has a value. */
  outOf: number;
}

/** A field of each type, as an office makes them. */
const fields: readonly SeedField[] = [
  { name: 'Supplied by', type: 'text', outOf: 3 },
  { name: 'Cups a day', type: 'number', outOf: 2 },
  { name: 'Spend a year', type: 'money', outOf: 3 },
  { name: 'Contract ends', type: 'date', outOf: 3 },
  { name: 'Machine', type: 'choice', options: machines, outOf: 2 },
  { name: 'Delivery days', type: 'multi_choice', options: days, outOf: 4 },
  { name: 'Has a barista', type: 'yes_no', outOf: 3 },
  { name: 'Menu', type: 'link', outOf: 20 },
];

/**
 * Writes the fields of the office's own.
 * @returns writes a card's values, and answers the texts by which search finds the card
 */
export function ownFields(sheet: Sheet): (at: string, contactId: string) => string[] {
  const { random } = sheet;
  const field = inserter(sheet, 'custom_field', ['id', 'name', 'type', 'options', 'currency', 'position']);
  const value = inserter(sheet, 'custom_value', ['id', 'contact_id', 'field_id', 'value', 'number']);
  const made = fields.map((one, index) => {
    const id = sheet.newId();
    const options = (one.options ?? []).map((name, colour) => ({ id: sheet.newId(), name, colour }));
    const currency = one.type === 'money' ? 'GBP' : '';
    field(sheet.instant(900), id, one.name, one.type, JSON.stringify(options), currency, `a${index}`);
    return { ...one, id, options };
  });
  return (at, contactId) =>
    made.flatMap(({ id, type, options, outOf }) => {
      if (random.below(outOf) > 0) return [];
      const drawn = draw(
        sheet,
        type,
        options.map((option) => option.id),
      );
      value(at, derivedId('custom_value', id, contactId), contactId, id, drawn.value, drawn.number);
      if (type === 'text' || type === 'link') return [drawn.value];
      const chosen = new Set(chosenIds(type === 'choice' || type === 'multi_choice' ? drawn.value : ''));
      return options.filter((option) => chosen.has(option.id)).map((option) => option.name);
    });
}

function draw(sheet: Sheet, type: CustomFieldType, choices: readonly string[]): CustomValue {
  const { random } = sheet;
  switch (type) {
    case 'text':
      return { value: random.pick(supplied), number: null };
    case 'link':
      return { value: `https://menu.example/${random.below(5000)}`, number: null };
    case 'number': {
      const number = 20 + random.below(980);
      return { value: String(number), number };
    }
    case 'money':
      return moneyValue(10_000 * (1 + random.below(400)), 'GBP');
    case 'date':
      return { value: sheet.day(-random.below(700)), number: null };
    case 'choice':
      return { value: random.pick(choices), number: null };
    case 'multi_choice':
      return { value: drawSome(random, choices).join(' '), number: null };
    case 'yes_no': {
      const number = random.below(2);
      return { value: number === 1 ? 'yes' : 'no', number };
    }
  }
}

function drawSome(random: Random, choices: readonly string[]): string[] {
  const some = choices.filter(() => random.below(3) === 0);
  return some.length === 0 ? [random.pick(choices)] : some;
}
