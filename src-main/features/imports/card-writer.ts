import type { ContactDraft, DraftAddress, DraftMethod } from '@shared/domain/contact-draft';
import { avatarTint } from '@shared/domain/avatar';
import { companyKey } from '@shared/domain/duplicates';
import { digitsOf } from '@shared/domain/phone';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';
import { derivedId } from '../../core/ids';
import { bulkUpdate, setIndexesAside } from '../../db/bulk';
import { contactText } from '../../db/contact-text';
import { deriveDeal } from '../../db/derive';
import { deriveContacts } from '../../db/derive-contact';
import type { RawConnection } from '../../db/open';
import { indexNewContacts } from '../../db/reindex';
import type { Write } from '../../db/writer';
import { draftOf } from './draft-codec';
import { jobsIntoNotes } from './card-file';
import { cardReader } from './existing-card';
import { updateOf, type UpdateMode } from './merge';
import { createPictureWriter } from './card-pictures';
import type { OwnWriter } from './own-writer';
import type { RelationWriter } from './relation-writer';
import { withLooseJob } from './loose-job';
import { streetOf, type FormerJob } from './merge-draft';

/** Writes cards with prepared statements and derived columns made on the spot: for use inside `withBulkLog`. */
export interface CardWriter {
  /** @param formerJobs what the person did before, oldest first, ended today */
  add(draft: ContactDraft, formerJobs?: readonly FormerJob[]): string;
  update(id: string, draft: ContactDraft, mode?: UpdateMode): CardUpdated;
  /** Derived columns of what was touched beside the new cards. */
  finish(each: (done: number, total: number) => void): void;
}

/** What came of updating a card. */
export interface CardUpdated {
  /** Whether the row said anything new. */
  isNews: boolean;
  /** What the card keeps instead of what the row says: the targets of its columns. */
  left: ReadonlySet<string>;
}

/** What a card is made of. */
const cardTables = [
  'contact',
  'contact_method',
  'address',
  'employment',
  'lifecycle_change',
  'contact_tag',
  'contact_role',
] as const;

/** Indexes that no new card comes into: making them anew would read every card for nothing. */
const withoutNewCards: ReadonlySet<string> = new Set([
  'contact_by_last',
  'contact_by_next',
  'contact_by_touch_due',
  'contact_by_merged',
  'contact_trashed',
]);

/** Sorting for an index happens in memory, so beyond this many cards entries go in one by one. */
const sortedAtOnce = 300_000;

/** `position` of the nth thing of a card; they sort as text. */
const positionOf = (index: number): string => `a${String(index).padStart(3, '0')}`;

/**
 * Prepares to write many cards in one transaction.
 * @param write the import's transaction
 * @param options a tag for every card, or an empty text; who owns them; how many are expected to be new;
 *   what writes fields of the user's own, and what connects cards with each other
 */
