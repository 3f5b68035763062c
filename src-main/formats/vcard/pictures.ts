import type { DraftPicture } from '@shared/domain/contact-draft';
import { magicKind } from '../binary';
import { base64Bytes, type VcardProperty } from './property';

/** A portrait is smaller; a card of a whole album is no address book. */
const LARGEST = 8 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  tiff: 'image/tiff',
};

/**
 * The picture of a PHOTO or LOGO: inline as base64 (also where its ENCODING was forgotten), as a `data:` address, or as a
 * link. Its type is told by its bytes.
 * @returns null for what is no picture; undefined when the property is empty
 */
export function pictureOf(property: VcardProperty): DraftPicture | null | undefined {
  const text = property.value.trim();
  if (property.bytes === null && text === '') return undefined;
  if (property.bytes?.length === 0) return undefined;
  if (property.bytes === null && /^(https?|ftp|file|content|cid|urn):/i.test(text))
    return /^https?:/i.test(text) ? { type: '', data: '', url: text.replaceAll('\\', '') } : undefined;
  const inline = /^data:[^,]{0,200},/i.exec(text)?.[0] ?? '';
  const bytes = property.bytes ?? base64Bytes(text.slice(inline.length));
  if (bytes === null || bytes.length > LARGEST) return null;
  const type = TYPES[magicKind(bytes) ?? ''];
  return type === undefined ? null : { type, data: Buffer.from(bytes).toString('base64'), url: '' };
}
