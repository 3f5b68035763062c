import type { OutputOf } from '@shared/contract/index';
import type { Channel } from '@shared/domain/channels';
import { plainCustomText } from '@shared/domain/custom-field';
import { localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { formatPhone } from '@shared/domain/phone';
import { formatDayShort, formatMoney } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import { compareFound, findContacts } from '../../db/contact-search';
import type { RawConnection } from '../../db/open';
import { readQuery, type SearchTerms } from '../../db/search-query';
import { readFields, readValues } from '../custom-fields/custom-fields.service';
import type { Settings } from '../settings/settings.service';
import { excerptOf } from './excerpt';
import { fileHits } from '../attachments/attachments.service';
import { contactHits, dealHits, talkHits, taskHits, waysTo, type ContactHit } from './search.repo';

type Result = OutputOf<'search.all'>;
type Hit = Result['people'][number];

const shownOfType = 5;

/**
 * Any record by any words or digits of it, best first; one or two letters look at names only.
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
  const found = findContacts(raw, terms).rows.sort(compareFound);
  const best = (kind: 'person' | 'company') =>
    found
      .filter((row) => row.kind === kind)
      .slice(0, perType)
      .map((row) => row.id);
  const format = { locale: settings.locale, timeZone: settings.timeZone, now };
  const day = (at: string) => formatDayShort(localDateOf(at, settings.timeZone), format);
  return {
    people: contactHits(raw, best('person')).map((hit) => contactHit(raw, hit, 'person', terms, settings.region)),
    companies: contactHits(raw, best('company')).map((hit) => contactHit(raw, hit, 'company', terms, settings.region)),
    deals: dealHits(raw, terms, perType).map((hit) => ({
      type: 'deal',
      id: hit.id,
      title: hit.title,
      subtitle: hit.withWhom,
      detail: hit.currency === '' ? '' : formatMoney(hit, { ...format, cents: 'never' }),
      contactId: hit.contactId,
      at: hit.touchedAt || null,
      phone: null,
      excerpt: null,
    })),
    interactions: talkHits(raw, terms, perType).map((hit) => {
      const title = hit.subject || hit.contactName || strings.interactions.subject(hit.channel as Channel);
      const subtitle = hit.subject === '' ? (hit.outcomeName ?? '') : hit.contactName;
      return {
        type: 'interaction',
        id: hit.id,
        title,
        subtitle,
        detail: day(hit.at),
        contactId: hit.contactId,
        at: hit.at,
        phone: null,
        excerpt: stands(`${title} ${subtitle}`, terms) ? null : excerptOf(hit.body, terms.words),
      };
    }),
    tasks: taskHits(raw, terms, perType).map((hit) => ({
      type: 'task',
      id: hit.id,
      title: hit.title,
      subtitle: hit.contactName,
      detail: hit.dueDate === null ? '' : formatDayShort(hit.dueDate, format),
      contactId: hit.contactId,
      at: null,
      phone: null,
      excerpt: null,
    })),
    files: fileHits(raw, terms, perType).map((hit) => ({
      type: 'file',
      id: hit.id,
      title: hit.name,
      subtitle: hit.on,
      detail: day(hit.at),
      contactId: hit.contactId,
      at: hit.at,
      phone: null,
      excerpt: stands(`${hit.name} ${hit.on}`, terms) ? null : excerptOf(hit.note, terms.words),
    })),
  };
}

function stands(text: string, terms: SearchTerms): boolean {
  const folded = fold(text);
  return terms.words.every((word) => folded.includes(word));
}

function contactHit(
  raw: RawConnection,
  hit: ContactHit,
  type: 'person' | 'company',
  terms: SearchTerms,
  region: string,
): Hit {
  const subtitle = [hit.title ?? '', hit.companyName].filter((text) => text !== '').join(', ');
  return {
    type,
    id: hit.id,
    title: hit.displayName,
    subtitle,
    detail: hit.phone === null ? '' : formatPhone(hit.phoneE164 ?? hit.phone, region),
    contactId: hit.id,
    at: hit.lastAt,
    phone: hit.phone,
    excerpt: stands(`${hit.displayName} ${subtitle}`, terms) ? null : wayFound(raw, hit.id, terms, region),
  };
}

/** The number or address by which a card was found, as a person reads it. */
function wayFound(raw: RawConnection, contactId: string, terms: SearchTerms, region: string): string | null {
  const ways = waysTo(raw, contactId);
  const found = ways.find((way) =>
    terms.words.some((word) => way.digits.includes(word) || (way.normalised ?? way.value.toLowerCase()).includes(word)),
  );
  if (found === undefined) return customFound(raw, contactId, terms);
  return found.kind === 'phone' ? formatPhone(found.normalised ?? found.value, region) : found.value;
}

/** What a card has in a field of the user's own by which it was found, with the field's name. */
function customFound(raw: RawConnection, contactId: string, terms: SearchTerms): string | null {
  const holds = (text: string) => terms.words.some((word) => text.includes(word));
  const values = readValues(raw, contactId);
  for (const field of readFields(raw)) {
    const value = values.get(field.id);
    if (value === undefined || field.retiredAt !== null) continue;
    const text = plainCustomText(field, value).replaceAll(' ::: ', ', ');
    if (holds(fold(text))) return strings.customFields.foundIn(field.name, excerptOf(text, terms.words) ?? text);
  }
  return null;
}
