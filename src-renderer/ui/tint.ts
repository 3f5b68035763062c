/**
 * Which of the eight avatar tints a record has: the same on every machine, for it hangs on the id alone (FNV-1a, 32 bits).
 * @param id any stable text
 * @returns 0 to 7
 */
export function tintOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 13)) & 7;
}

/**
 * The letters of an avatar.
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
