import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import type { FormatOptions } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { readCursor, writeCursor } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { findContact } from './contact-card.repo';
import { changesOf, filesOf, peopleOf, talksOf, type Place } from './timeline.repo';

type Entry = OutputOf<'contacts.timeline'>['entries'][number];

const order = 'contacts.timeline';

/** Interactions stand before files and changes of the same instant. */
function rankOf(entry: Entry): number {
  return entry.type === 'interaction' ? 0 : 1;
}

function isAfter(entry: Entry, place: Place): boolean {
  if (entry.at !== place.at) return entry.at < place.at;
  if (rankOf(entry) !== place.rank) return rankOf(entry) > place.rank;
  return entry.id < place.id;
}

function newestFirst(a: Entry, b: Entry): number {
  return isAfter(b, { at: a.at, rank: rankOf(a), id: a.id }) ? -1 : 1;
}

/**
 * A page of what happened with a contact, newest first; of a company, with its people too.
 * Changes are left out when the talks are filtered, unless they are asked for.
 * @param format how days and numbers are written
 */
export function timelinePage(
  raw: RawConnection,
  input: ParsedInputOf<'contacts.timeline'>,
  format: FormatOptions,
): OutputOf<'contacts.timeline'> {
  const contact = findContact(raw, input.id);
  if (contact === undefined) throw new AppError('not_found', strings.app.notFound);
  const limit = input.limit ?? 50;
  const stored = readCursor(input.cursor, order, 3);
  const place: Place | null =
    stored === null ? null : { at: String(stored[0]), rank: Number(stored[1]), id: String(stored[2]) };
  const words = fold(input.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const holds = (...texts: (string | null)[]) => {
    const text = fold(texts.filter((one) => one !== null).join(' '));
    return words.every((word) => text.includes(word));
  };
  const showsTalks = input.channels === undefined || input.channels.length > 0;
  const unfiltered = input.channels === undefined && input.direction === undefined && input.purpose === undefined;
  const showsChanges = input.changes ?? unfiltered;
  // A file is neither talk nor change; it is left out only where one of them alone is asked for.
  const files = unfiltered || input.channels?.includes('file') === true ? filesOf(raw, contact.id) : [];
  const ids = contact.kind === 'company' ? [contact.id, ...peopleOf(raw, contact.id)] : [contact.id];

  const talks = new Map<string, Entry>();
  for (const id of showsTalks ? ids : []) {
    let found = 0;
    // One who was at the same talk as another brings it only once.
    for (const talk of talksOf(
      raw,
      id,
      { channels: input.channels ?? null, direction: input.direction ?? null, purpose: input.purpose ?? null },
      place,
    )) {
      if (words.length > 0 && !holds(talk.subject, talk.body)) continue;
      if (!talks.has(talk.id)) talks.set(talk.id, talk);
      found += 1;
      if (found > limit) break;
    }
  }
  const changes = showsChanges ? changesOf(raw, contact, format) : [];
  const isShown = (one: Entry, ...texts: (string | null)[]) =>
    (place === null || isAfter(one, place)) && (words.length === 0 || holds(...texts));
  const entries = [
    ...talks.values(),
    ...files.filter((file) => isShown(file, file.fileName)),
    ...changes.filter((change) => isShown(change, change.field, change.before, change.after)),
  ].sort(newestFirst);
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown,
    nextCursor:
      last !== undefined && entries.length > limit ? writeCursor(order, [last.at, rankOf(last), last.id]) : null,
  };
}
