import type { ContactDraft, DraftCustom, DraftJob, DraftRelated } from '@shared/domain/contact-draft';
import { plainCustomText } from '@shared/domain/custom-field';
import { RELATIONSHIP_KINDS, relationWord } from '@shared/domain/relationships';
import { strings } from '@shared/locale/index';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { ExportLayout, OwnExport } from '../../formats/address-book/export';
import { readFields, readValuesOf } from '../custom-fields/custom-fields.service';

const among = 'IN (SELECT value FROM json_each(?))';

/** The most methods of each kind and addresses that any of these contacts has. */
export function layoutOf(raw: RawConnection, ids: readonly string[]): ExportLayout {
  const layout: ExportLayout = { phone: 0, email: 0, web: 0, im: 0, social: 0, address: 0 };
  const list = JSON.stringify(ids);
  const rows = prepared(
    raw,
    `SELECT kind, max(n) AS most FROM (SELECT kind, count(*) AS n FROM contact_method WHERE contact_id ${among} AND deleted_at IS NULL GROUP BY contact_id, kind) GROUP BY kind`,
  ).all(list) as { kind: keyof ExportLayout; most: number }[];
  for (const { kind, most } of rows) layout[kind] = most;
  const addresses = prepared(
    raw,
    `SELECT max(n) AS most FROM (SELECT count(*) AS n FROM address WHERE contact_id ${among} AND deleted_at IS NULL GROUP BY contact_id)`,
  ).get(list) as {
    most: number | null;
  };
  layout.address = addresses.most ?? 0;
  return layout;
}

interface CardRow {
  id: string;
  kind: 'person' | 'company';
  prefix: string;
  given: string;
  middle: string;
  family: string;
  suffix: string;
  nickname: string;
  phoneticGiven: string;
  phoneticFamily: string;
  organisation: string;
  lifecycle: string;
  source: string;
  birthday: string | null;
  notes: string;
  owner: string | null;
  doNotCall: number;
  doNotMail: number;
  createdAt: string;
  company: string | null;
  title: string | null;
  department: string | null;
}

/** Contacts as an export and an import tell of them, in the order of the ids. */
export function readDrafts(raw: RawConnection, ids: readonly string[]): ContactDraft[] {
  const list = JSON.stringify(ids);
  const cards = prepared(
    raw,
    `SELECT c.id, c.kind, c.prefix, c.given, c.middle, c.family, c.suffix, c.nickname, c.phonetic_given AS phoneticGiven, c.phonetic_family AS phoneticFamily,
       c.organisation, c.lifecycle, c.source, c.birthday, c.notes, u.name AS owner, c.do_not_call AS doNotCall, c.do_not_mail AS doNotMail,
       c.created_at AS createdAt, w.organisation AS company, e.title, e.department
     FROM contact c LEFT JOIN user u ON u.id = c.owner_id
     LEFT JOIN employment e ON e.rid = (
       SELECT j.rid FROM employment j JOIN contact k ON k.id = j.company_id
       WHERE j.contact_id = c.id AND j.is_current = 1 AND j.deleted_at IS NULL AND k.deleted_at IS NULL
       ORDER BY j.is_primary DESC, j.rid DESC LIMIT 1)
     LEFT JOIN contact w ON w.id = e.company_id
     WHERE c.id ${among}`,
  ).all(list) as CardRow[];
  const methods = grouped<{
    owner: string;
    kind: ContactDraft['methods'][number]['kind'];
    label: string;
    value: string;
    normalised: string | null;
    isPrimary: number;
  }>(
    raw,
    `SELECT contact_id AS owner, kind, label, value, normalised, is_primary AS isPrimary FROM contact_method
     WHERE contact_id ${among} AND deleted_at IS NULL ORDER BY position, rid`,
    list,
  );
  const addresses = grouped<{
    owner: string;
    label: string;
    street: string;
    city: string;
    region: string;
    postalCode: string;
    country: string;
    poBox: string;
  }>(
    raw,
    `SELECT contact_id AS owner, label, street, city, region, postal_code AS postalCode, country, po_box AS poBox FROM address
     WHERE contact_id ${among} AND deleted_at IS NULL ORDER BY position, rid`,
    list,
  );
  const tags = grouped<{ owner: string; name: string }>(
    raw,
    `SELECT ct.contact_id AS owner, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id
     WHERE ct.contact_id ${among} AND ct.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY t.name`,
    list,
  );
  const roles = grouped<{ owner: string; role: string }>(
    raw,
    `SELECT contact_id AS owner, role FROM contact_role WHERE contact_id ${among} AND deleted_at IS NULL ORDER BY rid`,
    list,
  );
  const jobs = grouped<{ owner: string; company: string; title: string; department: string }>(
    raw,
    `SELECT j.contact_id AS owner, k.organisation AS company, j.title, j.department FROM employment j JOIN contact k ON k.id = j.company_id
     WHERE j.contact_id ${among} AND j.is_current = 1 AND j.deleted_at IS NULL AND k.deleted_at IS NULL
     ORDER BY j.is_primary DESC, j.rid DESC`,
    list,
  );
  const related = grouped<RelatedRow>(raw, RELATED, list);
  const custom = ownTexts(raw, ids);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return ids.flatMap((id) => {
    const card = byId.get(id);
    if (card === undefined) return [];
    return [
      {
        kind: card.kind,
        name: {
          prefix: card.prefix,
          given: card.given,
          middle: card.middle,
          family: card.family,
          suffix: card.suffix,
          nickname: card.nickname,
          phoneticGiven: card.phoneticGiven,
          phoneticFamily: card.phoneticFamily,
        },
        company: card.kind === 'company' ? card.organisation : (card.company ?? ''),
        title: card.title ?? '',
        department: card.department ?? '',
        methods: (methods.get(id) ?? []).map(({ owner: _, isPrimary, ...method }) => ({
          ...method,
          primary: isPrimary === 1,
          phone: null,
        })),
        addresses: (addresses.get(id) ?? []).map(({ owner: _, ...address }) => ({
          ...address,
          street2: '',
          formatted: '',
        })),
        birthday: card.birthday,
        notes: card.notes,
        tags: (tags.get(id) ?? []).map((tag) => tag.name),
        roles: (roles.get(id) ?? []).map((row) => row.role),
        lifecycle: card.lifecycle,
        owner: card.owner,
        source: card.source,
        doNotCall: card.doNotCall === 1,
        doNotMail: card.doNotMail === 1,
        externalId: card.id,
        createdAt: card.createdAt,
        ...(custom.has(id) ? { custom: custom.get(id) } : {}),
        ...extrasOf(jobs.get(id) ?? [], related.get(id) ?? []),
      },
    ];
  });
}

