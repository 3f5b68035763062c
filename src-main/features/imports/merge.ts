import type {
  ContactDraft,
  DraftCustom,
  DraftKeptPicture,
  DraftMethod,
  DraftRelated,
} from '@shared/domain/contact-draft';
import { choiceNames } from '@shared/domain/custom-field';
import { fold } from '@shared/domain/fold';
import { companyKey } from '@shared/domain/duplicates';
import { strings } from '@shared/locale/index';
import { addressColumns, type AddressColumn, type ExistingCard } from './existing-card';
import { withLooseJob } from './loose-job';
import { relatedKeys, relatedLine } from './relation-words';

/** What an update does to a card; empty when the row says nothing new. */
export interface CardUpdate {
  columns: Record<string, string | number | null>;
  methods: DraftMethod[];
  addresses: ContactDraft['addresses'];
  /** What changes in addresses that are there. */
  places: { id: string; columns: Partial<Record<AddressColumn, string>> }[];
  tags: string[];
  roles: string[];
  custom: DraftCustom[];
  /** A company to work at from now on, or null. */
  company: string | null;
  /** What changes in the job held now. */
  job: Record<string, string>;
  /** A picture for a card that has none. */
  picture: DraftKeptPicture | null;
  /** People whom it is to be connected with. */
  related: DraftRelated[];
  /** What the row says and the card does not take, as it keeps something else: the targets of its columns. */
  left: Set<string>;
  added: string[];
  changed: string[];
}

const names = strings.imports.fieldNames;

/** How a matched row updates a card: names fill blanks and other facts replace, only blanks are filled, or all that differs is replaced. */
export type UpdateMode = 'usual' | 'fill' | 'replace';

/**
 * What a row adds to or changes on a card: names fill blanks only; other facts take the file's value where it has one;
 * phones, emails, addresses, tags and roles are added, never taken away; notes are appended, and a picture stays.
 * @param mode 'fill' leaves every fact that the card has, 'replace' takes names and the source from the file too
 */
export function updateOf(card: ExistingCard, told: ContactDraft, mode: UpdateMode = 'usual'): CardUpdate {
  const draft = withLooseJob(told, card.employmentId !== null || told.company !== '');
  const update: CardUpdate = {
    columns: {},
    methods: [],
    addresses: [],
    tags: [],
    roles: [],
    custom: [],
    company: null,
    job: {},
    picture: null,
    places: [],
    related: [],
    left: new Set(),
    added: [],
    changed: [],
  };
  const set = (column: string, value: string | number, name: string) => {
    const before = card.columns[column];
    if (value === '' || value === 0 || before === value) return;
    const wasBlank = before === '' || before === null || before === 0;
    // Notes are put under those that are there, which replaces nothing.
    if (mode === 'fill' && !wasBlank && column !== 'notes') return void update.left.add(column);
    update.columns[column] = value;
    (wasBlank ? update.added : update.changed).push(name);
  };
  const parts: [string, string][] = [
    ['prefix', draft.name.prefix],
    ['given', draft.name.given],
    ['middle', draft.name.middle],
    ['family', draft.name.family],
    ['suffix', draft.name.suffix],
    ['nickname', draft.name.nickname],
    ['phonetic_given', draft.name.phoneticGiven],
    ['phonetic_family', draft.name.phoneticFamily],
  ];
  for (const [column, value] of parts)
    if (mode === 'replace' || card.columns[column] === '') set(column, value, names.name);
    else if (value !== '' && value !== card.columns[column]) update.left.add(column);
  if (update.left.size > 0) update.left.add('full_name');
  set('birthday', draft.birthday ?? '', names.birthday);
  if (update.left.has('birthday')) for (const part of ['year', 'month', 'day']) update.left.add(`birthday.${part}`);
  set('lifecycle', draft.lifecycle ?? '', names.lifecycle);
  if (mode === 'replace' || card.columns['source'] === '') set('source', draft.source ?? '', names.source);
  else if (draft.source !== null && draft.source !== card.columns['source']) update.left.add('source');
  // Whose it is and where it comes from is settled when a card is made.
  if (draft.owner !== null && fold(draft.owner) !== fold(String(card.columns['owner']))) update.left.add('owner');
  for (const [column, value] of [
    ['external_id', draft.externalId],
    ['created_at', draft.createdAt],
  ] as const)
    if (value !== null && value !== card.columns[column] && value !== card.id) update.left.add(column);
  set('do_not_call', draft.doNotCall ? 1 : 0, names.flags);
  set('do_not_mail', draft.doNotMail ? 1 : 0, names.flags);
  const notes = String(card.columns['notes'] ?? '');
  if (draft.notes !== '' && !notes.includes(draft.notes))
    set('notes', notes === '' ? draft.notes : `${notes}\n\n${draft.notes}`, names.notes);

  for (const method of draft.methods) {
    const same = (other: { kind: string; value: string; normalised: string | null }) =>
      other.kind === method.kind &&
      (other.value === method.value ||
        (method.normalised !== null && other.normalised === method.normalised) ||
        (method.kind === 'phone' && isEaten(method.value, other.value)));
    if (card.methods.some(same) || update.methods.some(same)) continue;
    update.methods.push(method);
    update.added.push(names[method.kind]);
  }
  for (const address of draft.addresses) {
    const street = address.street || address.formatted;
    const same = card.addresses.find(
      (other) => fold(other.street) === fold(street) && fold(other.city) === fold(address.city),
    );
    if (same !== undefined) {
      comparePlace(same, address, update, mode);
      continue;
    }
    update.addresses.push(address);
    update.added.push(names.address);
  }
  for (const tag of draft.tags) if (!card.tags.has(fold(tag))) update.tags.push(tag);
  for (const role of draft.roles) if (!card.roles.has(role)) update.roles.push(role);
  if (update.tags.length > 0) update.added.push(names.tags);
  if (update.roles.length > 0) update.added.push(names.roles);
  for (const own of draft.custom ?? []) {
    const before = card.custom.get(own.field);
    if (before !== undefined && (foldChoices(before) === foldChoices(own.text) || isEaten(own.text, before))) continue;
    if (before !== undefined && mode === 'fill') {
      update.left.add(own.field);
      continue;
    }
    update.custom.push(own);
    (before === undefined ? update.added : update.changed).push(names.own);
  }
  if (draft.picture !== undefined && !card.hasPicture) {
    update.picture = draft.picture;
    update.added.push(names.picture);
  }
  update.related = (draft.extras?.related ?? []).filter(
    (one) => !relatedKeys(one).some((key) => card.related.has(key)) && !notes.includes(relatedLine(one)),
  );
  if (update.related.length > 0) update.added.push(names.related);
  if (card.kind === 'person') compareJob(card, draft, update, mode);
  return update;
}

