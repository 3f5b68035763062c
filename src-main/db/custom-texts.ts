import { chosenIds, type CustomOption } from '@shared/domain/custom-field';
import { withCustomTexts } from './contact-text';
import type { RawConnection } from './open';
import { prepared } from './prepared';

interface ValueRow {
  type: string;
  options: string;
  value: string;
}

let names: { options: string; byId: ReadonlyMap<string, string> } = { options: '[]', byId: new Map() };

/** The names of choices; a run of cards has the same field again and again. */
function namesOf(options: string): ReadonlyMap<string, string> {
  if (names.options !== options)
    names = {
      options,
      byId: new Map((JSON.parse(options) as CustomOption[]).map((option) => [option.id, option.name])),
    };
  return names.byId;
}

/** What a card is found by in fields of the user's own: texts, links and the names of choices, of fields in use. */
export function customTexts(raw: RawConnection, contactId: string): string[] {
  const rows = prepared(
    raw,
    `SELECT f.type, f.options, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id
     WHERE v.contact_id = ? AND v.deleted_at IS NULL AND f.deleted_at IS NULL AND f.retired_at IS NULL
       AND f.type IN ('text', 'link', 'choice', 'multi_choice') ORDER BY f.position, f.id`,
  ).all(contactId) as ValueRow[];
  return rows.flatMap(({ type, options, value }) => {
    if (type === 'text' || type === 'link') return [value];
    const byId = namesOf(options);
    return chosenIds(value).flatMap((id) => byId.get(id) ?? []);
  });
}

/** The cards that have or had a value of a field. */
export function cardsWithField(raw: RawConnection, fieldId: string): string[] {
  const rows = prepared(raw, 'SELECT contact_id AS id FROM custom_value WHERE field_id = ?').all(fieldId);
  return (rows as { id: string }[]).map(({ id }) => id);
}

/**
 * Puts what cards have in fields of the user's own into their search texts anew, and leaves the rest of them as it is:
 * a value was set, a field retired, or a choice is called otherwise now.
 * @returns the cards whose text differs; their search entries are for the caller
 */
export function deriveCustomTexts(raw: RawConnection, ids: Iterable<string>): string[] {
  const read = prepared(raw, 'SELECT search_text AS text FROM contact WHERE id = ?');
  const update = prepared(raw, 'UPDATE contact SET search_text = ? WHERE id = ?');
  const changed: string[] = [];
  for (const id of ids) {
    const { text } = read.get(id) as { text: string };
    const next = withCustomTexts(text, customTexts(raw, id));
    if (next === text) continue;
    update.run(next, id);
    changed.push(id);
  }
  return changed;
}
