import { createHash } from 'node:crypto';
import type { ContactDraft, DraftExtras, DraftRelated, RowProblem } from '@shared/domain/contact-draft';
import { companyKey } from '@shared/domain/duplicates';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import { emptyExtras } from '../../formats/draft-methods';
import type { CardCharset } from '../../formats/vcard/charsets';
import type { VcardCard } from '../../formats/vcard/lexer';
import { readVcards } from '../../formats/vcard/read';
import { cardToDraft } from '../../formats/vcard/to-contact';
import { writeVcard } from '../../formats/vcard/write';
import { findPicture, type FoundPicture } from './card-pictures';
import { draftName } from './matcher';

const words = strings.vcard;

/** What the first cards of a file hold. */
export interface CardsFound {
  /** All of the file's, or an estimate. */
  count: number;
  exact: boolean;
  /** The first cards' names. */
  names: string[];
  /** The first cards themselves. */
  drafts: ContactDraft[];
  /** How many cards have each field, the most frequent first. */
  fields: { field: string; count: number }[];
  /** Properties that have no place here. */
  leftOut: { field: string; count: number }[];
}

/** A card ready to be matched. */
export interface DraftedCardRow {
  number: number;
  line: number;
  cells: string[];
  draft: ContactDraft;
  problems: RowProblem[];
  /** The picture that the card is to have; the draft only names it. */
  picture: FoundPicture | undefined;
}

/** Bytes that are looked at before an answer is given. */
const looked = 8 * 1024 * 1024;
const sampled = 50;
/** A shorter UID, such as a phone's own running number, is not the same person's in another file. */
const tellingUid = 16;

/**
 * Looks at the beginning of a card file.
 * @throws AppError `validation` when there is no card in it
 */
export async function findCards(
  chunks: AsyncIterable<Uint8Array>,
  charset: CardCharset,
  region: string,
  size: number,
): Promise<CardsFound> {
  const fields = new Map<string, number>();
  const leftOut = new Map<string, number>();
  const drafts: ContactDraft[] = [];
  let count = 0;
  let read = 0;
  for await (const { cards, bytesRead } of readVcards(chunks, charset)) {
    read = bytesRead;
    for (const card of cards) {
      const { draft, group, unused } = cardToDraft(card, region);
      if (group !== null) continue;
      count += 1;
      if (drafts.length < sampled) drafts.push(settled(draft));
      for (const field of fieldsOf(draft)) fields.set(field, (fields.get(field) ?? 0) + 1);
      for (const name of new Set(unused)) leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
    }
    if (read >= looked) break;
  }
  if (count === 0) throw new AppError('validation', words.noCards);
  const exact = read < looked || read >= size;
  return {
    count: exact ? count : Math.round((count * size) / read),
    exact,
    names: drafts.map(draftName),
    drafts,
    fields: sorted(fields),
    leftOut: sorted(leftOut),
  };
}

/**
 * Reads every card of a file as a contact, groups as the tags of their members.
 * @param open begins to read the file; it is read twice where there may be groups
 */
export async function* readCardRows(
  open: () => AsyncIterable<Uint8Array>,
  charset: CardCharset,
  region: string,
): AsyncGenerator<DraftedCardRow[]> {
  const groups = await groupsOf(open(), charset);
  let number = 0;
  for await (const { cards } of readVcards(open(), charset)) {
    const rows: DraftedCardRow[] = [];
    for (const card of cards) {
      const { draft, problems, group } = cardToDraft(card, region);
      if (group !== null) continue;
      number += 1;
      const tags = groups.get(draft.externalId ?? '') ?? [];
      const all = settled({ ...draft, tags: [...new Set([...draft.tags, ...tags])] });
      // It may come back as a file of cards to mend.
      const text = writeVcard(withoutPictures(draft), '3.0');
      const { picture, problem } = findPicture(draft);
      if (picture !== undefined) all.picture = picture.kept;
      if (problem !== undefined) problems.push(problem);
      rows.push({ number, line: card.line, cells: [text], draft: all, problems, picture });
    }
    yield rows;
  }
}

