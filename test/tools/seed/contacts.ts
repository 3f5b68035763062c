import { derivedId } from '@main/core/ids';
import { contactText } from '@main/db/contact-text';
import { saidColumns } from '@main/db/derive-contact';
import { fold } from '@shared/domain/fold';
import { aboutColumns, drawAbout } from './about';
import { ownFields } from './own-fields';
import { inserter, type Sheet } from './sheet';
import { cities, companyName, familyName, givenName, phone, roles, sources, street, tagNames, titles } from './words';

/** A person or company as deals, tasks and the log need it. */
export interface SeedContact {
  id: string;
  companyId: string | null;
  company: string;
}

const lifecycles = ['new', 'prospect', 'qualified', 'customer', 'inactive'];
const none = { prefix: '', given: '', middle: '', family: '', suffix: '' };

/**
 * Writes companies (a fifth) and people with their numbers, addresses and jobs. What the names and numbers derive is
 * made here; what the log, tasks and deals derive is made at the end.
 */
export function writeContacts(sheet: Sheet, count: number): { companies: SeedContact[]; people: SeedContact[] } {
  const { random } = sheet;
  const contact = inserter(sheet, 'contact', [
    'id',
    'kind',
    'given',
    'family',
    'organisation',
    'lifecycle',
    'source',
    'birthday',
    'owner_id',
    ...saidColumns,
    ...aboutColumns,
  ]);
  const method = inserter(sheet, 'contact_method', [
    'id',
    'contact_id',
    'kind',
    'label',
    'value',
    'normalised',
    'digits',
    'is_primary',
    'position',
  ]);
  const address = inserter(sheet, 'address', [
    'id',
    'contact_id',
    'label',
    'street',
    'city',
    'region',
    'postal_code',
    'country',
    'position',
  ]);
  const employment = inserter(sheet, 'employment', [
    'id',
    'contact_id',
    'company_id',
    'title',
    'department',
    'is_current',
  ]);
  const lifecycleChange = inserter(sheet, 'lifecycle_change', ['id', 'contact_id', 'lifecycle', 'at']);
  const contactTag = inserter(sheet, 'contact_tag', ['id', 'contact_id', 'tag_id']);
  const contactRole = inserter(sheet, 'contact_role', ['id', 'contact_id', 'role']);
  const tag = inserter(sheet, 'tag', ['id', 'name', 'colour']);
  const own = ownFields(sheet);
  const tagIds = tagNames.map((name, index) => {
    const id = sheet.newId();
    tag(sheet.instant(900), id, name, index % 8);
    return id;
  });

  function writeOne(
    kind: 'person' | 'company',
    number: number,
    name: { given: string; family: string; organisation: string },
    job: SeedContact | null,
  ): SeedContact {
    const id = sheet.newId();
    const at = sheet.instant(1 + random.below(900));
    const made = phone(number * 7);
    const host = `${fold(job?.company ?? name.organisation).replaceAll(/[^a-z0-9]+/g, '') || 'home'}.example`;
    const email =
      kind === 'company'
        ? `hello@${host}`
        : `${fold(`${name.given}.${name.family}`).replaceAll(/[^a-z.]+/g, '')}${number % 10}@${host}`;
    const about = drawAbout(random, kind);
    const texts = contactText({
      ...none,
      ...name,
      nickname: about.nickname,
      kind,
      companyName: job?.company ?? '',
      emails: [email],
      digits: [made.digits, made.normalised.slice(1)],
      custom: own(at, id),
    });
    const [city, region, postcode, country] = random.pick(cities);
    const title = job === null ? '' : random.pick(titles);
    const lifecycle = random.pick(lifecycles);
    const birthday =
      kind === 'person' && random.below(4) === 0
        ? `19${50 + random.below(50)}-0${1 + random.below(9)}-${10 + random.below(19)}`
        : null;
    contact(
      at,
      id,
      kind,
      name.given,
      name.family,
      name.organisation,
      lifecycle,
      random.pick(sources),
      birthday,
      random.pick(sheet.userIds),
      texts.displayName,
      texts.sortName,
      job?.id ?? null,
      job?.company ?? '',
      texts.companySort,
      made.value,
      made.normalised,
      email,
      city,
      postcode,
      country,
      title,
      texts.searchText,
      ...about.cells,
    );
    method(
      at,
      sheet.newId(),
      id,
      'phone',
      made.value.startsWith('07') ? 'mobile' : 'work',
      made.value,
      made.normalised,
      made.digits,
      1,
      'a0',
    );
    method(at, sheet.newId(), id, 'email', 'work', email, email, '', 1, 'a1');
    address(at, sheet.newId(), id, 'work', street(random), city, region, postcode, country, 'a0');
    lifecycleChange(at, sheet.newId(), id, 'new', at);
    if (lifecycle !== 'new') lifecycleChange(at, sheet.newId(), id, lifecycle, at);
    if (job !== null) employment(at, sheet.newId(), id, job.id, title, '', 1);
    if (random.below(5) < 2) {
      const tagId = random.pick(tagIds);
      contactTag(at, derivedId('contact_tag', id, tagId), id, tagId);
    }
    if (random.below(4) === 0) {
      const role = random.pick(roles);
      contactRole(at, derivedId('contact_role', id, role), id, role);
    }
    return { id, companyId: kind === 'company' ? id : (job?.id ?? null), company: job?.company ?? name.organisation };
  }

  const companies: SeedContact[] = [];
  const people: SeedContact[] = [];
  const companyCount = Math.round(count / 5);
  for (let number = 0; number < companyCount; number += 1) {
    companies.push(
      writeOne('company', number, { given: '', family: '', organisation: companyName(random, number) }, null),
    );
  }
  for (let number = companyCount; number < count; number += 1) {
    const job = random.below(10) === 0 ? null : random.pick(companies);
    people.push(
      writeOne('person', number, { given: givenName(random), family: familyName(random), organisation: '' }, job),
    );
  }
  return { companies, people };
}
