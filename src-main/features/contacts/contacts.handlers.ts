import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { CommandHandlers, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { readCard } from './contact-card.repo';
import { createContact, nameOfNew } from './contact-create.service';
import { countContacts, lettersOf } from './contact-list.repo';
import { contactPage } from './contact-list.service';

export const contactsReads: ReadHandlers<'contacts.list' | 'contacts.count' | 'contacts.letters' | 'contacts.get'> = {
  'contacts.list': async ({ raw }, input) => contactPage(raw, input),
  async 'contacts.count'({ raw }, { filter }) {
    const chosen = filter ?? {};
    const all = countContacts(raw, { trashed: chosen.trashed });
    const isAll = Object.entries(chosen).every(([key, value]) => key === 'trashed' || value === undefined || value === '' || (Array.isArray(value) && value.length === 0));
    return { found: isAll ? all : countContacts(raw, chosen), all };
  },
  'contacts.letters': async ({ raw }, { filter }) => ({ letters: lettersOf(raw, filter ?? {}) }),
  async 'contacts.get'({ raw }, { id }) {
    const card = readCard(raw, id);
    if (card === undefined) throw new AppError('not_found', strings.app.notFound);
    return card;
  },
};

export const contactsCommands: CommandHandlers<'contacts.create'> = {
  async 'contacts.create'({ write, db }, input) {
    const { region } = await loadSettings(db);
    const { value, txId } = await write(strings.contacts.created(nameOfNew(input)), (tx) => createContact(tx, input, region));
    return { id: value, txId };
  },
};
