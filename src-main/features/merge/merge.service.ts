import {
  ALL_NOTES,
  joinNotes,
  mergeFields,
  MOST_MERGED,
  suggestChoices,
  suggestKeeper,
  type MergeCard,
  type MergeCells,
  type MergeField,
} from '@shared/domain/merge';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { carryDifferences, carryFiles, carryLog, carryReferences, carryRelationships } from './merge-links.service';
import { uniteAddresses, uniteJobs, uniteLifecycle, uniteMethods, uniteStaff, uniteTagsAndRoles } from './merge-parts';
import { ownValuesOf, writeOwnValues } from './merge-own';

export interface StoredCard extends MergeCard {
  kind: 'person' | 'company';
  displayName: string;
  companyName: string;
  createdAt: string;
  updatedAt: string;
}

export interface HangingCounts {
  log: number;
  tasks: number;
  deals: number;
  people: number;
  files: number;
}

/** What is merged, and from which card each field comes where it was chosen. */
export interface Merge {
  keeperId: string;
  /** The cards that go, each once, without the keeper. */
  losers: readonly string[];
  choose: Readonly<Record<string, string>>;
}

/** What hangs on cards: @ids is a list, as JSON. */
const countsSql = `
  WITH card (id) AS (SELECT value FROM json_each(@ids))
  SELECT (SELECT count(DISTINCT interaction_id) FROM interaction_contact WHERE contact_id IN card AND deleted_at IS NULL) AS log,
    (SELECT count(*) FROM task WHERE contact_id IN card AND deleted_at IS NULL) AS tasks,
    (SELECT count(*) FROM (SELECT id FROM deal WHERE contact_id IN card AND deleted_at IS NULL
       UNION SELECT id FROM deal WHERE company_id IN card AND deleted_at IS NULL
       UNION SELECT deal_id FROM deal_contact WHERE contact_id IN card AND deleted_at IS NULL)) AS deals,
    (SELECT count(DISTINCT contact_id) FROM employment WHERE company_id IN card AND deleted_at IS NULL) AS people,
    (SELECT count(*) FROM (SELECT DISTINCT sha256, file_name FROM attachment
       WHERE contact_id IN card AND deleted_at IS NULL)) AS files`;

/** How much hangs on cards together, each thing once. */
export function countHanging(raw: RawConnection, ids: readonly string[]): HangingCounts {
  return prepared(raw, countsSql).get({ ids: JSON.stringify(ids) }) as HangingCounts;
}

/**
 * The live cards of these ids, in their order, with how much hangs on each.
 * @throws AppError `validation` for fewer than two, more than fifty or a person and a company; `not_found`
 */
export function cardsToMerge(raw: RawConnection, ids: readonly string[]): StoredCard[] {
  const each = [...new Set(ids)];
  if (each.length < 2) throw new AppError('validation', strings.merge.needsTwo);
  if (each.length > MOST_MERGED) throw new AppError('validation', strings.merge.tooMany(MOST_MERGED));
  const cards = each.map((id) => {
    const row = prepared(raw, 'SELECT * FROM contact WHERE id = ? AND deleted_at IS NULL').get(id) as
      | Record<string, string | number | null>
      | undefined;
    if (row === undefined) throw new AppError('not_found', strings.merge.gone);
    const counts = countHanging(raw, [id]);
    const cells: MergeCells = row;
    return {
      id,
      cells,
      kind: row['kind'] as StoredCard['kind'],
      displayName: String(row['display_name']),
      companyName: String(row['company_name']),
      createdAt: String(row['created_at']),
      updatedAt: String(row['updated_at']),
      links: counts.log + counts.tasks + counts.deals + counts.people + counts.files,
    };
  });
  if (new Set(cards.map(({ kind }) => kind)).size > 1) throw new AppError('validation', strings.merge.mixed);
  return cards;
}

