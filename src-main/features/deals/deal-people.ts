import type { ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { derivedId } from '../../core/ids';
import { stamped } from '../../db/writer';
import type { CommandContext } from '../context';
import { readContact } from '../interactions/interactions.service';
import { liveDeal } from './deal-rows';

/**
 * Adds a person to a deal, or changes the part they play; one who was taken off is put back.
 * @throws AppError `not_found` when the deal or the contact is gone
 */
export async function setPerson(
  context: CommandContext,
  input: ParsedInputOf<'deals.set_person'>,
): Promise<string | null> {
  const deal = await liveDeal(context.db, input.id);
  const contact = readContact(context.raw, input.contactId);
  if (contact === undefined) throw new AppError('not_found', strings.deals.contactGone);
  const id = derivedId('deal_contact', input.id, input.contactId);
  const old = await context.db
    .selectFrom('deal_contact')
    .select(['role', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  const label = old?.deleted_at === null ? strings.deals.changeRole : strings.deals.setPerson;
  const { txId } = await context.write(label(contact.name, deal.title), async (write) => {
    await liveDeal(write.db, input.id);
    const known = await write.db
      .selectFrom('deal_contact')
      .select(['role', 'deleted_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (known === undefined) {
      const row = { ...stamped(write, { deal_id: input.id, contact_id: input.contactId, role: input.role }), id };
      await write.db.insertInto('deal_contact').values(row).execute();
    } else if (known.role !== input.role || known.deleted_at !== null) {
      await write.db
        .updateTable('deal_contact')
        .set({ role: input.role, deleted_at: null })
        .where('id', '=', id)
        .execute();
    }
  });
  return txId;
}

/**
 * Takes a person off a deal; the main contact too.
 * @throws AppError `not_found` when the deal is gone
 */
export async function removePerson(context: CommandContext, id: string, contactId: string): Promise<string | null> {
  const deal = await liveDeal(context.db, id);
  const contact = await context.db
    .selectFrom('contact')
    .select('display_name')
    .where('id', '=', contactId)
    .executeTakeFirst();
  const { txId } = await context.write(
    strings.deals.removePerson(contact?.display_name ?? '', deal.title),
    async (write) => {
      const now = await liveDeal(write.db, id);
      await write.db
        .updateTable('deal_contact')
        .set({ deleted_at: write.at })
        .where('id', '=', derivedId('deal_contact', id, contactId))
        .where('deleted_at', 'is', null)
        .execute();
      if (now.contact_id === contactId)
        await write.db.updateTable('deal').set({ contact_id: null }).where('id', '=', id).execute();
    },
  );
  return txId;
}
