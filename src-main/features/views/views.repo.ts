import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

export interface StoredView {
  id: string;
  entity: string;
  name: string;
  state: string;
  is_shared: number;
  owner_id: string | null;
  position: string;
}

const columns = 'id, entity, name, state, is_shared, owner_id, position';

/** The views that somebody sees: their own, and those for all. */
export function visibleViews(raw: RawConnection, entity: string, userId: string | null): StoredView[] {
  return prepared(
    raw,
    `SELECT ${columns} FROM saved_view WHERE entity = ? AND deleted_at IS NULL AND (is_shared = 1 OR owner_id IS ?) ORDER BY position, id`,
  ).all(entity, userId) as StoredView[];
}

/** A view that somebody sees, by its id. */
export function visibleView(raw: RawConnection, id: string, userId: string | null): StoredView | undefined {
  return prepared(
    raw,
    `SELECT ${columns} FROM saved_view WHERE id = ? AND deleted_at IS NULL AND (is_shared = 1 OR owner_id IS ?)`,
  ).get(id, userId) as StoredView | undefined;
}

/** Every live view's place, also of those that others keep to themselves: one order holds them all. */
export function placesOf(raw: RawConnection, entity: string): { id: string; position: string }[] {
  return prepared(
    raw,
    'SELECT id, position FROM saved_view WHERE entity = ? AND deleted_at IS NULL ORDER BY position, id',
  ).all(entity) as { id: string; position: string }[];
}

/** The layouts that were kept, by the rest of their key. */
export function keptLayouts(raw: RawConnection, prefix: string): { key: string; value: string }[] {
  return prepared(
    raw,
    'SELECT substr(key, length(?) + 1) AS key, value FROM setting WHERE substr(key, 1, length(?)) = ? AND deleted_at IS NULL',
  ).all(prefix, prefix, prefix) as { key: string; value: string }[];
}
