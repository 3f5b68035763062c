import type { ParsedInputOf } from '@shared/contract/index';
import {
  chosenIds,
  choicesText,
  convertsWithoutLoss,
  plainCustomText,
  readCustomValue,
  type CustomOption,
} from '@shared/domain/custom-field';
import { fold } from '@shared/domain/fold';
import { between } from '@shared/domain/position';
import { formatCustomValue } from '@shared/locale/custom-values';
import type { FormatOptions } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { refuseStale } from '../../core/stale';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { refuseStaleCells, typedCells } from '../history/stale-cells.service';
import {
  cardsOfKind,
  clearValue,
  insertField,
  putValue,
  readFields,
  readValues,
  readValuesOf,
  rewriteValue,
  updateField,
  valueId,
  valuesOfField,
  type CustomField,
  type PlacedField,
} from './custom-fields.repo';

export { insertField, readFields, readValues, readValuesOf, valueId, type CustomField };

const words = strings.customFields;
const tints = 8;

type SaveInput = ParsedInputOf<'fields.save'>;

/** A validation error that a form shows at one of its fields. */
function invalid(field: string, message: string): AppError {
  return new AppError('validation', message, { [field]: message });
}

/**
 * A field by its id.
 * @throws AppError `not_found` when there is none, or it was taken away
 */
export function fieldOf(raw: RawConnection, id: string): PlacedField {
  const field = readFields(raw).find((one) => one.id === id);
  if (field === undefined) throw new AppError('not_found', words.gone);
  return field;
}

/**
 * Makes a field, last in the order, or changes one.
 * @param currency of the file, for a field for money that names none
 * @returns its id
 * @throws AppError `validation` for a name that is taken, a choice that is there twice, a type that would lose values, or
 *   values of a choice of which nobody said what becomes of them; `conflict` for what was changed elsewhere too since it
 *   was read
 */
export async function saveField(write: Write, given: SaveInput, currency: string): Promise<string> {
  const fields = readFields(write.raw);
  const before = given.id === undefined ? null : fieldOf(write.raw, given.id);
  const input = before === null ? given : withTheirs(write, given, before);
  const name = input.name.trim();
  const twin = fields.find((field) => field.id !== input.id && fold(field.name) === fold(name));
  if (twin !== undefined)
    throw invalid('name', twin.retiredAt === null ? words.nameTaken(twin.name) : words.nameRetired(twin.name));
  if (before !== null && !convertsWithoutLoss(before.type, input.type)) throw invalid('type', words.lossy);
  const hasOptions = input.type === 'choice' || input.type === 'multi_choice';
  const next = {
    kind: input.kind,
    name,
    type: input.type,
    options: hasOptions ? optionsOf(write, input, before) : [],
    // Amounts that stand in a field keep their currency.
    currency: input.type === 'money' ? before?.currency || input.currency || currency : '',
  };
  if (hasOptions && next.options.length === 0) throw invalid('options', words.noOptions);
  if (before === null) {
    const position = between(fields.at(-1)?.position ?? null, null);
    return insertField(write, { ...next, position });
  }
  if (hasOptions) moveValues(write, before, next.options, input.moves ?? []);
  if (input.type === 'text' && before.type !== 'text') valuesToText(write, before);
  updateField(write, { ...next, id: before.id, position: before.position });
  return before.id;
}

/** A field as it is to be: what the form changed, and what was changed elsewhere since it was read. */
function withTheirs(write: Write, input: SaveInput, now: CustomField): SaveInput {
  if (input.before === undefined) return input;
  const cells = ({ name, kind, type, options }: Pick<SaveInput, 'name' | 'kind' | 'type' | 'options'>) => ({
    name: name.trim(),
    kind,
    type,
    options: JSON.stringify((options ?? []).map((one) => ({ id: one.id, name: one.name.trim(), colour: one.colour }))),
  });
  const { name = now.name, kind = now.kind, type = now.type, options = now.options } = input.before;
  const read = cells({ name, kind, type, options });
  const typed = typedCells(cells(input), read);
  refuseStaleCells(write.raw, { table: 'custom_field', row: cells(now) }, typed, read);
  return {
    ...input,
    name: typed.name ?? now.name,
    kind: typed.kind ?? now.kind,
    type: typed.type ?? now.type,
    options: typed.options === undefined ? now.options : input.options,
  };
}