export function createCardWriter(
  write: Write,
  options: {
    tagName: string;
    owners: ReadonlyMap<string, string>;
    expected?: number;
    own?: OwnWriter;
    relations?: RelationWriter;
  },
): CardWriter {
  const { raw, at, userId } = write;
  // Stamps are the same for every row of the transaction: literals spare four bindings a row.
  const stampColumns = 'created_at, created_by, updated_at, updated_by';
  const by = userId === null ? 'NULL' : `'${userId}'`;
  const stamps = `'${at}', ${by}, '${at}', ${by}`;
  const insertContact = raw.prepare(
    `INSERT INTO contact (id, kind, prefix, given, middle, family, suffix, nickname, phonetic_given, phonetic_family, organisation, lifecycle, source,
     birthday, notes, owner_id, do_not_call, do_not_mail, external_id, display_name, sort_name, company_id, company_name, company_sort,
     primary_phone, primary_phone_e164, primary_email, city, postal_code, country, job_title, search_text, ${stampColumns})
     VALUES (${'?, '.repeat(32)}?, ${by}, '${at}', ${by})`,
  );
  const insertMethod = raw.prepare(
    `INSERT INTO contact_method (id, contact_id, kind, label, value, normalised, digits, is_primary, position, ${stampColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${stamps})`,
  );
  const insertAddress = raw.prepare(
    `INSERT INTO address (id, contact_id, label, street, city, region, postal_code, country, po_box, position, ${stampColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${stamps})`,
  );
  const insertJob = raw.prepare(
    `INSERT INTO employment (id, contact_id, company_id, title, department, is_current, ${stampColumns}) VALUES (?, ?, ?, ?, ?, 1, ${stamps})`,
  );
  const insertFormerJob = raw.prepare(
    `INSERT INTO employment (id, contact_id, company_id, title, department, is_current, to_date, ${stampColumns}) VALUES (?, ?, ?, ?, ?, 0, ?, ${stamps})`,
  );
  const insertLifecycle = raw.prepare(
    `INSERT INTO lifecycle_change (id, contact_id, lifecycle, at, ${stampColumns}) VALUES (?, ?, ?, ?, ${stamps})`,
  );
  const insertTag = raw.prepare(`INSERT INTO tag (id, name, colour, ${stampColumns}) VALUES (?, ?, ?, ${stamps})`);
  const insertContactTag = raw.prepare(
    `INSERT INTO contact_tag (id, contact_id, tag_id, ${stampColumns}) VALUES (?, ?, ?, ${stamps})`,
  );
  const insertRole = raw.prepare(
    `INSERT INTO contact_role (id, contact_id, role, ${stampColumns}) VALUES (?, ?, ?, ${stamps})`,
  );
  const trashed = new Map(
    (['contact_tag', 'contact_role'] as const).map((table) => [
      table,
      raw.prepare(`SELECT deleted_at FROM ${table} WHERE id = ?`),
    ]),
  );
  const readCard = cardReader(raw);
  const withJobs = jobsIntoNotes(raw);
  const putPicture = createPictureWriter(write);
  const touched = new Set<string>();
  const { rid: lastOld } = raw.prepare('SELECT coalesce(max(rid), 0) AS rid FROM contact').get() as { rid: number };
  const companies = knownCompanies();
  const restoreIndexes = setAsideIfMany(raw, options.expected ?? 0);
  const companiesAsTyped = new Map<string, { id: string; name: string }>();
  const tags = new Map(
    (raw.prepare('SELECT id, name FROM tag WHERE deleted_at IS NULL').all() as { id: string; name: string }[]).map(
      (tag) => [fold(tag.name), tag.id],
    ),
  );

  function knownCompanies(): Map<string, { id: string; name: string }> {
    const rows = raw
      .prepare("SELECT id, organisation AS name FROM contact WHERE kind = 'company' AND deleted_at IS NULL")
      .all() as { id: string; name: string }[];
    return new Map(rows.map((row) => [companyKey(row.name), row]));
  }

  /** One company for all its people, not one each. */
  function company(name: string): { id: string; name: string } {
    const before = companiesAsTyped.get(name);
    if (before !== undefined) return before;
    const key = companyKey(name) || fold(name);
    let found = companies.get(key);
    if (found === undefined) {
      found = { id: insertCard(draftOf({ kind: 'company', company: name }), null, 'new'), name };
      companies.set(key, found);
    }
    companiesAsTyped.set(name, found);
    return found;
  }

  function insertCard(draft: ContactDraft, job: { id: string; name: string } | null, lifecycle: string): string {
    const id = write.newId();
    const phones = draft.methods.filter((method) => method.kind === 'phone').sort(primaryFirst);
    const emails = draft.methods.filter((method) => method.kind === 'email').sort(primaryFirst);
    const organisation = draft.kind === 'company' ? draft.company : '';
    const texts = contactText({
      ...draft.name,
      kind: draft.kind,
      organisation,
      companyName: job?.name ?? '',
      emails: emails.map((email) => email.normalised ?? email.value),
      digits: phones
        .flatMap((phone) => [digitsOfMethod(phone), (phone.normalised ?? '').replace('+', '')])
        .filter((digits) => digits !== ''),
      custom: options.own?.texts(draft) ?? [],
    });
    const place = draft.addresses.find((address) => address.city !== '') ?? draft.addresses[0];
    const { name } = draft;
    insertContact.run(
      id,
      draft.kind,
      name.prefix,
      name.given,
      name.middle,
      name.family,
      name.suffix,
      name.nickname,
      name.phoneticGiven,
      name.phoneticFamily,
      organisation,
      lifecycle,
      draft.source ?? '',
      draft.birthday,
      draft.notes,
      ownerOf(draft),
      draft.doNotCall ? 1 : 0,
      draft.doNotMail ? 1 : 0,
      draft.externalId ?? '',
      texts.displayName,
      texts.sortName,
      job?.id ?? null,
      job?.name ?? '',
      texts.companySort,
      phones[0]?.value ?? null,
      phones[0]?.normalised ?? null,
      emails[0]?.value ?? null,
      place?.city ?? '',
      place?.postalCode ?? '',
      place?.country ?? '',
      job === null ? '' : draft.title,
      texts.searchText,
      // As old as the file says, where that can be.
      draft.createdAt === null || draft.createdAt > at ? at : draft.createdAt,
    );
    insertLifecycle.run(write.newId(), id, lifecycle, at);
    return id;
  }

  function ownerOf(draft: ContactDraft): string | null {
    return draft.owner === null ? userId : (options.owners.get(fold(draft.owner)) ?? userId);
  }

  /** A name that no user here has is a line of the notes. */
  function withLooseOwner(draft: ContactDraft): ContactDraft {
    if (draft.owner === null || options.owners.has(fold(draft.owner))) return draft;
    const line = strings.formats.keptLine(strings.formats.fieldName('owner'), draft.owner);
    return { ...draft, owner: null, notes: draft.notes === '' ? line : `${draft.notes}\n${line}` };
  }

  function addMethods(
    id: string,
    methods: readonly DraftMethod[],
    from: number,
    hasPrimary: ReadonlySet<string>,
  ): void {
    const primary = new Set(hasPrimary);
    const chosen = new Set(methods.filter((method) => method.primary).map((method) => method.kind));
    for (const [index, method] of methods.entries()) {
      const isPrimary = !primary.has(method.kind) && (method.primary || !chosen.has(method.kind));
      if (isPrimary) primary.add(method.kind);
      insertMethod.run(
        write.newId(),
        id,
        method.kind,
        method.label,
        method.value,
        method.normalised,
        digitsOfMethod(method),
        isPrimary ? 1 : 0,
        positionOf(from + index),
      );
    }
  }

  function addAddresses(id: string, addresses: readonly DraftAddress[]): void {
    for (const [index, address] of addresses.entries()) {
      insertAddress.run(
        write.newId(),
        id,
        address.label,
        streetOf(address),
        address.city,
        address.region,
        address.postalCode,
        address.country,
        address.poBox,
        positionOf(index),
      );
    }
  }

  function addTags(id: string, names: readonly string[], isNewCard = false): void {
    const put = new Set<string>();
    for (const name of names) {
      const key = fold(name);
      if (key === '' || put.has(key)) continue;
      put.add(key);
      let tagId = tags.get(key);
      if (tagId === undefined) {
        tagId = write.newId();
        insertTag.run(tagId, name, avatarTint(tagId));
        tags.set(key, tagId);
      }
      const linkId = derivedId('contact_tag', id, tagId);
      if (isNewCard || isNew('contact_tag', linkId)) insertContactTag.run(linkId, id, tagId);
    }
  }

  function addRoles(id: string, roles: readonly string[]): void {
    for (const role of new Set(roles)) {
      const linkId = derivedId('contact_role', id, role);
      if (isNew('contact_role', linkId)) insertRole.run(linkId, id, role);
    }
  }

  /** A link that was taken off before comes back; one that is there stays. */
  function isNew(table: 'contact_tag' | 'contact_role', id: string): boolean {
    const row = trashed.get(table)?.get(id) as { deleted_at: string | null } | undefined;
    if (row === undefined) return true;
    if (row.deleted_at !== null) bulkUpdate(write, table, id, { deleted_at: null });
    return false;
  }

  return {
    add(told, formerJobs = []) {
      const draft = withLooseOwner(withLooseJob(told, told.company !== ''));
      const former = formerJobs.map((was) => ({ ...was, companyId: company(was.company).id }));
      const job = draft.kind === 'person' && draft.company !== '' ? company(draft.company) : null;
      const known = draft.kind === 'company' ? companies.get(companyKey(draft.company)) : undefined;
      // A person's row may have made the company before its own row came.
      if (known !== undefined && draft.kind === 'company') {
        this.update(known.id, draft);
        return known.id;
      }
      const id = insertCard(draft, job, draft.lifecycle ?? 'new');
      if (draft.kind === 'company') companies.set(companyKey(draft.company), { id, name: draft.company });
      for (const was of former)
        insertFormerJob.run(write.newId(), id, was.companyId, was.title, was.department, at.slice(0, 10));
      // The first job comes last: the newest is the one that is shown.
      if (draft.kind === 'person')
        for (const other of draft.extras?.jobs ?? [])
          insertJob.run(write.newId(), id, company(other.company).id, other.title, other.department);
      if (job !== null) insertJob.run(write.newId(), id, job.id, draft.title, draft.department);
      addMethods(id, draft.methods, 0, new Set());
      addAddresses(id, draft.addresses);
      addTags(id, options.tagName === '' ? draft.tags : [...draft.tags, options.tagName], true);
      addRoles(id, draft.roles);
      options.own?.put(id, draft.custom, true);
      if (draft.picture !== undefined) putPicture(id, draft.picture);
      if (draft.extras !== undefined) options.relations?.add(id, draft.extras.related);
      return id;
    },
    update(id, told, mode = 'usual') {
      const card = readCard(id);
      const draft = withJobs(id, told);
      const update = updateOf(card, draft, mode);
      const lifecycle = update.columns['lifecycle'];
      if (Object.keys(update.columns).length > 0) bulkUpdate(write, 'contact', id, update.columns);
      if (typeof lifecycle === 'string') insertLifecycle.run(write.newId(), id, lifecycle, at);
      addMethods(id, update.methods, card.methods.length, new Set(card.methods.map((method) => method.kind)));
      addAddresses(id, update.addresses);
      const newTags =
        options.tagName === '' || card.tags.has(fold(options.tagName))
          ? update.tags
          : [...update.tags, options.tagName];
      for (const place of update.places) bulkUpdate(write, 'address', place.id, place.columns);
      addTags(id, newTags);
      addRoles(id, update.roles);
      options.own?.put(id, update.custom, false);
      if (update.picture !== null) putPicture(id, update.picture);
      options.relations?.add(id, update.related);
      if (update.company !== null) {
        if (card.employmentId !== null)
          bulkUpdate(write, 'employment', card.employmentId, { is_current: 0, to_date: at.slice(0, 10) });
        const employer = company(update.company).id;
        insertJob.run(write.newId(), id, employer, draft.title, draft.department);
        // When its people were last talked with is a company's own date too.
        touched.add(employer);
        if (card.companyId !== null) touched.add(card.companyId);
      } else if (card.employmentId !== null && Object.keys(update.job).length > 0) {
        bulkUpdate(write, 'employment', card.employmentId, update.job);
      }
      touched.add(id);
      const isNews = update.added.length > 0 || update.changed.length > 0 || newTags.length > update.tags.length;
      return { isNews, left: update.left };
    },
    finish(each) {
      restoreIndexes();
      const ridOf = raw.prepare('SELECT rid FROM contact WHERE id = ?');
      const [known, fresh]: [string[], string[]] = [[], []];
      for (const id of touched) ((ridOf.get(id) as { rid: number }).rid <= lastOld ? known : fresh).push(id);
      const deals = deriveContacts(raw, known, { withDealings: false });
      for (const id of deriveContacts(raw, fresh, { indexed: false, withDealings: false })) deals.add(id);
      for (const id of deals) deriveDeal(raw, id);
      // New cards come last and all at once: an entry put in and taken out again for a later row costs ten times as much.
      indexNewContacts(raw, lastOld, each);
    },
  };
}

/** Making indexes anew costs what is there already as well: it pays where more comes than there is. */
function setAsideIfMany(raw: RawConnection, expected: number): () => void {
  const { count } = raw.prepare('SELECT count(*) AS count FROM contact').get() as { count: number };
  if (expected < 1000 || expected < count || expected > sortedAtOnce) return () => undefined;
  // A card is read by these before it is updated; entries come in the order of the cards, and cost little.
  return setIndexesAside(raw, cardTables, (name) => name.endsWith('_by_contact') || withoutNewCards.has(name));
}

function primaryFirst(a: DraftMethod, b: DraftMethod): number {
  return Number(b.primary) - Number(a.primary);
}

function digitsOfMethod(method: DraftMethod): string {
  return method.kind === 'phone' ? (method.phone?.digits ?? digitsOf(method.value)) : '';
}