async function groupsOf(chunks: AsyncIterable<Uint8Array>, charset: CardCharset): Promise<Map<string, string[]>> {
  const tagsOf = new Map<string, string[]>();
  for await (const { cards } of readVcards(chunks, charset)) {
    for (const card of cards) {
      if (!mayBeGroup(card)) continue;
      const { group } = cardToDraft(card, '');
      if (group === null || group.name === '') continue;
      for (const member of group.members) tagsOf.set(member, [...(tagsOf.get(member) ?? []), group.name]);
    }
  }
  return tagsOf;
}

function mayBeGroup(card: VcardCard): boolean {
  return card.properties.some(({ name }) => name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND');
}

function withoutPictures(draft: ContactDraft): ContactDraft {
  return draft.extras === undefined ? draft : { ...draft, extras: { ...draft.extras, pictures: [] } };
}

/**
 * A card's draft as a data file can keep it: what has no field of its own is a line in the notes, and what is not told
 * apart by a UID is told apart by all that it says, so that the same card is not made twice.
 */
function settled(draft: ContactDraft): ContactDraft {
  const { extras = emptyExtras(), externalId, ...rest } = draft;
  const uid = externalId !== null && externalId.length >= tellingUid ? externalId : null;
  const notes = [draft.notes, ...extraLines(extras)].filter((line) => line !== '').join('\n');
  const { jobs, related } = extras;
  const kept: ContactDraft = { ...rest, notes, externalId: uid ?? fingerprint(rest, externalId, notes, related) };
  if (jobs.length + related.length > 0) kept.extras = { ...emptyExtras(), jobs, related };
  return kept;
}

function fingerprint(
  { methods, ...draft }: Partial<ContactDraft>,
  uid: string | null,
  notes: string,
  related: readonly DraftRelated[],
): string {
  // As the card writes them: what a number is read as depends on the country that is set.
  const written = (methods ?? []).map(({ kind, label, value }) => [kind, label, value]);
  return `card-${createHash('sha256')
    .update(JSON.stringify([draft, written, uid, notes, related]))
    .digest('hex')
    .slice(0, 40)}`;
}

function extraLines({ dates, language, pictures }: DraftExtras): string[] {
  const line = strings.formats.keptLine;
  return [
    ...dates.map(({ label, date }) => line(words.labels[label] ?? label, date)),
    ...(language === '' ? [] : [line(words.languageWord, language)]),
    ...pictures.filter(({ url }) => url !== '').map(({ url }) => line(words.pictureWord, url)),
  ];
}

/**
 * Puts the further jobs of a card into its notes, where a card that is there already is not given another job; those
 * that it has are passed over.
 * @returns asked with the card that is there and the draft that tells of it
 */
export function jobsIntoNotes(raw: RawConnection): (id: string, draft: ContactDraft) => ContactDraft {
  const employers = raw
    .prepare(
      `SELECT k.organisation FROM employment j JOIN contact k ON k.id = j.company_id
       WHERE j.contact_id = ? AND j.deleted_at IS NULL AND k.deleted_at IS NULL`,
    )
    .pluck();
  return (id, draft) => {
    if (draft.extras === undefined) return draft;
    const known = new Set((employers.all(id) as string[]).map(companyKey));
    const lines = draft.extras.jobs
      .filter(({ company }) => !known.has(companyKey(company)))
      .map(({ title, department, company }) =>
        strings.formats.keptLine(words.jobWord, [title, department, company].filter((part) => part !== '').join(', ')),
      );
    return { ...draft, notes: [draft.notes, ...lines].filter((line) => line !== '').join('\n') };
  };
}

function fieldsOf(draft: ContactDraft): string[] {
  const { name, extras, methods } = draft;
  const has: [string, boolean][] = [
    ['name', name.given !== '' || name.family !== '' || name.nickname !== ''],
    ['company', draft.company !== ''],
    ['title', draft.title !== ''],
    ['address', draft.addresses.length > 0],
    ['birthday', draft.birthday !== null],
    ['tags', draft.tags.length > 0],
    ['notes', draft.notes !== ''],
    ['related', (extras?.related.length ?? 0) > 0],
    ['dates', (extras?.dates.length ?? 0) > 0],
    ['pictures', (extras?.pictures.length ?? 0) > 0],
  ];
  return [...new Set(methods.map(({ kind }) => kind)), ...has.filter(([, there]) => there).map(([field]) => field)];
}

function sorted(counts: ReadonlyMap<string, number>): { field: string; count: number }[] {
  return [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count);
}
