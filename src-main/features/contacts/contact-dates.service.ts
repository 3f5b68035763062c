import type { ParsedInputOf } from '@shared/contract/index';
import { addDays, dayBounds, localDateOf, type LocalDate } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import { requireContact } from './contact-edit.service';

interface Step {
  id: string;
  contact_id: string;
  lifecycle: string;
  at: string;
}

/**
 * A step of a card's lifecycle, by its id.
 * @throws AppError `not_found`
 */
export function requireStep(raw: RawConnection, id: string): Step {
  const step = prepared(raw, 'SELECT * FROM lifecycle_change WHERE id = ? AND deleted_at IS NULL').get(id) as
    | Step
    | undefined;
  if (step === undefined) throw new AppError('not_found', strings.app.notFound);
  return step;
}

/**
 * Corrects the day of a step of a lifecycle, or takes it out.
 * @param today the user's date: nobody came anywhere after it
 * @throws AppError `validation` for a day to come, and for taking out the step at which the card stands
 */
export async function dateStep(
  write: Write,
  input: ParsedInputOf<'contacts.date_lifecycle'>,
  today: LocalDate,
  timeZone: string,
): Promise<void> {
  const step = requireStep(write.raw, input.id);
  const contact = requireContact(write.raw, step.contact_id);
  if (input.date === null) {
    const others = prepared(
      write.raw,
      'SELECT 1 FROM lifecycle_change WHERE contact_id = ? AND lifecycle = ? AND id <> ? AND deleted_at IS NULL',
    ).get(contact.id, step.lifecycle, step.id);
    if (step.lifecycle === contact.lifecycle && others === undefined)
      throw new AppError('validation', strings.card.stepIsNow);
    await write.db.updateTable('lifecycle_change').set({ deleted_at: write.at }).where('id', '=', step.id).execute();
    return;
  }
  if (input.date > today) throw new AppError('validation', strings.card.stepToCome, { date: strings.card.stepToCome });
  if (localDateOf(step.at, timeZone) === input.date) return;
  const { from } = dayBounds(input.date, timeZone);
  await write.db.updateTable('lifecycle_change').set({ at: from }).where('id', '=', step.id).execute();
}

/**
 * Puts off the day on which a card's rhythm asks for them; any contact before makes another day due.
 * @throws AppError `validation` for a card without a rhythm, or a day that is not later than the one due
 */
export async function snoozeTouch(
  write: Write,
  input: ParsedInputOf<'contacts.snooze_touch'>,
  zone: string,
): Promise<void> {
  const contact = requireContact(write.raw, input.id);
  if (contact.keep_in_touch_days === null) throw new AppError('validation', strings.card.noRhythm);
  const due = addDays(localDateOf(contact.last_interaction_at ?? contact.created_at, zone), contact.keep_in_touch_days);
  if (input.until <= due) throw new AppError('validation', strings.card.notLater, { until: strings.card.notLater });
  await write.db
    .updateTable('contact')
    .set({ touch_snooze: `${due}/${input.until}` })
    .where('id', '=', contact.id)
    .execute();
}
