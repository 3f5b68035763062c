import type { ContactDraft } from '@shared/domain/contact-draft';
import {
  initialsAllow,
  matchKeys,
  nameInitials,
  namesDiffer,
  POSSIBLE_DUPLICATE,
  SAME_CARD,
  scoreDuplicate,
  type DuplicateCandidate,
} from '@shared/domain/duplicates';
import { likeAddress, likeName, mayBeLikeNames, type LikeCard, type LikeScore } from '@shared/domain/like-cards';
import { fold } from '@shared/domain/fold';
import { displayName } from '@shared/domain/name';
import { contactNames } from '../../db/contact-text';
import type { RawConnection } from '../../db/open';
import { createKnownKeys } from './known-keys';
import { createLikeFinder, createLikeRows } from './like-finder';
import { createSeenKeys } from './seen-keys';

/** What a row was found to be: a card in the file, an earlier row, or neither. */
export interface Match {
  /** The card in the data file, or null for an earlier row. */
  id: string | null;
  row: number | null;
  name: string;
  score: LikeScore;
  isSure: boolean;
  /** True when it came from the same card of the same program before. */
  bySource: boolean;
}

export interface Matcher {
  find(identity: RowIdentity): Match | null;
  /** Remembers a row that becomes a card, so that a later row of the same file finds it. */
  remember(row: number, identity: RowIdentity): void;
}

/** A name as both the draft and the card show it. */
export function draftName(draft: ContactDraft): string {
  return draft.kind === 'company'
    ? draft.company
    : displayName(draft.name, draft.company) || (draft.methods[0]?.value ?? '');
}

/** What of a row tells whether it is a card that is already here. */
export interface RowIdentity {
  candidate: DuplicateCandidate;
  /** Under which it is looked up and remembered. */
  keys: readonly string[];
  /** See `nameInitials`. */
  initials: number;
  /** As the table sorts it, which is how a name is looked up. */
  sortName: string;
  displayName: string;
  /** What is compared of it where no key is in common. */
  like: () => LikeCard;
  /** What the other program calls it, where no two programs would call two people the same; else empty. */
  sourceId: string;
}

/** What tells a draft from others. */
export function identityOf(draft: ContactDraft): RowIdentity {
  const candidate = candidateOf(draft);
  const { displayName: shown, sortName } = contactNames({
    ...draft.name,
    kind: draft.kind,
    organisation: draft.kind === 'company' ? draft.company : '',
    companyName: candidate.company,
    emails: candidate.emails,
    digits: [],
  });
  let like: LikeCard | undefined;
  return {
    candidate,
    keys: matchKeys(candidate),
    initials: nameInitials(candidate),
    sortName,
    displayName: shown || candidate.name,
    like: () => (like ??= likeOf(candidate, draft)),
    sourceId: draft.externalId !== null && draft.externalId.length >= tellingId ? draft.externalId : '',
  };
}

function candidateOf(draft: ContactDraft): DuplicateCandidate {
  const { kind } = draft;
  const normalised = (of: string) =>
    draft.methods.flatMap((method) => (method.kind === of && method.normalised !== null ? [method.normalised] : []));
  const company = kind === 'person' ? draft.company : '';
  return { kind, name: draftName(draft), company, emails: normalised('email'), phones: normalised('phone') };
}

function likeOf(candidate: DuplicateCandidate, { name, birthday, addresses }: ContactDraft): LikeCard {
  return {
    ...candidate,
    ...likeName(name.given, name.family, candidate.name),
    birthday: birthday ?? '',
    addresses: addresses.map(({ street, city, postalCode }) => likeAddress(street, city, postalCode)),
  };
}

/** A shorter id is a running number, which many programs give. */
const tellingId = 16;

interface Known {
  row: number;
  candidate: DuplicateCandidate;
  /** The last look that came by: two rows often share several keys. */
  look: number;
}

interface Named {
  id: string;
  candidate: DuplicateCandidate;
  initials: number;
}

const nobody: readonly string[] = [];

/** Of a number that more have, a like name says too little to compare them all. */
const fewSharing = 20;

