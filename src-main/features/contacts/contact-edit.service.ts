import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { columnsOf } from '../../db/change-log';
import { prepared } from '../../db/prepared';
import { loggedTable } from '../../db/logged-tables';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { findContact } from './contact-card.repo';
import { checkPatch, patchColumns, type ContactPatch } from './contact-create.service';
import { insertLifecycleChange, putRole } from './contacts.repo';
import { fieldOf, shownCell } from './contact-cells.service';

export { findContact } from './contact-card.repo';

export type FoundContact = NonNullable<ReturnType<typeof findContact>>;

/**
 * A card that is to be changed.
 * @throws AppError `not_found` when there is none of that id, or it is in the trash
 */
export function requireContact(raw: RawConnection, id: string): FoundContact {
  const contact = findContact(raw, id);
  if (contact === undefined || contact.deleted_at !== null) throw new AppError('not_found', strings.app.notFound);
  return contact;
}

/** The history's line for an edit: it names the field, when it is one. */
export function updateLabel(contact: FoundContact, patch: ContactPatch): string {
  const fields = Object.keys(patch) as (keyof ContactPatch)[];
  const [only] = fields;
  return strings.contacts.updated(
    contact.display_name,
    fields.length === 1 && only !== undefined ? strings.contacts.fields[only] : '',
  );
}

/**
 * Changes the cells of a card that differ.
 * @param revision the card's when it was read; a later change of one of the same fields is then a conflict
 * @throws AppError `conflict` with the current value by field; `validation`, `not_found`
 */
export async function updateContact(write: Write, id: string, patch: ContactPatch, revision?: number): Promise<void> {
  const contact = requireContact(write.raw, id);
  checkPatch(write.raw, contact.kind, patch);
  const current = contact as unknown as Record<string, string | number | null>;
  const cells = Object.entries(patchColumns(patch) as Record<string, string | number | null>).filter(
    ([column, value]) => current[column] !== value,
  );
  if (cells.length === 0) return;
  if (revision !== undefined && revision < contact.revision) refuseConflict(write.raw, contact, cells, revision);
  await write.db.updateTable('contact').set(Object.fromEntries(cells)).where('id', '=', id).execute();
  const names = ['given', 'family', 'nickname', 'organisation', 'prefix'];
  const after = { ...current, ...Object.fromEntries(cells) };
  if (names.every((column) => after[column] === '') && !hasOtherName(write.raw, id)) {
    throw new AppError('validation', strings.contacts.needsName, {
      [fieldOf(cells[0]![0]) ?? 'name']: strings.contacts.needsName,
    });
  }
  if (patch.lifecycle !== undefined && patch.lifecycle !== contact.lifecycle)
    await insertLifecycleChange(write, id, patch.lifecycle);
}

function hasOtherName(raw: RawConnection, id: string): boolean {
  return (
    prepared(
      raw,
      `SELECT 1 FROM contact_method WHERE contact_id = @id AND deleted_at IS NULL AND kind IN ('email', 'phone')
       UNION ALL SELECT 1 FROM employment WHERE contact_id = @id AND is_current = 1 AND deleted_at IS NULL LIMIT 1`,
    ).get({ id }) !== undefined
  );
}

function refuseConflict(
  raw: RawConnection,
  contact: FoundContact,
  cells: readonly (readonly [string, string | number | null])[],
  revision: number,
): void {
  const changed = columnsChangedSince(raw, contact.id, contact.revision - revision);
  const clashes = cells.filter(([column]) => changed.has(column));
  if (clashes.length === 0) return;
  const current = contact as unknown as Record<string, string | number | null>;
  const fields = Object.fromEntries(
    clashes.map(([column]) => [fieldOf(column) ?? column, shownCell(raw, column, current[column] ?? null)]),
  );
  const [column, mine] = clashes[0]!;
  const field = fieldOf(column);
  const name = field === undefined ? column : strings.contacts.fields[field];
  throw new AppError(
    'conflict',
    strings.contacts.conflict(name, shownCell(raw, column, current[column] ?? null), shownCell(raw, column, mine)),
    fields,
  );
}

/**
 * The columns of a card that its last `updates` updates changed. An update logs its columns in the table's order, so a
 * column that does not come before the last one read begins an earlier update; two that cannot be told apart count as
 * one, which looks further back rather than too little.
 */
function columnsChangedSince(raw: RawConnection, id: string, updates: number): Set<string> {
  const places = new Map(columnsOf(loggedTable('contact')).map((column, index) => [column, index]));
  const rows = prepared(
    raw,
    'SELECT tx, col FROM change WHERE row_id = ? AND col IS NOT NULL ORDER BY seq DESC LIMIT 1000',
  ).all(id) as { tx: number; col: string }[];
  const changed = new Set<string>();
  let seen = 0;
  let last = { tx: -1, place: -1 };
  for (const row of rows) {
    const place = places.get(row.col) ?? -1;
    if (row.tx !== last.tx || place >= last.place) seen += 1;
    if (seen > updates) break;
    changed.add(row.col);
    last = { tx: row.tx, place };
  }
  return changed;
}

/** Gives a card exactly these roles. */
export async function setRoles(write: Write, id: string, roles: readonly string[]): Promise<void> {
  requireContact(write.raw, id);
  const wanted = new Set(roles);
  const held = prepared(write.raw, 'SELECT id, role FROM contact_role WHERE contact_id = ? AND deleted_at IS NULL').all(
    id,
  ) as { id: string; role: string }[];
  for (const row of held) {
    if (!wanted.has(row.role))
      await write.db.updateTable('contact_role').set({ deleted_at: write.at }).where('id', '=', row.id).execute();
  }
  for (const role of wanted) putRole(write, id, role);
}
