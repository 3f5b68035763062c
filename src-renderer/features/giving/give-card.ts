import { addressLines, mapLink, type AddressParts, type MapService } from '@shared/domain/address';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { openLink, saveFile } from '@renderer/bridge';
import { notify } from '@renderer/ui';

const words = strings.givingPage;
type Card = OutputOf<'contacts.get'>;

/** A card as a tidy block of text: name, work, ways to reach them, addresses. */
export function cardText(card: Card): string {
  const job = card.employments.find((one) => one.isCurrent);
  const work = job === undefined ? '' : [job.title, job.department, job.companyName].filter(Boolean).join(', ');
  const ways = card.methods.map((one) => (one.kind === 'phone' ? showPhone(one.value) : one.value));
  const addresses = card.addresses.map((one) =>
    addressLines(one, formatSettings().region, formatSettings().locale).join('\n'),
  );
  return [[card.displayName, work].filter(Boolean).join('\n'), ways.join('\n'), ...addresses]
    .filter(Boolean)
    .join('\n\n');
}

export async function copyCard(card: Card): Promise<void> {
  try {
    await navigator.clipboard.writeText(cardText(card));
    notify.info(words.copied(card.displayName));
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure;
    notify.error(words.notCopied);
  }
}

export async function saveVcard(card: { id: string }): Promise<void> {
  try {
    const file = await ask('giving.vcard', { id: card.id });
    const saved = await saveFile(file);
    if (!saved.ok) throw new CallFailure(saved.error);
    notify.done(words.saved(file.fileName));
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Looks an address up on the map of the settings, outside. */
export async function showOnMap(service: MapService, address: AddressParts): Promise<void> {
  const opened = await openLink(mapLink(service, address));
  if (!opened.ok) notify.error(opened.error.message);
}