function areLikeNames(a: DuplicateCandidate, b: DuplicateCandidate): boolean {
  return (
    a.kind === 'person' && b.kind === 'person' && mayBeLikeNames(likeName('', '', a.name), likeName('', '', b.name))
  );
}

/** Numbers whose cards are kept in mind: one number often comes row after row. */
const phonesKept = 4096;

/**
 * The last rows, kept in mind as they are; those before them are read again when one is asked for. A row's place is its
 * number by this: what came before in it goes, and nothing has to be looked for.
 */
const rowsKept = 8192;
/** The same of rows that were read again: the first cards of a switchboard's number are asked for over and over. */
const rowsReadKept = 4096;

/**
 * Finds cards by email, by phone, and by name with company: by index alone, so that a hundred thousand rows take
 * seconds. The strongest match counts; a row without any may still be somebody of a like name at the same company or
 * address, which is never sure.
 * @param raw the data file
 * @param readRow what a row that was remembered is, from where it waits
 */
export function createMatcher(raw: RawConnection, readRow: (row: number) => ContactDraft): Matcher {
  const hasCards = raw.prepare('SELECT 1 FROM contact WHERE deleted_at IS NULL LIMIT 1').get() !== undefined;
  const byValue = raw.prepare(
    `SELECT m.contact_id AS id, c.kind, c.display_name AS name FROM contact_method m JOIN contact c ON c.id = m.contact_id
     WHERE m.normalised = ? AND m.kind = ? AND m.deleted_at IS NULL AND c.deleted_at IS NULL LIMIT 20`,
  );
  const byName = raw.prepare(
    'SELECT id, company_sort AS company FROM contact WHERE sort_name = ? AND kind = ? AND deleted_at IS NULL LIMIT 20',
  );
  const card = raw.prepare('SELECT kind, display_name AS name, company_name AS company FROM contact WHERE id = ?');
  const methods = raw.prepare(
    'SELECT kind, normalised FROM contact_method WHERE contact_id = ? AND normalised IS NOT NULL AND deleted_at IS NULL',
  );
  // Our own id comes back in what we exported.
  const bySource = raw.prepare(
    `SELECT id, display_name AS name FROM contact WHERE external_id = @id AND external_id <> '' AND kind = @kind AND deleted_at IS NULL
     UNION ALL SELECT id, display_name FROM contact WHERE id = @id AND kind = @kind AND deleted_at IS NULL LIMIT 1`,
  );
  const mayHave = createKnownKeys(raw);
  const findLike = createLikeFinder(raw);
  const likeRows = createLikeRows((row) => {
    const draft = readRow(row);
    return likeOf(candidateOf(draft), draft);
  });
  const seen = createSeenKeys();
  const recent: (Known | undefined)[] = [];
  const older: (Known | undefined)[] = [];
  let initialsOf = new Int32Array(1 << 16);
  let looks = 0;
  // Those asked for since the last time it was full, and those before: what is asked for over and over stays.
  let byPhone = new Map<string, readonly Named[]>();
  let phonesBefore = byPhone;

  /** The cards that have a key of a row, and those of like names that have only a number of its. */
  function cards({ candidate, initials, sortName }: RowIdentity): {
    ids: Iterable<string>;
    sharing: readonly string[];
  } {
    if (!hasCards) return { ids: nobody, sharing: nobody };
    const ids = new Set<string>();
    const sharing = new Set<string>();
    for (const email of candidate.emails)
      if (mayHave.value(email)) for (const { id } of byValue.all(email, 'email') as { id: string }[]) ids.add(id);
    for (const phone of candidate.phones.filter(mayHave.value))
      // With an email in common they meet under that.
      for (const named of ofPhone(phone)) {
        if (named.candidate.kind !== candidate.kind || !initialsAllow(initials, named.initials)) continue;
        if (!namesDiffer(candidate, named.candidate)) ids.add(named.id);
        else if (areLikeNames(candidate, named.candidate)) sharing.add(named.id);
      }
    if ((candidate.kind === 'company' || candidate.company !== '') && mayHave.name(sortName)) {
      const company = fold(candidate.company);
      for (const found of byName.all(sortName, candidate.kind) as { id: string; company: string }[]) {
        if (candidate.kind === 'company' || found.company === company) ids.add(found.id);
      }
    }
    return { ids, sharing: [...sharing] };
  }

  /** Who has a number, by name alone: on a switchboard's are many, and nearly all of them are others. */
  function ofPhone(phone: string): readonly Named[] {
    let named = byPhone.get(phone);
    if (named !== undefined) return named;
    named = phonesBefore.get(phone);
    if (named === undefined) {
      const rows = byValue.all(phone, 'phone') as { id: string; kind: 'person' | 'company'; name: string }[];
      named = rows.map(({ id, kind, name }) => {
        const candidate = { kind, name, company: '', emails: [], phones: [] };
        return { id, candidate, initials: nameInitials(candidate) };
      });
    }
    if (byPhone.size >= phonesKept) {
      phonesBefore = byPhone;
      byPhone = new Map();
    }
    byPhone.set(phone, named);
    return named;
  }

  function knownRow(row: number): Known {
    const last = recent[row % rowsKept];
    if (last?.row === row) return last;
    const before = older[row % rowsReadKept];
    if (before?.row === row) return before;
    const known = { row, candidate: candidateOf(readRow(row)), look: 0 };
    older[row % rowsReadKept] = known;
    return known;
  }

  function known(id: string): DuplicateCandidate {
    const row = card.get(id) as { kind: 'person' | 'company'; name: string; company: string };
    const values = methods.all(id) as { kind: string; normalised: string }[];
    const of = (kind: string) => values.filter((value) => value.kind === kind).map((value) => value.normalised);
    return { ...row, emails: of('email'), phones: of('phone') };
  }

  return {
    find(identity) {
      const { candidate } = identity;
      if (hasCards && identity.sourceId !== '') {
        const same = bySource.get({ id: identity.sourceId, kind: candidate.kind }) as
          | { id: string; name: string }
          | undefined;
        if (same !== undefined)
          return { ...same, row: null, score: { score: 1, reasons: [] }, isSure: true, bySource: true };
      }
      let best: Match | null = null;
      const consider = (match: Omit<Match, 'isSure' | 'bySource'>) => {
        if (match.score.score < POSSIBLE_DUPLICATE || (best !== null && best.score.score >= match.score.score)) return;
        best = { ...match, isSure: match.score.score >= SAME_CARD, bySource: false };
      };
      const { ids, sharing } = cards(identity);
      for (const id of ids) {
        const other = known(id);
        consider({ id, row: null, name: other.name, score: scoreDuplicate(candidate, other) });
      }
      if (best !== null) return best;
      looks += 1;
      const sharingRows: number[] = [];
      for (const key of identity.keys) {
        const byPhoneAlone = key.startsWith('p:');
        const rows = seen.rows(key);
        for (const row of rows) {
          // A switchboard's number is on many cards of as many names: nearly all are told apart without being looked at.
          if (byPhoneAlone && !initialsAllow(identity.initials, initialsOf[row] ?? 0)) continue;
          const other = knownRow(row);
          if (other.look === looks) continue;
          // With an email in common they meet under that key.
          if (byPhoneAlone && namesDiffer(candidate, other.candidate)) {
            if (rows.length <= fewSharing && areLikeNames(candidate, other.candidate)) sharingRows.push(row);
            continue;
          }
          other.look = looks;
          const score = scoreDuplicate(candidate, other.candidate);
          consider({ id: null, row: other.row, name: other.candidate.name, score });
        }
      }
      if (best !== null) return best;
      const like = hasCards ? findLike(identity.like(), sharing) : null;
      if (like !== null) return { ...like, row: null, isSure: false, bySource: false };
      const likeRow = likeRows.find(identity.like(), sharingRows);
      return likeRow === null ? null : { ...likeRow, id: null, isSure: false, bySource: false };
    },
    remember(row, { candidate, initials, keys, like }) {
      likeRows.remember(row, like());
      for (const key of keys) seen.add(key, row);
      if (row >= initialsOf.length) {
        const grown = new Int32Array(Math.max(row + 1, initialsOf.length * 2));
        grown.set(initialsOf);
        initialsOf = grown;
      }
      initialsOf[row] = initials;
      recent[row % rowsKept] = { row, candidate, look: 0 };
    },
  };
}
