const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Whether a text is an id as Calldeck writes them: an RFC 9562 UUID of any version, in lower case with hyphens.
 *
 * @param text anything that claims to be an id
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
