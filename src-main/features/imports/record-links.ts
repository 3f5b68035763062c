import { isEmail, normaliseEmail } from '@shared/domain/email';
import { fold } from '@shared/domain/fold';
import { parseName } from '@shared/domain/name';
import { normalisePhone } from '@shared/domain/phone';
import { contactText } from '../../db/contact-text';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

/** A card that the import makes because a row names somebody who is not here. */
export interface NewCard {
  kind: 'person' | 'company';
  name: string;
  company: string;
  email: string;
  phone: string;
  externalId: string;
}

/** Whom a row is about. */
export interface RecordLinks {
  contacts: string[];
  companyId: string | null;
  dealId: string | null;
  /** The person, and the company, that have no card. */
  person: NewCard | null;
  company: NewCard | null;
  /** Of several names in one cell those that no card has. */
  unfound: string[];
  /** Several cards have that name: one of them, with what it is called. */
  candidate: { id: string; name: string } | null;
  /** As the list shows it. */
  shown: string;
}

interface Card {
  id: string;
  name: string;
  kind: 'person' | 'company';
  company: string;
}

/** As the table sorts a person's name. */
function sortNameOf(name: string): string {
  const parts = parseName(name);
  return contactText({ ...parts, kind: 'person', organisation: '', companyName: '', emails: [], digits: [] }).sortName;
}

const several = /\s*(?:;|:::)\s*/;
const remembered = 20_000;

/**
 * Finds whom rows are about: by id (ours, or another program's), email, phone, then by name with company; by index alone.
 * @param region for numbers without a country
 */