/** The card that the others would go into, unless one was chosen. */
export function keeperAmong(cards: readonly StoredCard[], chosen: string | undefined): string {
  return cards.some(({ id }) => id === chosen) && chosen !== undefined ? chosen : suggestKeeper(cards);
}

/** The history's line. */
export function mergeLabel(cards: readonly StoredCard[], keeperId: string): string {
  const name = (card: StoredCard | undefined) => card?.displayName || strings.contacts.unnamed;
  return strings.merge.label(
    cards.filter(({ id }) => id !== keeperId).map(name),
    name(cards.find(({ id }) => id === keeperId)),
  );
}

/**
 * Makes one card of several. Everything that hangs on the others hangs on the keeper then; what both have is there once. The
 * others lie in the trash and say into which card they went.
 * @param each called before each of the others, so that a job can report and stop by throwing
 * @throws AppError `validation`, `not_found`, as `cardsToMerge`
 */
export function mergeCards(write: Write, merge: Merge, each: (done: number) => void = () => undefined): void {
  const { raw } = write;
  const cards = cardsToMerge(raw, [merge.keeperId, ...merge.losers]);
  const choices = chosenFields(cards, merge);
  const own = ownValuesOf(
    raw,
    cards.map(({ id }) => id),
  );
  const keeper = cards[0];
  if (keeper === undefined) throw new AppError('not_found', strings.merge.gone);
  const values = chosenCells(cards, keeper, choices);
  const changed = Object.entries(values).filter(([column, value]) => keeper.cells[column] !== value);
  if (changed.length > 0)
    prepared(raw, `UPDATE contact SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
      ...changed.map(([, value]) => value),
      keeper.id,
    );
  writeOwnValues(write, own, keeper.id, merge.choose);
  const merged = new Set(cards.map(({ id }) => id));
  merge.losers.forEach((loser, index) => {
    each(index);
    uniteMethods(write, keeper.id, loser);
    uniteAddresses(write, keeper.id, loser);
    uniteTagsAndRoles(write, keeper.id, loser);
    uniteJobs(write, keeper.id, loser);
    uniteStaff(write, keeper.id, loser);
    uniteLifecycle(write, keeper.id, loser, String(values['lifecycle']));
    carryReferences(write, keeper.id, loser);
    carryLog(write, keeper.id, loser);
    carryFiles(write, keeper.id, loser);
    carryRelationships(write, keeper.id, loser);
    carryDifferences(write, keeper.id, loser, merged);
    prepared(raw, 'UPDATE contact SET merged_into = ?, deleted_at = ? WHERE id = ?').run(keeper.id, write.at, loser);
  });
}

function chosenFields(cards: readonly StoredCard[], merge: Merge): Record<MergeField, string> {
  const among = new Set(cards.map(({ id }) => id));
  const choices = suggestChoices(cards, merge.keeperId);
  for (const [key, from] of Object.entries(merge.choose)) {
    if (!among.has(from) && !(key === 'notes' && from === ALL_NOTES))
      throw new AppError('validation', strings.merge.chosenFromNone);
    if (Object.hasOwn(choices, key)) choices[key as MergeField] = from;
  }
  return choices;
}

function chosenCells(
  cards: readonly StoredCard[],
  keeper: StoredCard,
  choices: Readonly<Record<MergeField, string>>,
): Record<string, string | number | null> {
  const values: Record<string, string | number | null> = {};
  for (const [field, columns] of Object.entries(mergeFields) as [MergeField, readonly string[]][]) {
    const from = cards.find(({ id }) => id === choices[field]) ?? keeper;
    for (const column of columns) values[column] = from.cells[column] ?? null;
  }
  if (choices.notes === ALL_NOTES) {
    const notes = cards.map(({ cells }) => String(cells['notes'] ?? ''));
    // What was written by one hand alone stays as it was laid out.
    const said = notes.filter((note) => note.trim() !== '');
    values['notes'] = said.length <= 1 ? (said[0] ?? '') : joinNotes(notes);
  }
  return values;
}
