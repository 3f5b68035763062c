import { formatCustomValue } from '@shared/locale/custom-values';
import { formatPartialDate, type FormatOptions } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { readFields, type CustomField } from '../custom-fields/custom-fields.service';
import { fieldOf, shownCell } from './contact-cells.service';

type Cell = string | number | null;

/** One thing that somebody did to a card: a cell of it or of one of its parts, or a part that came or went. */
export interface CardChange {
  /** Of the change log, the first of the entry where a cell was written more than once; null for a part that came. */
  seq: number | null;
  /** Unique on the card. */
  key: string;
  tx: number | null;
  at: string;
  userId: string | null;
  table: CardTable;
  rowId: string;
  column: string;
  what: 'changed' | 'added' | 'removed' | 'returned';
  /** The field's key of a card's own, else the part's name in words. */
  field: string;
  before: string | null;
  after: string | null;
  /** The stored value that stood there before. */
  old: Cell;
}

const partTables = [
  'contact_method',
  'address',
  'employment',
  'contact_tag',
  'contact_role',
  'relationship',
  'custom_value',
] as const;
type PartTable = (typeof partTables)[number];
export type CardTable = 'contact' | PartTable;

/** Cells that follow from others, or only order things. */
const unshown = new Set(['normalised', 'digits', 'position', 'is_primary', 'number', 'contact_id', 'other_id']);
const flags = new Set(['is_current']);

/** What a part is known by where it is one cell: its change needs no further word. */
const mainCell: Partial<Record<PartTable, string>> = { contact_method: 'value', custom_value: 'value' };

const partIds = partTables
  .map((table) =>
    table === 'relationship'
      ? `SELECT '${table}', id FROM ${table} WHERE contact_id = @id UNION ALL SELECT '${table}', id FROM ${table} WHERE other_id = @id`
      : `SELECT '${table}', id FROM ${table} WHERE contact_id = @id`,
  )
  .join(' UNION ALL ');

const kept = 1000;

/** Every edit of a card, of those that were merged into it, and of its parts, that stands, by the index of changes of a row; a test holds its plan. */
export const cardChangesSql = `
  WITH part(tbl, id) AS (SELECT 'contact', @id UNION ALL SELECT 'contact', id FROM contact WHERE merged_into = @id UNION ALL ${partIds})
  SELECT c.seq, c.tx, part.tbl, c.row_id AS rowId, c.col, c.old, c.new, t.at, t.user_id AS userId
  FROM part CROSS JOIN change c ON c.row_id = part.id CROSS JOIN tx t ON t.seq = c.tx
  WHERE c.col IS NOT NULL AND t.undone_by IS NULL AND t.kind IN ('edit', 'import')
  ORDER BY c.seq DESC LIMIT ${kept}`;

interface StoredChange {
  seq: number;
  tx: number;
  tbl: CardTable;
  rowId: string;
  col: string;
  old: Cell;
  new: Cell;
  at: string;
  userId: string | null;
}

/**
 * What was done to a card and to its parts, newest first, those parts too that were taken off it. What was undone did not
 * happen, and neither did the undoing.
 * @param format how days and numbers are written
 */
export function cardChanges(
  raw: RawConnection,
  card: { id: string; created_at: string },
  format: FormatOptions,
): CardChange[] {
  const words = partWords(raw, format);
  const changes = new Map<string, CardChange>();
  const removed = new Set<string>();
  for (const row of prepared(raw, cardChangesSql).all({ id: card.id }) as StoredChange[]) {
    if (row.col === 'deleted_at' && row.tbl !== 'contact') {
      if (row.old === null) removed.add(row.rowId);
      const name = words.nameOf(row.tbl, row.rowId);
      changes.set(`${row.seq}`, {
        ...common(row),
        what: row.old === null ? 'removed' : 'returned',
        field: words.partOf(row.tbl, row.rowId),
        before: row.old === null ? name : null,
        after: row.old === null ? null : name,
      });
      continue;
    }
    const field = row.tbl === 'contact' ? fieldOf(row.col) : words.cellOf(row.tbl, row.rowId, row.col);
    if (field === undefined) continue;
    const key = `${row.tx}:${row.rowId}:${row.col}`;
    const later = changes.get(key);
    const before = words.shown(row, row.old);
    // What a card said that was merged into this one is told, and is not given back from here.
    const seq = row.tbl === 'contact' && row.rowId !== card.id ? null : row.seq;
    if (later !== undefined) Object.assign(later, { before, seq, old: row.old });
    else
      changes.set(key, { ...common(row), seq, key, what: 'changed', field, before, after: words.shown(row, row.new) });
  }
  const edits = [...changes.values()];
  const all = [...edits, ...partsAdded(raw, card, removed, words).map((part) => asItCame(part, edits))];
  return all.sort((a, b) => (a.at === b.at ? (b.seq ?? 0) - (a.seq ?? 0) : a.at < b.at ? 1 : -1));
}

/** A part is told as what it came as, not as what it is now. */
function asItCame(part: CardChange, edits: readonly CardChange[]): CardChange {
  const main = part.table === 'contact' ? undefined : mainCell[part.table];
  const first = edits.findLast((edit) => edit.rowId === part.rowId && edit.column === main);
  return first === undefined ? part : { ...part, after: first.before };
}