export function createRecordLinks(
  raw: RawConnection,
  region: string,
): (values: Readonly<Record<string, string>>) => RecordLinks {
  const columns = 'c.id, c.display_name AS name, c.kind, c.company_sort AS company';
  const byId = prepared(raw, `SELECT ${columns} FROM contact c WHERE c.id = ? AND c.deleted_at IS NULL`);
  const byExternal = prepared(
    raw,
    `SELECT ${columns} FROM contact c WHERE c.external_id = ? AND c.external_id <> '' AND c.deleted_at IS NULL LIMIT 20`,
  );
  const byMethod = prepared(
    raw,
    `SELECT ${columns} FROM contact_method m JOIN contact c ON c.id = m.contact_id
     WHERE m.normalised = ? AND m.kind = ? AND m.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY m.rid LIMIT 20`,
  );
  const byName = prepared(
    raw,
    `SELECT ${columns} FROM contact c WHERE c.sort_name = ? AND c.kind = ? AND c.deleted_at IS NULL ORDER BY c.id LIMIT 20`,
  );
  const dealById = prepared(
    raw,
    "SELECT id FROM deal WHERE deleted_at IS NULL AND (id = @id OR (external_id = @id AND external_id <> '')) LIMIT 2",
  );
  const dealByTitle = prepared(raw, 'SELECT id FROM deal WHERE title_sort = ? AND deleted_at IS NULL LIMIT 2');
  const seen = new Map<string, readonly Card[]>();
  function find(key: string, ask: () => unknown[]): readonly Card[] {
    let cards = seen.get(key);
    if (cards === undefined) {
      cards = ask() as Card[];
      if (seen.size >= remembered) seen.clear();
      seen.set(key, cards);
    }
    return cards;
  }
  const withId = (id: string, kind: Card['kind'] | null): Card | undefined =>
    find(`i:${id}`, () => [...byId.all(id), ...byExternal.all(id)]).find((card) => kind === null || card.kind === kind);

  return (values) => {
    const value = (key: string): string => values[key]?.trim() ?? '';
    const company = companyOf(value('company_id').split(several)[0] ?? '', value('company').split(' ::: ')[0] ?? '');
    const people = personsOf(value, company.name);
    const deal = dealOf(value('deal_id').split(several)[0] ?? '', value('deal'));
    return {
      contacts: people.found.map(({ id }) => id),
      companyId: company.card?.id ?? null,
      dealId: deal,
      person: people.missing,
      company: company.card === null && company.name !== '' ? company.missing : null,
      candidate: people.candidate,
      unfound: people.unfound ?? [],
      shown: [...new Set([people.shown, company.card?.name ?? company.name])].filter((text) => text !== '').join(', '),
    };
  };

  function companyOf(id: string, name: string): { card: Card | null; name: string; missing: NewCard | null } {
    const card =
      (id === '' ? undefined : withId(id, 'company')) ??
      find(`c:${fold(name)}`, () => (name === '' ? [] : byName.all(fold(name), 'company')))[0];
    const missing: NewCard | null =
      name === '' ? null : { kind: 'company', name, company: '', email: '', phone: '', externalId: id };
    return { card: card ?? null, name, missing };
  }

  function personsOf(
    value: (key: string) => string,
    companyName: string,
  ): {
    found: Card[];
    missing: NewCard | null;
    candidate: RecordLinks['candidate'];
    shown: string;
    unfound?: string[];
  } {
    const typed =
      value('contact') || [value('contact_given'), value('contact_family')].filter((one) => one !== '').join(' ');
    const names = typed
      .split(' ::: ')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const ids = value('contact_id')
      .split(several)
      .filter((one) => one !== '');
    const byIds = ids.flatMap((id) => withId(id, null) ?? []);
    if (byIds.length > 0)
      return { found: byIds, missing: null, candidate: null, shown: byIds.map((one) => one.name).join(', ') };
    const [name = ''] = names;
    const email = value('contact_email');
    const phone = value('contact_phone');
    if (names.length > 1) {
      const all: Card[] = [];
      const unfound: string[] = [];
      for (const one of names) {
        const [first] = named(one, companyName);
        if (first === undefined) unfound.push(one);
        else all.push(first);
      }
      return { found: all, missing: null, candidate: null, shown: names.join(', '), unfound };
    }
    const ways: (readonly Card[])[] = [];
    if (isEmail(normaliseEmail(email)))
      ways.push(find(`e:${normaliseEmail(email)}`, () => byMethod.all(normaliseEmail(email), 'email')));
    const { e164 } = phone === '' ? { e164: null } : normalisePhone(phone, region);
    if (e164 !== null) ways.push(find(`p:${e164}`, () => byMethod.all(e164, 'phone')));
    for (const cards of ways) {
      const same = cards.find((card) => name !== '' && fold(card.name) === fold(name));
      const picked = same ?? (cards.length === 1 || name === '' ? cards[0] : undefined);
      if (picked !== undefined) return { found: [picked], missing: null, candidate: null, shown: picked.name };
    }
    const shown = name || email || phone;
    if (name !== '') {
      const cards = named(name, companyName);
      const [first] = cards;
      if (cards.length === 1 && first !== undefined)
        return { found: [first], missing: null, candidate: null, shown: first.name };
      if (first !== undefined)
        return { found: [], missing: newPerson(), candidate: { id: first.id, name: first.name }, shown };
    }
    return { found: [], missing: shown === '' ? null : newPerson(), candidate: null, shown };

    function newPerson(): NewCard {
      return {
        kind: 'person',
        name: name || email || phone,
        company: companyName,
        email,
        phone,
        externalId: ids[0] ?? '',
      };
    }
  }

  /** Who bears a name: those of the company where one is named and any of them is there; a company's name counts too. */
  function named(name: string, companyName: string): readonly Card[] {
    const all = find(`n:${fold(name)}`, () => byName.all(sortNameOf(name), 'person'));
    const company = fold(companyName);
    const colleagues = company === '' ? all : all.filter((card) => card.company === company);
    if (colleagues.length > 0) return colleagues;
    // Without a company in common a name alone is a hint, of which there may be one too many.
    if (company === '' && all.length === 0) return find(`c:${fold(name)}`, () => byName.all(fold(name), 'company'));
    return company === '' ? all : all.filter((card) => card.company === '');
  }

  function dealOf(id: string, title: string): string | null {
    const byIds = id === '' ? [] : (dealById.all({ id }) as { id: string }[]);
    if (byIds[0] !== undefined) return byIds[0].id;
    const titled = title === '' ? [] : (dealByTitle.all(fold(title)) as { id: string }[]);
    return titled.length === 1 ? (titled[0]?.id ?? null) : null;
  }
}
