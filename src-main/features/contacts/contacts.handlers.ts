import { today } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import type { CommandHandlers, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { nameOfMany } from './contact-bulk.service';
import { cardsLikeTyped } from '../duplicates/like-typed.service';
import { readCard } from './contact-card.repo';
import { createContact, nameOfNew } from './contact-create.service';
import { requireContact, setRoles, updateContact, updateLabel } from './contact-edit.service';
import { setCompany } from './contact-jobs.service';
import { countContacts, lettersOf } from './contact-list.repo';
import { contactPage, listDay, pickContacts } from './contact-list.service';
import { contactMarks, stretchIds } from './contact-marks.service';
import { findAddress, findMethod, removeMethod, saveAddress, saveMethod } from './contact-methods.service';
import { compose, dial } from './contact-reach.service';
import { channelCounts } from './timeline.repo';
import { timelinePage } from './timeline.service';

export const contactsReads: ReadHandlers<
  | 'contacts.list'
  | 'contacts.count'
  | 'contacts.letters'
  | 'contacts.marks'
  | 'contacts.ids'
  | 'contacts.get'
  | 'contacts.timeline'
  | 'contacts.channel_counts'
  | 'contacts.pick'
  | 'contacts.candidates'
> = {
  'contacts.list': async (context, input) => contactPage(context.raw, input, await listDay(context)),
  async 'contacts.count'(context, { filter }) {
    const { raw } = context;
    const chosen = filter ?? {};
    const day = await listDay(context);
    const all = countContacts(raw, { trashed: chosen.trashed }, day);
    const isAll = Object.entries(chosen).every(
      ([key, value]) =>
        key === 'trashed' || value === undefined || value === '' || (Array.isArray(value) && value.length === 0),
    );
    return { found: isAll ? all : countContacts(raw, chosen, day), all };
  },
  'contacts.letters': async (context, { filter }) => ({
    letters: lettersOf(context.raw, filter ?? {}, await listDay(context)),
  }),
  'contacts.marks': async (context, input) => contactMarks(context.raw, input, await listDay(context)),
  'contacts.ids': async (context, input) => stretchIds(context.raw, input, await listDay(context)),
  async 'contacts.get'({ raw }, { id }) {
    const card = readCard(raw, id);
    if (card === undefined) throw new AppError('not_found', strings.app.notFound);
    return card;
  },
  'contacts.channel_counts': async ({ raw }, { id }) => ({ counts: channelCounts(raw, id) }),
  'contacts.timeline': async ({ raw, db }, input) => timelinePage(raw, input, await loadSettings(db)),
  'contacts.pick': async (context, input) => ({ rows: pickContacts(context.raw, input, await listDay(context)) }),
  async 'contacts.candidates'({ raw, db }, input) {
    const { region } = await loadSettings(db);
    return { rows: cardsLikeTyped(raw, input, region) };
  },
};

type ContactCommand =
  | 'contacts.create'
  | 'contacts.update'
  | 'contacts.set_company'
  | 'contacts.save_method'
  | 'contacts.remove_method'
  | 'contacts.save_address'
  | 'contacts.remove_address'
  | 'contacts.set_roles'
  | 'contacts.dial'
  | 'contacts.compose';

export const contactsCommands: CommandHandlers<ContactCommand> = {
  async 'contacts.create'({ write, db }, input) {
    const { region } = await loadSettings(db);
    const { value, txId } = await write(strings.contacts.created(nameOfNew(input)), (tx) =>
      createContact(tx, input, region),
    );
    return { id: value, txId };
  },
  async 'contacts.update'({ write, raw }, { id, patch, revision }) {
    const { txId } = await write(updateLabel(requireContact(raw, id), patch), (tx) =>
      updateContact(tx, id, patch, revision),
    );
    return { txId };
  },
  async 'contacts.set_company'({ write, raw, db, clock }, input) {
    const contact = requireContact(raw, input.id);
    const { timeZone } = await loadSettings(db);
    const label =
      input.company === null
        ? strings.contacts.companyLeft(contact.display_name)
        : strings.contacts.companySet(contact.display_name, companyName(raw, input.company));
    const { txId } = await write(label, (tx) => setCompany(tx, input, today(clock.now(), timeZone)));
    return { txId };
  },
  async 'contacts.save_method'({ write, raw, db }, input) {
    const contact = requireContact(raw, input.contactId);
    const { region } = await loadSettings(db);
    const { value, txId } = await write(
      strings.contacts.methodSaved(contact.display_name, strings.contacts.methodKinds[input.kind]),
      (tx) => saveMethod(tx, input, region),
    );
    return { id: value, txId };
  },
  async 'contacts.remove_method'({ write, raw }, { id }) {
    const method = findMethod(raw, id);
    if (method === undefined) throw new AppError('not_found', strings.app.notFound);
    const { txId } = await write(
      strings.contacts.methodRemoved(nameOfMany(raw, [method.contact_id]), strings.contacts.methodKinds[method.kind]),
      (tx) => removeMethod(tx, method),
    );
    return { txId };
  },
  async 'contacts.save_address'({ write, raw }, input) {
    const contact = requireContact(raw, input.contactId);
    const { value, txId } = await write(strings.contacts.addressSaved(contact.display_name), (tx) =>
      saveAddress(tx, input),
    );
    return { id: value, txId };
  },
  async 'contacts.remove_address'({ write, raw }, { id }) {
    const address = findAddress(raw, id);
    if (address === undefined) throw new AppError('not_found', strings.app.notFound);
    const { txId } = await write(strings.contacts.addressRemoved(nameOfMany(raw, [address.contact_id])), (tx) =>
      tx.db.updateTable('address').set({ deleted_at: tx.at }).where('id', '=', id).execute(),
    );
    return { txId };
  },
  async 'contacts.set_roles'({ write, raw }, { id, roles }) {
    const { txId } = await write(strings.contacts.rolesSet(requireContact(raw, id).display_name), (tx) =>
      setRoles(tx, id, roles),
    );
    return { txId };
  },
  async 'contacts.dial'({ raw, db, ports }, { contactId, number, anyway }) {
    const { region } = await loadSettings(db);
    await dial(raw, ports.opener, contactId, number, region, anyway);
    return { ok: true };
  },
  async 'contacts.compose'({ raw, ports }, { contactId, address, anyway }) {
    await compose(raw, ports.opener, contactId, address, anyway);
    return { ok: true };
  },
};

function companyName(raw: RawConnection, choice: { id: string } | { name: string }): string {
  return 'name' in choice ? choice.name.trim() : nameOfMany(raw, [choice.id]);
}