/** Several choices say the same in whatever order they are listed. */
function foldChoices(text: string): string {
  const folded = fold(text);
  return folded.includes(':::') ? choiceNames(folded).sort().join(':::') : folded;
}

/** Whether a text is another as a spreadsheet saves it that took it for a number: without its plus and its zeros before. */
function isEaten(text: string, whole: string): boolean {
  return /^\d+$/.test(text) && /^[+0]\d+$/.test(whole) && whole.replace(/^[+0]+/, '') === text;
}

/** Of an address that is there its blanks are filled, and what differs replaced. */
function comparePlace(
  same: ExistingCard['addresses'][number],
  address: ContactDraft['addresses'][number],
  update: CardUpdate,
  mode: UpdateMode,
): void {
  const said = {
    region: address.region,
    postal_code: address.postalCode,
    country: address.country,
    po_box: address.poBox,
  };
  const columns: Partial<Record<AddressColumn, string>> = {};
  for (const column of addressColumns) {
    if (said[column] === '' || fold(said[column]) === fold(same[column]) || isEaten(said[column], same[column]))
      continue;
    if (mode === 'fill' && same[column] !== '') update.left.add(`address.${address.label}.${column}`);
    else columns[column] = said[column];
  }
  if (Object.keys(columns).length === 0) return;
  update.places.push({ id: same.id, columns });
  const isNew = addressColumns.every((column) => columns[column] === undefined || same[column] === '');
  (isNew ? update.added : update.changed).push(strings.imports.fieldNames.address);
}

function compareJob(card: ExistingCard, draft: ContactDraft, update: CardUpdate, mode: UpdateMode): void {
  if (draft.company !== '' && companyKey(draft.company) !== companyKey(card.company)) {
    // The title of a job elsewhere says nothing of this one.
    if (mode === 'fill' && card.company !== '') {
      for (const field of ['company', 'title', 'department']) update.left.add(field);
      return;
    }
    update.company = draft.company;
    (card.company === '' ? update.added : update.changed).push(names.company);
    return;
  }
  if (card.employmentId === null) return;
  for (const [column, value, before] of [
    ['title', draft.title, card.title],
    ['department', draft.department, card.department],
  ] as const) {
    if (value === '' || value === before) continue;
    if (mode === 'fill' && before !== '') {
      update.left.add(column);
      continue;
    }
    update.job[column] = value;
    (before === '' ? update.added : update.changed).push(names.title);
  }
}

/** What an update does, in words; empty when it does nothing. */
export function updateWords(update: CardUpdate): string {
  const list = (fields: readonly string[]) => [...new Set(fields)].join(', ');
  return [
    update.changed.length === 0 ? '' : strings.imports.changes(list(update.changed)),
    update.added.length === 0 ? '' : strings.imports.adds(list(update.added)),
  ]
    .filter((text) => text !== '')
    .join('. ');
}

/** What a row does to its card by each way of updating. */
export function updatesOf(card: ExistingCard, draft: ContactDraft): Record<UpdateMode, CardUpdate> {
  return {
    usual: updateOf(card, draft),
    fill: updateOf(card, draft, 'fill'),
    replace: updateOf(card, draft, 'replace'),
  };
}

/** What a row says of an update, by each way of updating; the ways that are not the usual one are named. */
export function updateReasons(updates: Record<UpdateMode, CardUpdate>): Record<UpdateMode, string> {
  const inWords = (mode: UpdateMode): string => updateWords(updates[mode]) || strings.imports.noDifference;
  return {
    usual: inWords('usual'),
    fill: `${strings.imports.modes.fill}. ${inWords('fill')}`,
    replace: `${strings.imports.modes.replace}. ${inWords('replace')}`,
  };
}
