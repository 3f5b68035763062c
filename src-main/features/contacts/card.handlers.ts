import { today } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { formatDayOfMonth } from '@shared/locale/format';
import { AppError } from '../../core/errors';
import type { CommandHandlers, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { nameOfMany } from './contact-bulk.service';
import { dateStep, requireStep, snoozeTouch } from './contact-dates.service';
import { requireContact } from './contact-edit.service';
import { findJob, saveJob } from './contact-jobs.service';
import {
  findRelationship,
  relationshipKinds,
  removeKind,
  saveKind,
  saveRelationship,
} from './contact-relationships.service';

export const cardReads: ReadHandlers<'relationships.kinds'> = {
  'relationships.kinds': async ({ raw }) => ({ rows: relationshipKinds(raw) }),
};

type CardCommand =
  | 'employments.save'
  | 'employments.remove'
  | 'relationships.save_kind'
  | 'relationships.remove_kind'
  | 'relationships.save'
  | 'relationships.remove'
  | 'contacts.date_lifecycle'
  | 'contacts.snooze_touch';

export const cardCommands: CommandHandlers<CardCommand> = {
  async 'employments.save'({ write, raw }, input) {
    const { display_name: name } = requireContact(raw, input.contactId);
    const { value, txId } = await write(strings.card.jobSaved(name), (tx) => saveJob(tx, input));
    return { id: value, txId };
  },
  async 'employments.remove'({ write, raw }, { id }) {
    const job = findJob(raw, id);
    if (job === undefined) throw new AppError('not_found', strings.app.notFound);
    const { txId } = await write(strings.card.jobRemoved(nameOfMany(raw, [job.contact_id])), (tx) =>
      tx.db.updateTable('employment').set({ deleted_at: tx.at }).where('id', '=', id).execute(),
    );
    return { txId };
  },
  async 'relationships.save_kind'({ write }, input) {
    const { value, txId } = await write(strings.card.kindSaved(input.name.trim()), (tx) => saveKind(tx, input));
    return { id: value, txId };
  },
  async 'relationships.remove_kind'({ write }, { id }) {
    const { txId } = await write(strings.card.kindRemoved, (tx) => removeKind(tx, id));
    return { txId };
  },
  async 'relationships.save'({ write, raw }, input) {
    const label = strings.card.related(
      requireContact(raw, input.contactId).display_name,
      requireContact(raw, input.otherId).display_name,
    );
    const { value, txId } = await write(label, (tx) => saveRelationship(tx, input));
    return { id: value, txId };
  },
  async 'relationships.remove'({ write, raw }, { id }) {
    const found = findRelationship(raw, id);
    if (found === undefined) throw new AppError('not_found', strings.app.notFound);
    const label = strings.card.unrelated(nameOfMany(raw, [found.contact_id]), nameOfMany(raw, [found.other_id]));
    const { txId } = await write(label, (tx) =>
      tx.db.updateTable('relationship').set({ deleted_at: tx.at }).where('id', '=', id).execute(),
    );
    return { txId };
  },
  async 'contacts.date_lifecycle'({ write, raw, db, clock }, input) {
    const { timeZone } = await loadSettings(db);
    const label = strings.card.stepDated(nameOfMany(raw, [requireStep(raw, input.id).contact_id]));
    const { txId } = await write(label, (tx) => dateStep(tx, input, today(clock.now(), timeZone), timeZone));
    return { txId };
  },
  async 'contacts.snooze_touch'({ write, raw, db }, input) {
    const { timeZone } = await loadSettings(db);
    const label = strings.card.touchSnoozed(requireContact(raw, input.id).display_name, formatDayOfMonth(input.until));
    const { txId } = await write(label, (tx) => snoozeTouch(tx, input, timeZone));
    return { txId };
  },
};
