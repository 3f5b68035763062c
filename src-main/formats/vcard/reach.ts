import type { DraftAddress } from '@shared/domain/contact-draft';
import { isEmail, normaliseEmail } from '@shared/domain/email';
import type { MethodKind } from '@shared/domain/import-fields';
import { regionOfNumber } from '@shared/domain/phone';
import { labelOf } from '../address-book/cell-values';
import { placesFor } from '../draft-methods';
import { plainLabel } from './labels';
import type { VcardCard, VcardVersion } from './lexer';
import type { VcardProperty } from './property';
import { listPartsOf, partsOf } from './values';

/** A way to reach somebody, as the card writes it. */
export interface Reach {
  kind: MethodKind;
  label: string;
  value: string;
}

/** The country by whose way a number is read: that of an address of the card, which may stand after it, or the one given. */
export function regionOfReach(
  { properties, version }: VcardCard,
  { kind, label, value }: Reach,
  region: string,
): string {
  if (kind !== 'phone') return region;
  const places = properties
    .filter(({ name }) => name === 'ADR')
    .map((property) => ({ label: plainLabel(property), name: partsOf(property.value, version)[6] ?? '' }));
  return regionOfNumber(value, placesFor(label, places), region);
}

/** What a TEL says: a number, also as a `tel:` address with its extension, a name by SIP, or a pager's mail address. */
export function phoneReach(label: string, text: string): Reach {
  if (/^sips?:/i.test(text)) return { kind: 'im', label: 'SIP', value: text.replace(/^sips?:/i, '') };
  if (text.includes('@') && isEmail(normaliseEmail(text))) return { kind: 'email', label, value: text };
  const [, number = '', params = ''] = /^tel:([^;]*)(.*)$/i.exec(text) ?? [];
  const extension = /;ext=([\d-]+)/i.exec(params)?.[1];
  const value = number === '' ? text : extension === undefined ? number : `${number} ext. ${extension}`;
  return { kind: 'phone', label, value };
}

/** What an IMPP says (RFC 4770): the service by name or by the scheme of its address. */
export function messengerReach(property: VcardProperty, text: string): Reach {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text) ?? [];
  const service = property.params.get('X-SERVICE-TYPE')?.[0] ?? '';
  const label = service === '' ? (scheme === 'x-apple' ? '' : scheme) : service;
  const value = rest === '' ? text : scheme === 'x-apple' ? percentDecoded(rest) : rest;
  return { kind: 'im', label: labelOf(label, 'other'), value };
}

/** What Apple's X-SOCIALPROFILE says: a link, or a name behind `x-apple:`. */
export function socialReach(property: VcardProperty, text: string, label: (fallback: string) => string): Reach {
  const [type = ''] = (property.params.get('TYPE') ?? []).filter((word) => word.toLowerCase() !== 'pref');
  const value = text.startsWith('x-apple:') ? percentDecoded(text.slice('x-apple:'.length)) : text;
  return {
    kind: 'social',
    label: label(labelOf(type, 'other')),
    value: value || (property.params.get('X-USER')?.[0] ?? ''),
  };
}

/**
 * An ADR, its whole as one text only where its parts do not say it.
 * @param keepsWhole true for our own cards, which write the whole only then
 */
export function addressOf(
  property: VcardProperty,
  version: VcardVersion,
  label: string,
  keepsWhole: boolean,
): DraftAddress {
  const parts = listPartsOf(property.value, version).map((part) => part.join(', '));
  const [poBox = '', street2 = '', street = '', city = '', region = '', postalCode = '', country = ''] = parts;
  const whole = (property.params.get('LABEL')?.[0] ?? '').replaceAll('\\n', '\n');
  const address = { label, street, street2, city, region, postalCode, country, poBox, formatted: '' };
  const parted = [poBox, street, city, region, postalCode, country].some((part) => part !== '');
  // Google puts all of an address that it could not part into one field, with its lines.
  if (!parted && street2.includes('\n')) return { ...address, street2: '', formatted: street2 };
  if (!keepsWhole && street === '') Object.assign(address, { street: street2, street2: '' });
  return keepsWhole || (!parted && street2 === '') ? { ...address, formatted: whole } : address;
}

/** An address known only as a whole. */
export function wholeAddress(label: string, formatted: string): DraftAddress {
  return {
    label,
    street: '',
    street2: '',
    city: '',
    region: '',
    postalCode: '',
    country: '',
    poBox: '',
    formatted,
  };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that stands for itself.
    return text;
  }
}
