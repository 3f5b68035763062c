/** Longer texts are notes in the wrong column; a name and an address together are shorter. */
const LONGEST = 1000;

/**
 * The form in which an email address is compared: trimmed, without `mailto:`, angle brackets and the name before them,
 * lower-cased. What is not an address is trimmed and lower-cased all the same, for the text as typed is kept beside it.
 *
 * @param raw as typed
 */
export function normaliseEmail(raw: string): string {
  const trimmed = raw.replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '').trim();
  if (trimmed.length > LONGEST) return trimmed.toLowerCase();
  const bracketed = /<([^<>]*)>[\s,;]*$/.exec(trimmed);
  const address = (bracketed?.[1] ?? trimmed)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/s, '');
  return address
    .replace(/[.,;>]+$/, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Unquoted local part and a host name with a dot, letters of any script; quoted local parts and bare hosts are refused. */
const ADDRESS =
  /^[^\s@"(),:;<>[\]\\]+@[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*)(?:\.[\p{L}\p{N}\p{M}-]+)*\.[\p{L}\p{N}\p{M}-]{2,}$/u;

/**
 * Whether a text could be delivered to: the shape and the lengths of RFC 5321 (64 before the @, 254 in all).
 *
 * @param text an address as typed or normalised; spaces around it are forgiven
 */
export function isEmail(text: string): boolean {
  const address = text.trim();
  if (address.length > 254 || !ADDRESS.test(address)) return false;
  const at = address.indexOf('@');
  const local = address.slice(0, at);
  if (local.length > 64 || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return address
    .slice(at + 1)
    .split('.')
    .every((label) => !label.startsWith('-') && !label.endsWith('-'));
}

/**
 * Parts a cell or a line of addresses (`a@x.com; Bob Smith <bob@x.com>`, ` ::: ` lists, one a line).
 *
 * @param text as typed
 * @returns normalised addresses, each once, in order; what is not an address is left out
 */
export function splitEmails(text: string): string[] {
  const found = new Set<string>();
  for (const piece of text.replace(/"[^"]*"/g, ' ').split(/:::|[\s,;|<>]+/)) {
    const address = normaliseEmail(piece);
    if (isEmail(address)) found.add(address);
  }
  return [...found];
}
