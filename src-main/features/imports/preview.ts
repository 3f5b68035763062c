import { addressLine } from '@shared/domain/address';
import type { ContactDraft, DraftAddress, DraftMethod } from '@shared/domain/contact-draft';
import { formatPhone } from '@shared/domain/phone';
import { relatedLine } from './relation-words';
import { strings } from '@shared/locale/index';

/** A line of the card that a row would become. */
export interface CardLine {
  kind: string;
  value: string;
  /** As it stands in the file, where that differs. */
  typed: string | null;
  /** The column it comes from. */
  column: string;
}

/**
 * The lines of a draft as a card shows them, each with the column it comes from.
 * @param region whose way of writing numbers and addresses is the user's
 */
export function cardLines(
  draft: ContactDraft,
  cells: readonly string[],
  columns: readonly { index: number; target: string }[],
  headers: readonly string[],
  region: string,
): CardLine[] {
  const columnOf = (value: string, prefix: string): { column: string; typed: string } => {
    const isMethod = prefix === 'phone.' || prefix === 'email.' || prefix === 'web.';
    const mapped = columns.filter(({ target }) => target.startsWith(prefix) || (isMethod && target === 'methods'));
    const found =
      mapped.find(({ index }) => cells[index]?.includes(value)) ??
      mapped.find(({ index }) => (cells[index] ?? '') !== '');
    if (found === undefined) return { column: '', typed: '' };
    return {
      column: headers[found.index] || strings.formats.columnNumber(found.index + 1),
      typed: cells[found.index] ?? '',
    };
  };
  const line = (kind: string, value: string, prefix: string): CardLine[] => {
    if (value === '') return [];
    const { column, typed } = columnOf(value, prefix);
    // Of several columns that are joined each stands in the value as it is typed.
    const says = value.includes(typed) || typed.includes('\n') || typed.length > 80 ? null : typed;
    return [{ kind, value, typed: says, column }];
  };
  // One cell may hold several of them: each says how it is typed itself.
  const methodLine = ({ kind, value: typed, normalised }: DraftMethod): CardLine => {
    const value = kind === 'phone' && normalised !== null ? formatPhone(normalised, region) : typed;
    return { kind, value, typed: typed === value ? null : typed, column: columnOf(typed, `${kind}.`).column };
  };
  const addressCell = (address: DraftAddress): CardLine => {
    const street = [address.poBox, address.street, address.street2].filter((part) => part !== '').join('\n');
    const value = addressLine({ ...address, street }, region) || address.formatted;
    const { column } = columnOf(address.city || address.street || address.formatted, 'address.');
    return { kind: 'address', value, typed: null, column };
  };
  return [
    ...line('title', draft.title, 'title'),
    ...draft.methods.map(methodLine),
    ...draft.addresses.map(addressCell).filter(({ value }) => value !== ''),
    ...line('birthday', draft.birthday ?? '', 'birthday'),
    ...line('lifecycle', draft.lifecycle ?? '', 'lifecycle'),
    ...line('roles', draft.roles.join(', '), 'roles'),
    ...line('tags', draft.tags.join(', '), 'tags'),
    ...line('source', draft.source ?? '', 'source'),
    ...(draft.extras?.related ?? [])
      .filter((one) => relatedLine(one) !== '')
      .map((one) => ({
        kind: 'related',
        value: relatedLine(one),
        typed: null,
        column: columnOf(one.name, 'related.').column,
      })),
    ...line('notes', draft.notes, 'notes'),
  ];
}
