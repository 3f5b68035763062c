import { strings } from '@shared/locale';
import type { OutputOf } from '@shared/contract/index';
import { shownField } from '@renderer/features/contact-card/shown-field';

export type Preview = OutputOf<'merge.preview'>;
export type PreviewField = Preview['fields'][number];

const words = strings.mergePage;
const nobody: ReadonlyMap<string, string> = new Map();

/** What a field is called. */
export function fieldName(field: PreviewField): string {
  const names: Record<string, string> = words.fields;
  return field.label ?? names[field.key] ?? field.key;
}

/** What a card has in a field, as a person reads it. */
export function fieldValue(field: PreviewField, value: string): string {
  if (value === '') return words.nothing;
  switch (field.key) {
    case 'doNotCall':
    case 'doNotMail':
      return words.yes;
    case 'readyBudget':
    case 'readyNeed':
    case 'readyTiming':
    case 'readyAuthority':
      return value === '1' ? words.yes : words.no;
    case 'keepInTouch':
      return shownField('keepInTouchDays', value, nobody);
    case 'firstTouch': {
      const channels: Record<string, string> = strings.callsPage.channels;
      return channels[value] ?? value;
    }
    default:
      return field.label === null ? shownField(field.key, value, nobody) : value;
  }
}
