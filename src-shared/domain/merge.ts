import { fold } from './fold';

/** A card's own cells as a merge compares them, by column. */
export type MergeCells = Readonly<Record<string, string | number | null>>;

/** One card of several that are to become one. */
export interface MergeCard {
  id: string;
  cells: MergeCells;
  /** How much hangs on it: entries of the log, tasks, deals, people, files. */
  links: number;
}

/** What is chosen as one: a name whose parts came from two cards would be nobody's. */
export const mergeFields = {
  name: ['prefix', 'given', 'middle', 'family', 'suffix', 'name_order'],
  organisation: ['organisation'],
  nickname: ['nickname'],
  phonetic: ['phonetic_given', 'phonetic_family'],
  lifecycle: ['lifecycle'],
  leadStatus: ['lead_status'],
  source: ['source'],
  firstTouch: ['first_touch_channel'],
  birthday: ['birthday'],
  owner: ['owner_id'],
  doNotCall: ['do_not_call'],
  doNotMail: ['do_not_mail'],
  keepInTouch: ['keep_in_touch_days', 'touch_snooze'],
  readyBudget: ['ready_budget'],
  readyNeed: ['ready_need'],
  readyTiming: ['ready_timing'],
  readyAuthority: ['ready_authority'],
  externalId: ['external_id'],
  notes: ['notes'],
} as const satisfies Record<string, readonly string[]>;

export type MergeField = keyof typeof mergeFields;

/** For notes: those of all cards, one after another. */
export const ALL_NOTES = 'all';

/** More cards than this at once are no longer looked at. */
export const MOST_MERGED = 50;

/** What a card has in a field: the text that two cards are compared by, empty where it has nothing. */
export function mergeText(cells: MergeCells, field: MergeField): string {
  const texts = mergeFields[field].map((column) => String(cells[column] ?? ''));
  // How a name is laid out is no name, and what nobody chose is no choice.
  if (field === 'name') return texts.slice(0, 5).join(' ').replace(/\s+/g, ' ').trim();
  if (field === 'doNotCall' || field === 'doNotMail') return texts[0] === '1' ? '1' : '';
  if (field === 'keepInTouch') return texts[0] ?? '';
  return texts.join(' ').trim();
}

/** The fields in which the cards differ, in the order in which they are shown. */
export function differingFields(cards: readonly MergeCard[]): MergeField[] {
  return (Object.keys(mergeFields) as MergeField[]).filter(
    (field) => new Set(cards.map(({ cells }) => mergeText(cells, field))).size > 1,
  );
}

/** The oldest first. */
function byAge(a: MergeCard, b: MergeCard): number {
  const [one, two] = [String(a.cells['created_at'] ?? ''), String(b.cells['created_at'] ?? '')];
  return one < two || (one === two && a.id < b.id) ? -1 : 1;
}

/**
 * The card that the others should go into: on which most hangs, then the one of which most is filled in, then the oldest.
 *
 * @param cards at least one
 */
export function suggestKeeper(cards: readonly MergeCard[]): string {
  const filled = ({ cells }: MergeCard) =>
    (Object.keys(mergeFields) as MergeField[]).filter((field) => mergeText(cells, field) !== '').length;
  const best = cards
    .slice()
    .sort((a, b) => b.links - a.links || filled(b) - filled(a) || byAge(a, b))
    .at(0);
  if (best === undefined) throw new Error('there is nothing to merge');
  return best.id;
}

const progress = ['', 'new', 'inactive', 'prospect', 'qualified', 'customer'];

/**
 * From which card each field should come: the keeper's, where it has one; else the first that has. Who asked not to be
 * called stays so, a lifecycle stays where it got farthest, the first touch is that of the oldest card, and notes are joined.
 *
 * @returns a card's id by field, for notes `ALL_NOTES`
 */
export function suggestChoices(cards: readonly MergeCard[], keeperId: string): Record<MergeField, string> {
  const keeper = cards.find((card) => card.id === keeperId);
  if (keeper === undefined) throw new Error('the keeper is not among the cards');
  const ordered = [keeper, ...cards.filter((card) => card !== keeper)];
  const first = (among: readonly MergeCard[], field: MergeField) =>
    (among.find(({ cells }) => mergeText(cells, field) !== '') ?? keeper).id;
  const choices = Object.fromEntries(
    (Object.keys(mergeFields) as MergeField[]).map((field) => [field, first(ordered, field)]),
  ) as Record<MergeField, string>;
  const rank = ({ cells }: MergeCard) => progress.indexOf(mergeText(cells, 'lifecycle'));
  choices.lifecycle = ordered.reduce((best, card) => (rank(card) > rank(best) ? card : best)).id;
  choices.firstTouch = first(ordered.slice().sort(byAge), 'firstTouch');
  choices.notes = ALL_NOTES;
  return choices;
}

/**
 * Notes of several cards as one text: each paragraph once.
 *
 * @param notes in the order in which they are wanted
 */
export function joinNotes(notes: readonly string[]): string {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const note of notes) {
    for (const paragraph of note.split(/\n\s*\n/)) {
      const key = fold(paragraph).trim();
      if (key === '' || seen.has(key)) continue;
      seen.add(key);
      kept.push(paragraph.trim());
    }
  }
  return kept.join('\n\n');
}

/** By what two phones, emails or links are the same one. */
export function methodKey(method: { kind: string; value: string; normalised: string | null; digits: string }): string {
  if (method.normalised !== null) return `${method.kind}:${method.normalised}`;
  const own = method.kind === 'phone' ? method.digits : '';
  return `${method.kind}:${own || fold(method.value).trim()}`;
}

const addressParts = ['street', 'po_box', 'postal_code', 'city', 'region', 'country'] as const;
export type AddressParts = Readonly<Record<(typeof addressParts)[number], string>>;

function addressPart(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether one address says nothing that the other does not say too. */
export function addressWithin(part: AddressParts, whole: AddressParts): boolean {
  return addressParts.every((name) => {
    const own = addressPart(part[name]);
    return own === '' || own === addressPart(whole[name]);
  });
}

/** A job, as far as it tells whether another is the same one. */
export interface JobParts {
  company_id: string;
  title: string;
  is_current: number;
}

/** Whether two jobs are one: in one company, both now or both past, under titles of which none says otherwise. */
export function sameJob(a: JobParts, b: JobParts): boolean {
  if (a.company_id !== b.company_id || a.is_current !== b.is_current) return false;
  const [one, two] = [fold(a.title).trim(), fold(b.title).trim()];
  return one === '' || two === '' || one === two;
}
