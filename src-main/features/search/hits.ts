import type { OutputOf } from '@shared/contract/index';
import type { Channel } from '@shared/domain/channels';
import { plainCustomText } from '@shared/domain/custom-field';
import { localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { plainNote } from '@shared/domain/note-text';
import { formatPhone } from '@shared/domain/phone';
import { formatDayShort, formatMoney } from '@shared/locale/format';
import { strings } from '@shared/locale/index';
import type { RawConnection } from '../../db/open';
import { prepared } from '../../db/prepared';
import type { SearchTerms } from '../../db/search-query';
import type { fileHits } from '../attachments/attachments.service';
import { readFields, readValues } from '../custom-fields/custom-fields.service';
import type { Settings } from '../settings/settings.service';
import { excerptOf } from './excerpt';
import { waysTo, type ContactHit, type DealHit, type TalkHit, type TaskHit } from './search.repo';

export type Hit = OutputOf<'search.all'>['people'][number];
type FileHit = ReturnType<typeof fileHits>[number];

/** What hits are made for: the query, and how sums, days and numbers are written. */
export interface HitContext {
  raw: RawConnection;
  terms: SearchTerms;
  settings: Settings;
  now: Date;
}

const words = strings.searchWords;

function dayOf({ settings, now }: HitContext, at: string): string {
  return formatDayShort(localDateOf(at, settings.timeZone), { ...settings, now });
}

/** Where a query stands when what is shown anyway does not hold it. */
function place(context: HitContext, shown: string, where: string, text: string): Pick<Hit, 'where' | 'excerpt'> {
  if (stands(shown, context.terms)) return { where: '', excerpt: null };
  const excerpt = excerptOf(text, context.terms.words);
  return { where: excerpt === null ? '' : where, excerpt };
}

/** A deal as it is shown among what was found. */
export function dealHit(context: HitContext, hit: DealHit): Hit {
  const format = { locale: context.settings.locale, timeZone: context.settings.timeZone, now: context.now };
  return {
    type: 'deal',
    id: hit.id,
    title: hit.title,
    subtitle: hit.withWhom,
    detail: hit.currency === '' ? '' : formatMoney(hit, { ...format, cents: 'never' }),
    contactId: hit.contactId,
    dealId: hit.id,
    at: hit.touchedAt || null,
    phone: null,
    where: '',
    excerpt: null,
  };
}

/** An entry of the log as it is shown among what was found. */
export function talkHit(context: HitContext, hit: TalkHit): Hit {
  const title = hit.subject || hit.contactName || strings.interactions.subject(hit.channel as Channel);
  const subtitle = hit.subject === '' ? (hit.outcomeName ?? '') : hit.contactName;
  return {
    type: 'interaction',
    id: hit.id,
    title,
    subtitle,
    detail: dayOf(context, hit.at),
    contactId: hit.contactId,
    dealId: hit.dealId,
    at: hit.at,
    phone: null,
    ...place(context, `${title} ${subtitle}`, words.notes, plainNote(hit.body)),
  };
}

/** A task as it is shown among what was found. */
export function taskHit(context: HitContext, hit: TaskHit): Hit {
  return {
    type: 'task',
    id: hit.id,
    title: hit.title,
    subtitle: hit.contactName,
    detail: hit.dueDate === null ? '' : formatDayShort(hit.dueDate, { ...context.settings, now: context.now }),
    contactId: hit.contactId,
    dealId: hit.dealId,
    at: null,
    phone: null,
    where: '',
    excerpt: null,
  };
}

/** A file as it is shown among what was found. */
export function fileHit(context: HitContext, hit: FileHit): Hit {
  return {
    type: 'file',
    id: hit.id,
    title: hit.name,
    subtitle: hit.on,
    detail: dayOf(context, hit.at),
    contactId: hit.contactId,
    dealId: hit.dealId,
    at: hit.at,
    phone: null,
    ...place(context, `${hit.name} ${hit.on}`, words.note, hit.note),
  };
}

function stands(text: string, terms: SearchTerms): boolean {
  const folded = fold(text);
  return terms.words.every((word) => folded.includes(word));
}

/** A card as it is shown among what was found. */
export function contactHit(context: HitContext, hit: ContactHit, type: 'person' | 'company'): Hit {
  const { raw, terms, settings } = context;
  const subtitle = [hit.title ?? '', hit.companyName].filter((text) => text !== '').join(', ');
  return {
    type,
    id: hit.id,
    title: hit.displayName,
    subtitle,
    detail: hit.phone === null ? '' : formatPhone(hit.phoneE164 ?? hit.phone, settings.region),
    contactId: hit.id,
    dealId: null,
    at: hit.lastAt,
    phone: hit.phone,
    ...(stands(`${hit.displayName} ${subtitle}`, terms)
      ? { where: '', excerpt: null }
      : wayFound(raw, hit.id, terms, settings.region)),
  };
}

/** The number or address by which a card was found, as a person reads it. */
function wayFound(
  raw: RawConnection,
  contactId: string,
  terms: SearchTerms,
  region: string,
): Pick<Hit, 'where' | 'excerpt'> {
  const ways = waysTo(raw, contactId);
  const found = ways.find((way) =>
    terms.words.some((word) => way.digits.includes(word) || (way.normalised ?? way.value.toLowerCase()).includes(word)),
  );
  if (found === undefined) return customFound(raw, contactId, terms);
  return found.kind === 'phone'
    ? { where: words.phone, excerpt: formatPhone(found.normalised ?? found.value, region) }
    : { where: words.email, excerpt: found.value };
}

/** What a card has in a field of the user's own by which it was found, with the field's name. */
function customFound(raw: RawConnection, contactId: string, terms: SearchTerms): Pick<Hit, 'where' | 'excerpt'> {
  const holds = (text: string) => terms.words.some((word) => text.includes(word));
  const values = readValues(raw, contactId);
  for (const field of readFields(raw)) {
    const value = values.get(field.id);
    if (value === undefined || field.retiredAt !== null) continue;
    const text = plainCustomText(field, value).replaceAll(' ::: ', ', ');
    if (holds(fold(text)))
      return {
        where: field.name,
        excerpt: strings.customFields.foundIn(field.name, excerptOf(text, terms.words) ?? text),
      };
  }
  return otherName(raw, contactId, terms);
}

/** The nickname, or how a name is read. */
function otherName(raw: RawConnection, contactId: string, terms: SearchTerms): Pick<Hit, 'where' | 'excerpt'> {
  const row = prepared(
    raw,
    `SELECT nickname, trim(phonetic_given || ' ' || phonetic_family) AS reading FROM contact WHERE id = ?`,
  ).get(contactId) as { nickname: string; reading: string };
  const holds = (text: string) => text !== '' && terms.words.some((word) => fold(text).includes(word));
  if (holds(row.nickname)) return { where: words.nickname, excerpt: row.nickname };
  if (holds(row.reading)) return { where: words.reading, excerpt: row.reading };
  return { where: '', excerpt: null };
}
