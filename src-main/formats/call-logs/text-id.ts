import { createHash } from 'node:crypto';
import { digitsOf } from '@shared/domain/phone';

/**
 * An id for an entry that bears none: the same for the same entry, whichever export it stands in. A number counts by its
 * digits, for programs write it differently.
 */
export function textId(kind: string, number: string, ...parts: readonly string[]): string {
  const who = digitsOf(number) || number.trim().toLowerCase();
  const hash = createHash('sha256')
    .update([who, ...parts].join('\u0000'))
    .digest('hex');
  return `${kind}:${hash.slice(0, 32)}`;
}
