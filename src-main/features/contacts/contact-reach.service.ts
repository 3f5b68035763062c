import { isEmail, normaliseEmail } from '@shared/domain/email';
import { normalisePhone } from '@shared/domain/phone';
import { telUri } from '@shared/domain/tel';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import type { Opener } from '../../ports/index';
import { requireContact } from './contact-edit.service';

/**
 * Hands a number of a card to the system's dialler.
 * @param region of the file's settings, for a number without its country
 * @param anyway the user knows that the card says not to call
 * @throws AppError `forbidden` when the card says not to call and nobody was asked; `validation` for what cannot be dialled; `unavailable`
 */
export async function dial(
  raw: RawConnection,
  opener: Opener,
  contactId: string,
  number: string,
  region: string,
  anyway = false,
): Promise<void> {
  const contact = requireContact(raw, contactId);
  if (contact.do_not_call === 1 && !anyway)
    throw new AppError('forbidden', strings.contacts.doNotCall(contact.display_name));
  const { e164, extension } = normalisePhone(number, region);
  const uri = e164 === null ? null : telUri(e164, extension);
  if (uri === null)
    throw new AppError('validation', strings.contacts.notDialable(number.trim()), {
      number: strings.contacts.notDialable(number.trim()),
    });
  await handOver(opener, uri);
}

/**
 * Opens the system's mail program on a letter to an address of a card; throws as `dial` does.
 * @param anyway the user knows that the card says not to write
 */
export async function compose(
  raw: RawConnection,
  opener: Opener,
  contactId: string,
  address: string,
  anyway = false,
): Promise<void> {
  const contact = requireContact(raw, contactId);
  if (contact.do_not_mail === 1 && !anyway)
    throw new AppError('forbidden', strings.contacts.doNotMail(contact.display_name));
  if (!isEmail(address.trim()))
    throw new AppError('validation', strings.contacts.notAnAddress(address.trim()), {
      address: strings.contacts.notAnAddress(address.trim()),
    });
  // Nothing of an address may become a header of the letter.
  await handOver(opener, `mailto:${normaliseEmail(address).split('@').map(encodeURIComponent).join('@')}`);
}

async function handOver(opener: Opener, uri: string): Promise<void> {
  if ((await opener.open(uri)) === 'refused') throw new AppError('unavailable', strings.contacts.notHandedOver);
}
