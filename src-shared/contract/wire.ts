// JSON cannot carry bytes. Electron's structured clone can, so the two would answer differently; this codec makes them
// equal. Bytes travel as {"$bytes": "<base64>"}; a plain key that begins with "$" travels with one more "$" before it.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
const PAD = 61;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A multiple of three, so that only the last part is padded, and small enough to spread as arguments.
  const step = 12_288;
  for (let start = 0; start < bytes.length; start += step) {
    const end = Math.min(start + step, bytes.length);
    const codes = new Uint8Array(Math.ceil((end - start) / 3) * 4).fill(PAD);
    let out = 0;
    for (let i = start; i < end; i += 3) {
      const a = bytes[i] ?? 0;
      const b = bytes[i + 1] ?? 0;
      const c = bytes[i + 2] ?? 0;
      codes[out++] = ALPHABET.charCodeAt(a >> 2);
      codes[out++] = ALPHABET.charCodeAt(((a & 3) << 4) | (b >> 4));
      if (i + 1 < end) codes[out] = ALPHABET.charCodeAt(((b & 15) << 2) | (c >> 6));
      out++;
      if (i + 2 < end) codes[out] = ALPHABET.charCodeAt(c & 63);
      out++;
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const length = text.length - padding;
  if (text.length % 4 !== 0) throw new SyntaxError('bytes are not base64');
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let held = 0;
  let bits = 0;
  let out = 0;
  for (let i = 0; i < length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? 255;
    if (value === 255) throw new SyntaxError('bytes are not base64');
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[out++] = (held >> bits) & 255;
    }
  }
  return bytes;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/**
 * Plain data (strings, numbers, booleans, null, arrays, objects, Uint8Array) to JSON text. Keys whose value is undefined
 * are left out. Throws TypeError on what is not plain: a function, a Date, NaN, a bigint.
 */
export function encodeWire(value: unknown): string {
  const text = JSON.stringify(value, function replace(this: unknown, key: string, seen: unknown): unknown {
    // A Buffer has a toJSON of its own, which ran before this: look at the original.
    const original = (this as Record<string, unknown>)[key];
    if (original instanceof Uint8Array) return { $bytes: toBase64(original) };
    if (typeof original === 'number' && !Number.isFinite(original)) throw new TypeError(`not plain data at "${key}"`);
    if (typeof original === 'function' || typeof original === 'symbol' || typeof original === 'bigint') {
      throw new TypeError(`not plain data at "${key}"`);
    }
    if (!isPlainObject(original)) return seen;
    // The bytes' own wrapper comes back through here as `this`, never as a value, so "$bytes" is not escaped twice.
    const prototype: unknown = Object.getPrototypeOf(original);
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`not plain data at "${key}"`);
    if (!Object.keys(original).some((name) => name.startsWith('$'))) return original;
    return Object.fromEntries(
      Object.entries(original).map(([name, inner]) => [name.startsWith('$') ? `$${name}` : name, inner]),
    );
  });
  return text ?? 'null';
}

/** The reverse of `encodeWire`. Throws SyntaxError on text that is not JSON or holds damaged bytes. */
export function decodeWire(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (!isPlainObject(value)) return value;
    const names = Object.keys(value);
    if (!names.some((name) => name.startsWith('$'))) return value;
    if (names.length === 1 && typeof value['$bytes'] === 'string') return fromBase64(value['$bytes']);
    return Object.fromEntries(names.map((name) => [name.startsWith('$$') ? name.slice(1) : name, value[name]]));
  });
}
