import { derivedId } from '@main/core/ids';
import { drawTalk } from '@main/features/demo/talk';
import { fold } from '@shared/domain/fold';
import type { SeedContact } from './contacts';
import type { SeedDeal } from './deals';
import { inserter, type Sheet } from './sheet';
import { phone } from './words';

const slice = 100_000;

/** Writes the log: calls, emails, meetings and notes of three years, a third of them about a deal. */
export function writeLog(
  sheet: Sheet,
  count: number,
  people: readonly SeedContact[],
  companies: readonly SeedContact[],
  deals: readonly SeedDeal[],
): void {
  const { random } = sheet;
  const interaction = inserter(sheet, 'interaction', [
    'id',
    'channel',
    'direction',
    'occurred_at',
    'subject',
    'body',
    'outcome_id',
    'duration_seconds',
    'number',
    'number_e164',
    'deal_id',
    'user_id',
  ]);
  const link = inserter(sheet, 'interaction_contact', ['id', 'interaction_id', 'contact_id', 'occurred_at']);
  const index = sheet.raw.prepare<unknown[]>('INSERT INTO interaction_fts (rowid, text) VALUES (?, ?)');
  const outcomes = new Map(
    ['connected', 'left_message', 'left_voicemail', 'no_answer', 'busy'].map((key) => [
      key,
      derivedId('call_outcome', key),
    ]),
  );
  sheet.raw.exec('BEGIN');
  for (let number = 1; number <= count; number += 1) {
    const deal = random.below(3) === 0 ? random.pick(deals) : null;
    const contactId = deal?.contactId ?? (random.below(20) === 0 ? random.pick(companies).id : random.pick(people).id);
    const talk = drawTalk(random);
    // Newer entries are more than old ones, as in a firm that grows.
    const at = sheet.instant(1 + Math.min(random.below(1100), random.below(1100)));
    const id = sheet.newId();
    const isCall = talk.channel === 'call';
    const dialled = isCall ? phone(random.below(15_000)) : null;
    const rid = interaction(
      at,
      id,
      talk.channel,
      talk.direction,
      at,
      talk.subject,
      talk.body,
      outcomes.get(talk.outcome) ?? null,
      talk.minutes === 0 ? null : talk.minutes * 60,
      dialled?.value ?? null,
      dialled?.normalised ?? null,
      deal?.id ?? null,
      random.pick(sheet.userIds),
    );
    link(at, derivedId('interaction_contact', id, contactId), id, contactId, at);
    index.run(rid, fold(`${talk.subject} ${talk.body}`));
    if (number % slice === 0 && number < count) {
      sheet.raw.exec('COMMIT');
      sheet.tell(`log: ${number} of ${count}`);
      sheet.raw.exec('BEGIN');
    }
  }
  sheet.raw.exec('COMMIT');
}
