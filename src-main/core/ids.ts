import { createHash, randomBytes } from 'node:crypto';

let lastMs = 0;
let sequence = 0;
// Drawn many at a time: an import makes hundreds of thousands of ids, and each draw is a call into the system.
let pool = Buffer.alloc(0);
let drawn = 0;

function random8(): Buffer {
  if (drawn + 8 > pool.length) {
    pool = randomBytes(8192);
    drawn = 0;
  }
  drawn += 8;
  return pool.subarray(drawn - 8, drawn);
}

/**
 * A new UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then a 12-bit counter so that ids of one process
 * grow strictly (method 1 of section 6.2), then 62 random bits.
 * @param nowMs milliseconds since 1970
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = 0;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const random = random8();
  random[0] = (random[0]! & 0x3f) | 0x80;
  const tail = random.toString('hex');
  const counter = sequence.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

// Drawn once for Calldeck; changing it would make every built-in row a second one.
const namespace = Buffer.from('6b1f1f0e0d7a4b0f9a553f3c5a0c7d21', 'hex');

/**
 * The UUIDv5 (RFC 9562, section 5.5) of a thing that must exist once: a setting, a built-in stage, a contact's tag.
 * @param parts the natural key, such as `('setting', 'locale')`
 */
export function derivedId(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(namespace).update(parts.join('\u0000')).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