interface RelatedRow {
  owner: string;
  id: string;
  key: string | null;
  name: string;
  /** What the other is to this card, and this card to the other. */
  word: string;
  back: string;
  reversed: number;
}

/** Whom a card is connected with, seen from it. */
const RELATED = `WITH mine AS (SELECT value AS id FROM json_each(?)),
  side AS (
    SELECT r.rid, r.contact_id AS owner, r.other_id AS id, r.kind_id, 0 AS reversed FROM mine
      JOIN relationship r ON r.contact_id = mine.id WHERE r.deleted_at IS NULL
    UNION ALL SELECT r.rid, r.other_id, r.contact_id, r.kind_id, 1 FROM mine
      JOIN relationship r ON r.other_id = mine.id WHERE r.deleted_at IS NULL)
  SELECT s.owner, s.id, s.reversed, k.key, o.display_name AS name, iif(s.reversed, k.reverse_name, k.name) AS word,
    iif(s.reversed, k.name, k.reverse_name) AS back
  FROM side s JOIN relationship_kind k ON k.id = s.kind_id JOIN contact o ON o.id = s.id
  WHERE o.deleted_at IS NULL ORDER BY s.rid`;

function relatedOf({ id, key, name, word, back, reversed }: RelatedRow): DraftRelated {
  const builtIn = RELATIONSHIP_KINDS.find((kind) => kind.key === key);
  if (builtIn === undefined) return { label: word, name, id, ...(word === back ? {} : { reverse: back }) };
  // By the words that everybody's file has, also where it is called something else here.
  const label = relationWord(builtIn.key, reversed === 1) ?? strings.card.relationships[builtIn.key][reversed] ?? word;
  return { label, name, id };
}

/** The jobs held beside the one that is shown, which is the first, and the connections. */
function extrasOf(
  jobs: readonly (DraftJob & { owner: string })[],
  related: readonly RelatedRow[],
): Pick<ContactDraft, 'extras'> {
  if (jobs.length < 2 && related.length === 0) return {};
  const others = jobs.slice(1).map(({ owner: _, ...job }) => job);
  return {
    extras: {
      jobs: others,
      pictures: [],
      related: related.map(relatedOf),
      dates: [],
      language: '',
      revisedAt: null,
    },
  };
}

/** The fields of the user's own that are in use, as columns of an export. */
export function ownExports(raw: RawConnection): OwnExport[] {
  return readFields(raw)
    .filter((field) => field.retiredAt === null)
    .map((field) => ({ field: `custom:${field.id}`, name: field.name }));
}

/** Those of them in which any of these contacts has something. */
export function usedOf(raw: RawConnection, ids: readonly string[], own: readonly OwnExport[]): OwnExport[] {
  const used = new Set(
    prepared(
      raw,
      `SELECT DISTINCT 'custom:' || field_id FROM custom_value WHERE contact_id ${among} AND deleted_at IS NULL`,
    )
      .pluck()
      .all(JSON.stringify(ids)),
  );
  return own.filter(({ field }) => used.has(field));
}

/** How many of the wishes not to be rung and not to be written to any of these contacts has. */
export function wishesOf(raw: RawConnection, ids: readonly string[]): number {
  const most = prepared(raw, `SELECT max(do_not_call + do_not_mail) FROM contact WHERE id ${among}`);
  return (most.pluck().get(JSON.stringify(ids)) as number | null) ?? 0;
}

/** What cards have in those fields, as another program reads it. */
function ownTexts(raw: RawConnection, ids: readonly string[]): Map<string, DraftCustom[]> {
  const fields = new Map(readFields(raw).map((field) => [field.id, field]));
  const used = [...fields.values()].filter((field) => field.retiredAt === null).map((field) => field.id);
  const texts = new Map<string, DraftCustom[]>();
  for (const { contactId, fieldId, value } of readValuesOf(raw, ids, used)) {
    const field = fields.get(fieldId);
    if (field === undefined) continue;
    const own = { field: `custom:${fieldId}`, text: plainCustomText(field, value), index: -1 };
    const list = texts.get(contactId);
    if (list === undefined) texts.set(contactId, [own]);
    else list.push(own);
  }
  return texts;
}

function grouped<Row extends { owner: string }>(raw: RawConnection, sql: string, list: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of prepared(raw, sql).all(list) as Row[]) {
    const group = groups.get(row.owner);
    if (group === undefined) groups.set(row.owner, [row]);
    else group.push(row);
  }
  return groups;
}
