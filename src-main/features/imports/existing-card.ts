import { plainCustomText, type CustomFieldType, type CustomOption } from '@shared/domain/custom-field';
import { fold } from '@shared/domain/fold';
import type { RawConnection } from '../../db/open';

/** Of an address at the same street and city what may be filled in or differ. */
export const addressColumns = ['region', 'postal_code', 'country', 'po_box'] as const;
export type AddressColumn = (typeof addressColumns)[number];

/** A card as it is, as far as an import may change it. */
export interface ExistingCard {
  readonly id: string;
  readonly kind: 'person' | 'company';
  readonly columns: Record<string, string | number | null>;
  readonly methods: { kind: string; value: string; normalised: string | null }[];
  readonly addresses: ({ id: string; street: string; city: string } & Record<AddressColumn, string>)[];
  readonly tags: Set<string>;
  readonly roles: Set<string>;
  readonly company: string;
  readonly companyId: string | null;
  readonly employmentId: string | null;
  readonly title: string;
  readonly department: string;
  /** What stands in fields of the user's own, as a draft says it. */
  readonly custom: Map<string, string>;
  readonly hasPicture: boolean;
  /** Whom it is connected with: their names folded, their ids, and what other programs call them. */
  readonly related: ReadonlySet<string>;
}

interface JobRow {
  id: string;
  title: string;
  department: string;
  companyId: string | null;
  company: string | null;
}

/**
 * Reads a card for comparing; the statements are prepared once for a whole import. What of it is not asked for is not
 * read: most files say nothing of roles, relations or fields of the user's own.
 */
export function cardReader(raw: RawConnection): (id: string) => ExistingCard {
  const card = raw.prepare(
    `SELECT id, kind, prefix, given, middle, family, suffix, nickname, phonetic_given, phonetic_family, lifecycle, source, birthday, notes,
     do_not_call, do_not_mail, external_id, coalesce((SELECT name FROM user WHERE id = owner_id), '') AS owner, picture_id FROM contact WHERE id = ?`,
  );
  const methods = raw.prepare(
    'SELECT kind, value, normalised FROM contact_method WHERE contact_id = ? AND deleted_at IS NULL',
  );
  const addresses = raw.prepare(
    'SELECT id, street, city, region, postal_code, country, po_box FROM address WHERE contact_id = ? AND deleted_at IS NULL',
  );
  const tags = raw
    .prepare(
      'SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.contact_id = ? AND ct.deleted_at IS NULL',
    )
    .pluck();
  const roles = raw.prepare('SELECT role FROM contact_role WHERE contact_id = ? AND deleted_at IS NULL').pluck();
  // The card's own company columns are made at the end of the transaction: an earlier row may have changed the job since.
  const job = raw.prepare(
    `SELECT e.id, e.title, e.department, c.id AS companyId, c.organisation AS company FROM employment e
     LEFT JOIN contact c ON c.id = e.company_id AND c.deleted_at IS NULL
     WHERE e.contact_id = ? AND e.is_current = 1 AND e.deleted_at IS NULL ORDER BY c.id IS NULL, e.is_primary DESC, e.rid DESC LIMIT 1`,
  );
  const custom = raw.prepare(
    `SELECT f.id AS field, f.type, f.options, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id
     WHERE v.contact_id = ? AND v.deleted_at IS NULL AND f.deleted_at IS NULL`,
  );
  const related = raw.prepare(
    `SELECT o.id, o.external_id, o.display_name FROM relationship r JOIN contact o ON o.id = r.other_id
     WHERE r.contact_id = @id AND r.deleted_at IS NULL AND o.deleted_at IS NULL
     UNION ALL SELECT o.id, o.external_id, o.display_name FROM relationship r JOIN contact o ON o.id = r.contact_id
     WHERE r.other_id = @id AND r.deleted_at IS NULL AND o.deleted_at IS NULL`,
  );
  return (id) => {
    const { kind, picture_id: picture, ...columns } = card.get(id) as Record<string, string | number | null>;
    const current = job.get(id) as JobRow | undefined;
    const methodsOf = once(() => methods.all(id) as ExistingCard['methods']);
    const addressesOf = once(() => addresses.all(id) as ExistingCard['addresses']);
    const tagsOf = once(() => new Set((tags.all(id) as string[]).map(fold)));
    const rolesOf = once(() => new Set(roles.all(id) as string[]));
    const customOf = once(() => customTextsOf(custom.all(id) as CustomRow[]));
    const relatedOf = once(() => new Set((related.all({ id }) as RelatedRow[]).flatMap(namesOfRelated)));
    return {
      id,
      kind: kind === 'company' ? 'company' : 'person',
      columns,
      company: current?.company ?? '',
      companyId: current?.companyId ?? null,
      employmentId: current?.id ?? null,
      title: current?.title ?? '',
      department: current?.department ?? '',
      hasPicture: picture !== null,
      get methods() {
        return methodsOf();
      },
      get addresses() {
        return addressesOf();
      },
      get tags() {
        return tagsOf();
      },
      get roles() {
        return rolesOf();
      },
      get custom() {
        return customOf();
      },
      get related() {
        return relatedOf();
      },
    };
  };
}

/** Reads when it is first asked, and keeps the answer. */
function once<T extends object>(read: () => T): () => T {
  let kept: T | null = null;
  return () => (kept ??= read());
}

interface CustomRow {
  field: string;
  type: CustomFieldType;
  options: string;
  value: string;
}

function customTextsOf(rows: readonly CustomRow[]): Map<string, string> {
  return new Map(
    rows.map(({ field, type, options, value }) => [
      `custom:${field}`,
      plainCustomText({ type, options: JSON.parse(options) as CustomOption[], currency: '' }, value),
    ]),
  );
}

interface RelatedRow {
  id: string;
  external_id: string;
  display_name: string;
}

function namesOfRelated(other: RelatedRow): string[] {
  return [other.id, other.external_id, fold(other.display_name)];
}
