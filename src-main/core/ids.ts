import { createHash, randomBytes } from 'node:crypto';

let lastMs = 0;
let sequence = 0;
// Drawn many at a time: an import makes hundreds of thousands of ids, and each draw is a call into the system.
let pool = '';
let drawn = 0;
// What the ids of one millisecond begin with.
let prefix = '';
const counters = Array.from({ length: 0x1000 }, (_, value) => value.toString(16).padStart(3, '0'));
const variants = ['8', '9', 'a', 'b'];

function random16(): string {
  if (drawn + 16 > pool.length) {
    pool = randomBytes(8192).toString('hex');
    drawn = 0;
  }
  drawn += 16;
  return pool.slice(drawn - 16, drawn);
}

/**
 * A new UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then a 12-bit counter so that ids of one process
 * grow strictly (method 1 of section 6.2), then 62 random bits.
 * @param nowMs milliseconds since 1970
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    begin(nowMs);
  } else {
    sequence += 1;
    if (sequence > 0xfff) begin(lastMs + 1);
  }
  const random = random16();
  const variant = variants[Number.parseInt(random.charAt(0), 16) & 3];
  return `${prefix}${counters[sequence]}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

function begin(ms: number): void {
  lastMs = ms;
  sequence = 0;
  const time = ms.toString(16).padStart(12, '0');
  prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`;
}

// Drawn once for Calldeck; changing it would make every built-in row a second one.
const namespace = Buffer.from('6b1f1f0e0d7a4b0f9a553f3c5a0c7d21', 'hex');

/**
 * The UUIDv5 (RFC 9562, section 5.5) of a thing that must exist once: a setting, a built-in stage, a contact's tag.
 * @param parts the natural key, such as `('setting', 'locale')`
 */
export function derivedId(...parts: readonly string[]): string {
  // As text from the start: bytes would be turned into text all the same, for twice the time.
  const hex = createHash('sha1').update(namespace).update(parts.join('\u0000')).digest('hex');
  const variant = variants[Number.parseInt(hex.charAt(16), 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
