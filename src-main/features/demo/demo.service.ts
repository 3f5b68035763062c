import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import { firstUserId, loadSettings, saveSettings, saveUser } from '../settings/settings.service';
import { openOffice } from './office';
import { writeOwnFields } from './write-own-fields';
import { writeContacts } from './write-contacts';
import { writeConnections } from './write-connections';
import { writeDeals, writeTasks } from './write-deals';
import { writeLog } from './write-log';
import { writeProducts } from './write-products';
import { writeViews } from './write-views';

/**
 * Writes the example office: Kestrel Supply, who sell coffee machines. All its dates lie around today, in the file's zone.
 * @param write the transaction that fills a new file
 * @param now which day today is
 */
export async function writeExampleOffice(write: Write, now: Date): Promise<void> {
  const { timeZone } = await loadSettings(write.db);
  const firstId = await firstUserId(write.db);
  const ML = await saveUser(write, { ...(firstId === null ? {} : { id: firstId }), name: 'Mara Lindqvist' });
  const TA = await saveUser(write, { name: 'Tom Adeyemi' });
  const PN = await saveUser(write, { name: 'Priya Nair' });
  await saveSettings(write, { welcomed: true, region: 'GB', currency: 'GBP', locale: 'en-GB' });
  await write.db.updateTable('pipeline').set({ name: 'Equipment sales' }).execute();
  const office = openOffice(write, now, timeZone, { ML, TA, PN });
  const contacts = writeContacts(office);
  writeConnections(write, office, contacts);
  writeOwnFields(office, contacts);
  writeViews(office);
  writeProducts(office);
  const deals = writeDeals(office, contacts);
  writeTasks(office, contacts);
  writeLog(office, contacts, deals);
  finishStamps(write);
}

/** A card was last changed when something was last said; no trigger stands on the stamps. */
function finishStamps(write: Write): void {
  const lastWord = `SELECT max(i.occurred_at) FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = contact.id`;
  const firstWord = `SELECT i.channel FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = contact.id AND i.channel <> 'note' ORDER BY i.occurred_at LIMIT 1`;
  prepared(write.raw, `UPDATE contact SET first_touch_channel = (${firstWord})`).run();
  prepared(
    write.raw,
    `UPDATE contact SET revision = 1, updated_at = max(created_at, coalesce((${lastWord}), ''))`,
  ).run();
  prepared(
    write.raw,
    "UPDATE deal SET updated_at = max(created_at, coalesce((SELECT max(at) FROM stage_change WHERE deal_id = deal.id), ''))",
  ).run();
}
