import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { compareFound, findExactly, findNearly, type FoundContact } from '../../db/contact-search';
import { readCursor, writeCursor } from '../../db/keyset';
import type { RawConnection } from '../../db/open';
import { maxCandidates, readQuery, type SearchTerms } from '../../db/search-query';
import { fileHits } from '../attachments/attachments.service';
import type { Settings } from '../settings/settings.service';
import { contactHit, dealHit, fileHit, talkHit, taskHit, type Hit, type HitContext } from './hits';
import { contactHits, countTalks, dealHits, rankedDeals, rankedTasks, talkHits, taskHits } from './search.repo';

type Result = OutputOf<'search.all'>;
type Kind = ParsedInputOf<'search.page'>['kind'];

const shownOfType = 5;
const mostFiles = 500;
/** Entries of the log are counted no further. */
const mostTalks = 1000;

/**
 * Any record by any words or digits of it, best first; one or two letters look at names only. Where nothing at all is
 * found, one letter may be wrong.
 * @param settings of the file: how sums, days and numbers are written
 * @param perType how many of each type
 */
export function searchAll(
  raw: RawConnection,
  search: string,
  settings: Settings,
  now: Date,
  perType: number = shownOfType,
): Result {
  const terms = readQuery(search);
  if (terms === null) return { people: [], companies: [], deals: [], interactions: [], tasks: [], files: [] };
  const context = { raw, terms, settings, now };
  const found = (isNear: boolean): Result => {
    const contacts = rankedContacts(raw, terms, isNear);
    const cards = (kind: 'person' | 'company') => {
      const best = contacts.filter((row) => row.kind === kind).slice(0, perType);
      return contactHits(
        raw,
        best.map((row) => row.id),
      ).map((hit) => contactHit(context, hit, kind));
    };
    return {
      people: cards('person'),
      companies: cards('company'),
      deals: dealHits(raw, rankedDeals(raw, terms, isNear).slice(0, perType)).map((hit) => dealHit(context, hit)),
      interactions: isNear ? [] : talkHits(raw, terms, perType).map((hit) => talkHit(context, hit)),
      tasks: taskHits(raw, rankedTasks(raw, terms, isNear).slice(0, perType)).map((hit) => taskHit(context, hit)),
      files: fileHits(raw, terms, perType, isNear).map((hit) => fileHit(context, hit)),
    };
  };
  const exact = found(false);
  return Object.values(exact).every((hits) => hits.length === 0) ? found(true) : exact;
}

function rankedContacts(raw: RawConnection, terms: SearchTerms, isNear: boolean): FoundContact[] {
  return (isNear ? findNearly(raw, terms) : findExactly(raw, terms).rows).sort(compareFound);
}

/** Whether nothing is found to the letter, so that one may be wrong. */
function isNothing(raw: RawConnection, terms: SearchTerms): boolean {
  return (
    findExactly(raw, terms).rows.length === 0 &&
    rankedDeals(raw, terms, false).length === 0 &&
    rankedTasks(raw, terms, false).length === 0 &&
    fileHits(raw, terms, 1).length === 0 &&
    countTalks(raw, terms, 1) === 0
  );
}

/** Everything of one kind that a query finds, best first, a page of it. */
export function searchPage(
  raw: RawConnection,
  input: ParsedInputOf<'search.page'>,
  settings: Settings,
  now: Date,
): OutputOf<'search.page'> {
  const terms = readQuery(input.search);
  if (terms === null) return { rows: [], nextCursor: null };
  const context: HitContext = { raw, terms, settings, now };
  const limit = input.limit ?? 50;
  const order = `search.${input.kind}`;
  if (input.kind === 'interactions') {
    const stored = readCursor(input.cursor, order, 1);
    const talks = talkHits(raw, terms, limit, stored === null ? undefined : Number(stored[0]));
    const last = talks.at(-1);
    return {
      rows: talks.map((hit) => talkHit(context, hit)),
      nextCursor: talks.length === limit && last !== undefined ? writeCursor(order, [last.rid]) : null,
    };
  }
  const all = ranked(context, input.kind);
  const stored = readCursor(input.cursor, order, 2);
  // The rank is made anew; the last one shown says where to go on, and its place where it has gone since.
  const at = stored === null ? -1 : all.ids.indexOf(String(stored[0]));
  const from = stored === null ? 0 : at < 0 ? Number(stored[1]) : at + 1;
  const ids = all.ids.slice(from, from + limit);
  const last = ids.at(-1);
  return {
    rows: all.read(ids),
    nextCursor: last !== undefined && from + limit < all.ids.length ? writeCursor(order, [last, from + limit]) : null,
  };
}

function ranked(
  context: HitContext,
  kind: Exclude<Kind, 'interactions'>,
): { ids: string[]; read: (ids: readonly string[]) => Hit[] } {
  const { raw, terms } = context;
  const rank = (of: (isNear: boolean) => string[]) => {
    const exact = of(false);
    return exact.length === 0 && isNothing(raw, terms) ? of(true) : exact;
  };
  switch (kind) {
    case 'people':
    case 'companies': {
      const of = kind === 'people' ? 'person' : 'company';
      return {
        ids: rank((isNear) => rankedContacts(raw, terms, isNear).flatMap((row) => (row.kind === of ? [row.id] : []))),
        read: (ids) => contactHits(raw, ids).map((hit) => contactHit(context, hit, of)),
      };
    }
    case 'deals':
      return {
        ids: rank((isNear) => rankedDeals(raw, terms, isNear)),
        read: (ids) => dealHits(raw, ids).map((hit) => dealHit(context, hit)),
      };
    case 'tasks':
      return {
        ids: rank((isNear) => rankedTasks(raw, terms, isNear)),
        read: (ids) => taskHits(raw, ids).map((hit) => taskHit(context, hit)),
      };
    case 'files': {
      const files = new Map(
        [false, true].flatMap((isNear) =>
          isNear && !isNothing(raw, terms)
            ? []
            : fileHits(raw, terms, mostFiles, isNear).map((hit) => [hit.id, hit] as const),
        ),
      );
      return { ids: [...files.keys()], read: (ids) => ids.map((id) => fileHit(context, files.get(id)!)) };
    }
  }
}

/** How much of each kind a query finds; of very much, no further than what is ranked. */
export function searchCounts(raw: RawConnection, search: string): OutputOf<'search.counts'> {
  const terms = readQuery(search);
  if (terms === null) return { people: 0, companies: 0, deals: 0, interactions: 0, tasks: 0, files: 0 };
  const isNear = isNothing(raw, terms);
  const found = rankedContacts(raw, terms, isNear);
  const people = found.filter((row) => row.kind === 'person').length;
  return {
    people,
    companies: found.length - people,
    deals: Math.min(rankedDeals(raw, terms, isNear).length, maxCandidates),
    interactions: countTalks(raw, terms, mostTalks),
    tasks: rankedTasks(raw, terms, isNear).length,
    files: fileHits(raw, terms, mostFiles, isNear).length,
  };
}
