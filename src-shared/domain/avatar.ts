/** How many tints the avatars have; the theme holds their colours. */
export const AVATAR_TINTS = 8;

/**
 * The tint of a card's avatar, the same on every machine and for ever: FNV-1a (32 bits) of the id.
 *
 * @param id the card's id
 * @returns 0 to 7
 */
export function avatarTint(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The low bits of FNV-1a are its weakest; folding the high half in spreads like ids over all tints.
  return ((hash ^ (hash >>> 16)) >>> 0) % AVATAR_TINTS;
}

/**
 * The letters of an avatar: "ZF".
 *
 * @param name a display name
 * @param count two for people, one for companies
 */
export function initialsOf(name: string, count: 1 | 2): string {
  const words = name.split(/[\s\-–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const letter = (word: string): string => [...word.replace(/^[^\p{L}\p{N}]+/u, '')][0]?.toLocaleUpperCase() ?? '';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return count === 1 || last === undefined ? letter(first) : letter(first) + letter(last);
}
