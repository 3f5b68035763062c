const E164 = /^\+[1-9]\d{3,14}$/;
const EXTENSION = /^\d{1,8}$/;

/**
 * The `tel:` address (RFC 3966) that hands a number to the system's dialler. Only digits ever reach it: codes with `*` or
 * `#` can reprogram a phone.
 *
 * @param e164 a number in E.164
 * @param extension digits to dial on, or null
 * @returns null for anything that is not a number in E.164
 */
export function telUri(e164: string, extension: string | null = null): string | null {
  if (!E164.test(e164)) return null;
  return extension !== null && EXTENSION.test(extension) ? `tel:${e164};ext=${extension}` : `tel:${e164}`;
}
