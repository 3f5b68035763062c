import type { InputOf } from '@shared/contract/index';
import type { CustomFieldType } from '@shared/domain/custom-field';
import { newId } from '@renderer/app/new-id';
import type { OwnField } from './queries';

/** A choice while it is edited; `id` is null until it was saved once. */
export interface OptionDraft {
  key: string;
  id: string | null;
  name: string;
  colour: number;
}

export interface FieldDraft {
  name: string;
  kind: OwnField['kind'];
  type: CustomFieldType;
  currency: string;
  options: OptionDraft[];
  /** What the cards of removed choices get, by the choice: a key of one that stays, or '' for nothing. */
  moves: Readonly<Record<string, string>>;
}

const tints = 8;

/** What the form begins with. */
export function draftOf(field: OwnField | null, currency: string): FieldDraft {
  if (field === null)
    return { name: '', kind: '', type: 'text', currency, options: [blankOption([]), blankOption([0])], moves: {} };
  return {
    name: field.name,
    kind: field.kind,
    type: field.type,
    currency: field.currency || currency,
    options: field.options.map((option) => ({ ...option, key: option.id })),
    moves: {},
  };
}

/** An empty choice in the first colour that none has. */
export function blankOption(used: readonly number[]): OptionDraft {
  const free = Array.from({ length: tints }, (_, colour) => colour).find((colour) => !used.includes(colour));
  return { key: newId(), id: null, name: '', colour: free ?? used.length % tints };
}

/** Whether a type has choices. */
export function hasOptions(type: CustomFieldType): boolean {
  return type === 'choice' || type === 'multi_choice';
}

/** The choices that were there and are no more, while cards still have them. */
export function removedOptions(
  field: OwnField | null,
  draft: FieldDraft,
  counts: Readonly<Record<string, number>>,
): { id: string; name: string; count: number }[] {
  if (field === null || !hasOptions(draft.type)) return [];
  const kept = new Set(draft.options.filter((option) => option.name.trim() !== '').map((option) => option.id));
  return field.options
    .filter((option) => !kept.has(option.id) && (counts[option.id] ?? 0) > 0)
    .map((option) => ({ id: option.id, name: option.name, count: counts[option.id] ?? 0 }));
}

/** A field as it was read: what it is by now is held against that. */
export function readOf({ name, kind, type, options }: OwnField) {
  return { name, kind, type, options };
}

/** What is saved: choices without a name are left out. */
export function inputOf(field: OwnField | null, draft: FieldDraft): InputOf<'fields.save'> {
  const named = draft.options.filter((option) => option.name.trim() !== '');
  const removed = field?.options.filter((option) => !named.some((one) => one.id === option.id)) ?? [];
  return {
    ...(field === null ? {} : { id: field.id }),
    name: draft.name.trim(),
    kind: draft.kind,
    type: draft.type,
    ...(draft.type === 'money' ? { currency: draft.currency } : {}),
    ...(hasOptions(draft.type)
      ? {
          options: named.map(({ id, name, colour }) => ({ ...(id === null ? {} : { id }), name: name.trim(), colour })),
          moves: removed.map(({ id }) => ({
            from: id,
            to: named.find((one) => one.id === draft.moves[id])?.id ?? null,
          })),
        }
      : {}),
  };
}
