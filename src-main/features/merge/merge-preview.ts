import type { OutputOf } from '@shared/contract/index';
import type { CustomOption } from '@shared/domain/custom-field';
import { addressWithin, differingFields, mergeText, methodKey, sameJob, suggestChoices } from '@shared/domain/merge';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { addressesOf, jobsOf, methodsOf } from './merge-parts';
import { cardsToMerge, countHanging, keeperAmong } from './merge.service';
import { ownKey, ownValuesOf, type OwnField } from './merge-own';

type Preview = OutputOf<'merge.preview'>;

/**
 * Several cards side by side, the keeper first: where they differ, and what they have together.
 * @param chosen the keeper, where one was chosen
 * @throws AppError as `cardsToMerge`
 */
export function previewMerge(raw: RawConnection, ids: readonly string[], chosen: string | undefined): Preview {
  const found = cardsToMerge(raw, ids);
  const keeperId = keeperAmong(found, chosen);
  const cards = found.slice().sort((a, b) => Number(b.id === keeperId) - Number(a.id === keeperId));
  const each = cards.map(({ id }) => id);
  const suggested = suggestChoices(cards, keeperId);
  const owners = new Map(
    (prepared(raw, 'SELECT id, name FROM user').all() as { id: string; name: string }[]).map((row) => [
      row.id,
      row.name,
    ]),
  );
  return {
    keeperId,
    kind: cards[0]?.kind ?? 'person',
    cards: cards.map(({ id, displayName, companyName, createdAt, updatedAt }) => ({
      id,
      displayName,
      companyName,
      createdAt,
      updatedAt,
    })),
    along: countHanging(raw, each),
    fields: [
      ...differingFields(cards).map((key) => ({
        key,
        label: null,
        values: cards.map(({ cells }) => {
          const text = mergeText(cells, key);
          return key === 'owner' ? (owners.get(text) ?? '') : text;
        }),
        suggested: suggested[key],
      })),
      ...ownFields(ownValuesOf(raw, each), each),
    ],
    methods: together(
      each,
      (id) => methodsOf(raw, id),
      (a, b) => methodKey(a) === methodKey(b),
    ).map(({ row, cardIds }) => ({
      kind: row.kind as Preview['methods'][number]['kind'],
      label: row.label,
      value: row.value,
      primary: row.is_primary === 1 && cardIds[0] === keeperId,
      cardIds,
    })),
    addresses: together(
      each,
      (id) => addressesOf(raw, id),
      (a, b) => addressWithin(b, a),
    ).map(({ row, cardIds }) => ({
      label: row.label,
      text: [
        row.street,
        row.po_box,
        [row.postal_code, row.city].filter((part) => part !== '').join(' '),
        row.region,
        row.country,
      ]
        .filter((part) => part !== '')
        .join(', '),
      cardIds,
    })),
    jobs: together(each, (id) => jobsOf(raw, id), sameJob).map(({ row, cardIds }) => ({
      title: row.title,
      companyName: nameOf(raw, row.company_id),
      isCurrent: row.is_current === 1,
      cardIds,
    })),
    tags: together(
      each,
      (id) => tagsOf(raw, id),
      (a, b) => a.id === b.id,
    ).map(({ row, cardIds }) => ({
      name: row.name,
      colour: row.colour,
      cardIds,
    })),
    roles: together(
      each,
      (id) => rolesOf(raw, id),
      (a, b) => a.role === b.role,
    ).map(({ row, cardIds }) => ({
      role: row.role,
      cardIds,
    })),
    relationships: together(
      each,
      (id) => relationshipsOf(raw, id).filter(({ otherId }) => !each.includes(otherId)),
      (a, b) => a.word === b.word && a.otherId === b.otherId,
    ).map(({ row, cardIds }) => ({ word: row.word, otherName: nameOf(raw, row.otherId), cardIds })),
  };
}

/** What several cards have, each thing once, with the cards that have it. */
function together<Row>(
  ids: readonly string[],
  read: (id: string) => readonly Row[],
  same: (kept: Row, other: Row) => boolean,
): { row: Row; cardIds: string[] }[] {
  const all: { row: Row; cardIds: string[] }[] = [];
  for (const id of ids) {
    for (const row of read(id)) {
      const known = all.find((one) => same(one.row, row));
      if (known === undefined) all.push({ row, cardIds: [id] });
      else if (!known.cardIds.includes(id)) known.cardIds.push(id);
    }
  }
  return all;
}

/** Fields of the user's own in which the cards differ; of several choices nothing is lost, so nothing is to be chosen. */
function ownFields(fields: readonly OwnField[], ids: readonly string[]): Preview['fields'] {
  return fields
    .filter(({ type }) => type !== 'multi_choice')
    .map((field) => ({
      key: ownKey(field),
      label: field.name,
      values: ids.map((id) => shownValue(field, field.values.find(({ contactId }) => contactId === id)?.value ?? '')),
      suggested: field.values[0]?.contactId ?? '',
    }))
    .filter(({ values }) => new Set(values).size > 1);
}

function shownValue(field: OwnField, value: string): string {
  if (field.type === 'money' && value !== '') return `${value} ${field.currency}`;
  if (field.type !== 'choice') return value;
  return (JSON.parse(field.options) as CustomOption[]).find(({ id }) => id === value)?.name ?? value;
}

function nameOf(raw: RawConnection, id: string): string {
  const row = prepared(raw, 'SELECT display_name AS name FROM contact WHERE id = ?').get(id) as
    | { name: string }
    | undefined;
  return row?.name ?? '';
}

function tagsOf(raw: RawConnection, id: string): { id: string; name: string; colour: number }[] {
  return prepared(
    raw,
    `SELECT t.id, t.name, t.colour FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id
     WHERE ct.contact_id = ? AND ct.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY t.name, t.id`,
  ).all(id) as { id: string; name: string; colour: number }[];
}

function rolesOf(raw: RawConnection, id: string): { role: string }[] {
  return prepared(raw, 'SELECT role FROM contact_role WHERE contact_id = ? AND deleted_at IS NULL ORDER BY rid').all(
    id,
  ) as { role: string }[];
}

function relationshipsOf(raw: RawConnection, id: string): { word: string; otherId: string }[] {
  return prepared(
    raw,
    `SELECT CASE r.contact_id WHEN @id THEN k.name ELSE k.reverse_name END AS word,
       CASE r.contact_id WHEN @id THEN r.other_id ELSE r.contact_id END AS otherId
     FROM relationship r JOIN relationship_kind k ON k.id = r.kind_id
     WHERE (r.contact_id = @id OR r.other_id = @id) AND r.deleted_at IS NULL ORDER BY r.rid`,
  ).all({ id }) as { word: string; otherId: string }[];
}
