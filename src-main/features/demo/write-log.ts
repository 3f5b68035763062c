import { normalisePhone } from '@shared/domain/phone';
import { derivedId } from '../../core/ids';
import { openDeals } from './deals';
import type { Office } from './office';
import { drawTalk, type Talk } from './talk';
import { awaited, newcomers, told } from './told';
import type { WrittenContacts, WrittenPerson } from './write-contacts';
import type { WrittenDeal } from './write-deals';

/** The log goes back half a year. */
const oldest = 180;
const hours = [
  '08:40',
  '09:05',
  '09:50',
  '10:15',
  '10:55',
  '11:20',
  '11:45',
  '13:10',
  '13:35',
  '14:20',
  '14:50',
  '15:25',
  '16:05',
  '16:40',
] as const;
/** Who writes by these wants something. */
const asks: ReadonlySet<string> = new Set(['web_form', 'advertisement']);
const share: Readonly<Record<string, number>> = { new: 1, prospect: 3, qualified: 4, customer: 4, inactive: 2 };

interface Entry extends Omit<Talk, 'channel'> {
  channel: string;
  daysAgo: number;
  time: string;
  dealId: string | null;
}

/** Writes half a year of calls, letters and meetings: the ones whose story is told, and others such as there might be. */
export function writeLog(office: Office, contacts: WrittenContacts, deals: readonly WrittenDeal[]): void {
  for (const [name, daysAgo, time, channel, direction, outcome, minutes, subject, body, dealTitle] of told) {
    const person = contacts.people.find((candidate) => candidate.name === name)!;
    const dealId = deals.find((deal) => deal.title === dealTitle)?.id ?? null;
    writeEntry(office, person, {
      daysAgo,
      time,
      channel,
      direction,
      outcome,
      minutes,
      subject,
      body: body.replaceAll(/\{([+-]\d+)\}/g, (_, days: string) => dayInWords(office.day(-Number(days)))),
      dealId,
    });
  }
  for (const person of contacts.people) writeOthers(office, person, deals);
}

function writeOthers(office: Office, person: WrittenPerson, deals: readonly WrittenDeal[]): void {
  const { random } = office;
  // Nobody has spoken to them yet, or they have only just written.
  if (person.last === 0 || newcomers.includes(person.name)) return;
  const count = share[person.lifecycle]! + random.below(2);
  const deal = deals.find((candidate) => candidate.personId === person.id);
  const opened = openDeals.find((candidate) => candidate.title === deal?.title)?.opened ?? 0;
  const span = Math.min(person.first, oldest) - person.last;
  for (let index = 0; index < count; index += 1) {
    // The first is the last word with those of whom nothing is told; the others lie before it.
    const daysAgo = office.workday(
      index === 0 && !person.isTold ? person.last : Math.round(person.last + 3 + ((span - 3) * (index + 0.5)) / count),
    );
    if (daysAgo > person.first || daysAgo > oldest || daysAgo <= person.last - 1) continue;
    // Of a deal that has gone quiet nothing is heard later than is told.
    const isOfDeal = deal !== undefined && daysAgo < opened && daysAgo > lastTold(person.name);
    writeEntry(office, person, {
      ...drawTalk(random),
      daysAgo,
      time: random.pick(hours),
      dealId: isOfDeal ? deal.id : null,
    });
  }
}

function lastTold(name: string): number {
  return Math.max(
    0,
    ...told.filter(([person, , , , , , , , , deal]) => person === name && deal !== '').map(([, daysAgo]) => daysAgo),
  );
}

function writeEntry(office: Office, person: WrittenPerson, entry: Entry): void {
  const at = office.at(entry.daysAgo, entry.time);
  const id = office.id('interaction', `${person.name} ${office.count()}`);
  const isCall = entry.channel === 'call';
  const isAwaited = awaited.some(([name, daysAgo]) => name === person.name && daysAgo === entry.daysAgo);
  office.insert(
    'interaction',
    {
      id,
      channel: entry.channel,
      direction: entry.direction,
      occurred_at: at,
      subject: entry.subject,
      body: entry.body,
      outcome_id: entry.outcome === '' ? null : derivedId('call_outcome', entry.outcome),
      duration_seconds: entry.minutes === 0 ? null : entry.minutes * 60,
      number: isCall ? person.phone : null,
      number_e164: isCall ? normalisePhone(person.phone, 'GB').e164 : null,
      deal_id: entry.dealId,
      user_id: person.owner,
      is_inquiry: entry.direction === 'in' && asks.has(entry.channel) ? 1 : 0,
      purpose: /\b(fault|fitting|leak|repair|spare part|service visit|steam wand)/i.test(entry.body)
        ? 'service'
        : 'sales',
      awaiting_reply_until: isAwaited ? office.day(entry.daysAgo - 10) : null,
    },
    at,
    person.owner,
  );
  office.insert(
    'interaction_contact',
    { id: derivedId('interaction_contact', id, person.id), interaction_id: id, contact_id: person.id },
    at,
    person.owner,
  );
}

function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
