import type { ContactDraft } from '@shared/domain/contact-draft';
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
 * @param showPhone writes a number in E.164 as people read it
 */
export function cardLines(
  draft: ContactDraft,
  cells: readonly string[],
  columns: readonly { index: number; target: string }[],
  headers: readonly string[],
  showPhone: (number: string) => string,
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
  const line = (kind: string, value: string, prefix: string, source = value): CardLine[] => {
    if (value === '') return [];
    const { column, typed } = columnOf(source, prefix);
    return [
      {
        kind,
        value,
        typed: typed === value || typed.includes('\n') || typed.length > 80 || typed === '' ? null : typed,
        column,
      },
    ];
  };
  return [
    ...line('title', draft.title, 'title'),
    ...draft.methods.flatMap((method) =>
      line(
        method.kind,
        method.kind === 'phone' && method.normalised !== null ? showPhone(method.normalised) : method.value,
        `${method.kind}.`,
        method.value,
      ),
    ),
    ...draft.addresses.flatMap((address) => {
      const value = [
        address.street,
        address.street2,
        `${address.postalCode} ${address.city}`.trim(),
        address.region,
        address.country,
      ]
        .filter((part) => part !== '')
        .join(', ');
      return line(
        'address',
        value || address.formatted,
        'address.',
        address.city || address.street || address.formatted,
      ).map((entry) => ({ ...entry, typed: null }));
    }),
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