function common(row: StoredChange): Omit<CardChange, 'what' | 'field' | 'before' | 'after'> {
  return {
    seq: row.seq,
    key: `${row.seq}`,
    tx: row.tx,
    at: row.at,
    userId: row.userId,
    table: row.tbl,
    rowId: row.rowId,
    column: row.col,
    old: row.old,
  };
}

/** Parts that came after the card; one that went by an undo never came. */
function partsAdded(
  raw: RawConnection,
  card: { id: string; created_at: string },
  removed: ReadonlySet<string>,
  words: PartWords,
): CardChange[] {
  return partTables.flatMap((table) => {
    const where = table === 'relationship' ? '(contact_id = @id OR other_id = @id)' : 'contact_id = @id';
    const rows = prepared(
      raw,
      `SELECT id, created_at AS at, created_by AS userId, deleted_at AS trashedAt FROM ${table} WHERE ${where} AND created_at > @from`,
    ).all({ id: card.id, from: card.created_at }) as {
      id: string;
      at: string;
      userId: string | null;
      trashedAt: string | null;
    }[];
    return rows
      .filter((row) => row.trashedAt === null || removed.has(row.id))
      .map((row): CardChange => ({
        seq: null,
        key: `added:${row.id}`,
        tx: null,
        at: row.at,
        userId: row.userId,
        table,
        rowId: row.id,
        column: '',
        what: 'added',
        field: words.partOf(table, row.id),
        before: null,
        after: words.nameOf(table, row.id),
        old: null,
      }));
  });
}

interface PartWords {
  /** What kind of part a row is: "Phone". */
  partOf(table: CardTable, id: string): string;
  /** What a part is, as a person reads it. */
  nameOf(table: CardTable, id: string): string;
  /** What a cell of a part is called, or undefined for one that nobody sees. */
  cellOf(table: PartTable, id: string, column: string): string | undefined;
  shown(row: Pick<StoredChange, 'tbl' | 'rowId' | 'col'>, value: Cell): string | null;
}

function partWords(raw: RawConnection, format: FormatOptions): PartWords {
  const words = strings.cardHistory;
  const rows = new Map<string, Record<string, Cell> | undefined>();
  const rowOf = (table: CardTable, id: string) => {
    if (!rows.has(id))
      rows.set(id, prepared(raw, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Record<string, Cell> | undefined);
    return rows.get(id);
  };
  const text = (value: Cell | undefined) => (value === null || value === undefined ? '' : String(value));
  const oneOf = (table: string, column: string, id: Cell | undefined) =>
    text(
      (
        prepared(raw, `SELECT ${column} AS name FROM ${table} WHERE id = ?`).get(id ?? '') as
          | { name: string }
          | undefined
      )?.name,
    );
  let fields: CustomField[] | null = null;
  const fieldOfValue = (id: string) => {
    const fieldId = text(rowOf('custom_value', id)?.field_id);
    fields ??= readFields(raw);
    return fields.find((field) => field.id === fieldId);
  };
  const valueText = (id: string, value: Cell) => {
    const field = fieldOfValue(id);
    return field === undefined || value === null || value === ''
      ? text(value)
      : formatCustomValue(field, text(value), format);
  };
  const partOf = (table: CardTable, id: string) => {
    if (table === 'contact_method') return words.methods[text(rowOf(table, id)?.kind)] ?? words.methods.phone!;
    if (table === 'custom_value') return fieldOfValue(id)?.name ?? words.parts[table]!;
    return words.parts[table] ?? '';
  };
  return {
    partOf,
    nameOf(table, id) {
      const row = rowOf(table, id) ?? {};
      switch (table) {
        case 'contact_method':
          return text(row.value);
        case 'address':
          return [row.street, row.postal_code, row.city, row.country]
            .map(text)
            .filter((part) => part !== '')
            .join(', ');
        case 'employment':
          return words.jobAt(text(row.title), oneOf('contact', 'display_name', row.company_id));
        case 'contact_tag':
          return oneOf('tag', 'name', row.tag_id);
        case 'contact_role':
          return words.roles[text(row.role)] ?? text(row.role);
        case 'relationship':
          return words.connection(
            oneOf('relationship_kind', 'name', row.kind_id),
            oneOf('contact', 'display_name', row.other_id),
          );
        case 'custom_value':
          return valueText(id, row.value ?? null);
        default:
          return '';
      }
    },
    cellOf(table, id, column) {
      if (unshown.has(column)) return undefined;
      const part = partOf(table, id);
      return mainCell[table] === column ? part : words.cellOf(part, words.cells[column] ?? column);
    },
    shown({ tbl, rowId, col }, value) {
      if (value === null || value === '') return null;
      if (tbl === 'contact') return shownCell(raw, col, value);
      if (col === 'company_id') return oneOf('contact', 'display_name', value);
      if (col === 'kind_id') return oneOf('relationship_kind', 'name', value);
      if (col === 'from_date' || col === 'to_date') return formatPartialDate(text(value), format);
      if (flags.has(col)) return value === 1 ? strings.contacts.yes : strings.contacts.no;
      if (tbl === 'custom_value') return valueText(rowId, value);
      return text(value);
    },
  };
}