function optionsOf(write: Write, input: SaveInput, before: CustomField | null): CustomOption[] {
  const known = new Map(before?.options.map((option) => [option.id, option]));
  const seen = new Set<string>();
  return (input.options ?? []).map((option, index): CustomOption => {
    const name = option.name.trim();
    if (seen.has(fold(name))) throw invalid('options', words.optionTwice(name));
    seen.add(fold(name));
    const old = option.id === undefined ? undefined : known.get(option.id);
    if (option.id !== undefined && old === undefined) throw invalid('options', words.gone);
    return { id: old?.id ?? write.newId(), name, colour: option.colour ?? old?.colour ?? index % tints };
  });
}

/** Gives the values of choices that are left out to others, or clears them. */
function moveValues(
  write: Write,
  before: CustomField,
  options: readonly CustomOption[],
  moves: readonly { from: string; to: string | null }[],
): void {
  const kept = new Set(options.map((option) => option.id));
  const gone = new Map(before.options.filter((option) => !kept.has(option.id)).map((option) => [option.id, option]));
  if (gone.size === 0) return;
  const to = new Map(moves.map((move) => [move.from, move.to]));
  for (const row of valuesOfField(write.raw, before.id)) {
    const ids = chosenIds(row.value);
    if (!ids.some((id) => gone.has(id))) continue;
    const next = ids.flatMap((id) => {
      if (!gone.has(id)) return [id];
      const target = to.get(id);
      if (target === undefined) throw invalid('options', words.optionInUse(gone.get(id)?.name ?? ''));
      if (target === null) return [];
      if (!kept.has(target)) throw invalid('options', words.gone);
      return [target];
    });
    const value = choicesText(options, next);
    if (value === '') clearValue(write, row.id);
    else rewriteValue(write, row.id, value, null);
  }
}

function valuesToText(write: Write, before: CustomField): void {
  for (const row of valuesOfField(write.raw, before.id)) {
    const text = plainCustomText(before, row.value).replaceAll(' ::: ', ', ');
    rewriteValue(write, row.id, text, null);
  }
}

/** Puts a field before another, or last. */
export function moveField(write: Write, id: string, before: string | null): void {
  const field = fieldOf(write.raw, id);
  if (before === id) return;
  const others = readFields(write.raw).filter((one) => one.id !== id);
  const at = before === null ? others.length : others.findIndex((one) => one.id === before);
  if (at < 0) throw new AppError('not_found', words.gone);
  const position = between(others[at - 1]?.position ?? null, others[at]?.position ?? null);
  updateField(write, { ...field, position });
}

/** Hides a field with its values, or shows both again. */
export function retireField(write: Write, id: string, retired: boolean): void {
  const field = fieldOf(write.raw, id);
  if ((field.retiredAt !== null) === retired) return;
  prepared(write.raw, 'UPDATE custom_field SET retired_at = ? WHERE id = ?').run(retired ? write.at : null, id);
}

/** Takes a field away. What cards have in it stays with them, unseen, so that undo brings both back. */
export function removeField(write: Write, id: string): void {
  fieldOf(write.raw, id);
  prepared(write.raw, 'UPDATE custom_field SET deleted_at = ? WHERE id = ?').run(write.at, id);
}

/**
 * Refuses to write over a value that another window wrote since this one was read.
 * @throws AppError `conflict` that tells both in words
 */
export function requireUnchanged(
  { raw }: Write,
  contactId: string,
  fieldId: string,
  { before, value }: { before: string | null; value: string | null },
  format: FormatOptions,
): void {
  const theirs = readValues(raw, contactId).get(fieldId) ?? null;
  if (theirs === before) return;
  const field = fieldOf(raw, fieldId);
  const shown = (stored: string | null) => formatCustomValue(field, stored ?? '', format);
  refuseStale(field.name, shown(theirs), shown(value));
}

/**
 * Sets or clears a field on cards; a card of the other kind is left alone, unless it is the only one.
 * @param value as it is kept, or as a person types it; null or empty clears it
 * @throws AppError `validation` for a value that the field cannot hold; `not_found` for a field that is gone
 */
export function setValue(write: Write, contactIds: readonly string[], fieldId: string, value: string | null): void {
  const field = fieldOf(write.raw, fieldId);
  if (field.retiredAt !== null) throw new AppError('validation', words.isRetired(field.name));
  const read = readCustomValue(field, value ?? '', { decimal: '.' });
  if (!read.ok) throw invalid('value', words.problem[read.problem](read.choice ?? value ?? ''));
  const ids = cardsOfKind(write.raw, contactIds, field.kind);
  if (ids.length === 0 && contactIds.length === 1) throw new AppError('not_found', words.noSuchCard);
  for (const id of ids) {
    if (read.value === null) clearValue(write, valueId(fieldId, id));
    else putValue(write, id, fieldId, read.value);
  }
}
