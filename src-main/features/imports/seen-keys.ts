/** On a switchboard's number are hundreds of cards; looking at a few is enough. */
const rowsOfKey = 20;

/**
 * Which rows of a file had a key: twelve bytes for each, so that a file of millions of rows fits beside the app. Keys are
 * held by a hash of 53 bits; whoever asks compares the rows themselves, so a rare clash costs a look and nothing else.
 */
export interface SeenKeys {
  rows(key: string): number[];
  add(key: string, row: number): void;
}

/** Makes an empty one. */
export function createSeenKeys(): SeenKeys {
  let capacity = 1 << 16;
  let used = 0;
  let hashes = new Float64Array(capacity);
  let places = new Int32Array(capacity);

  function put(hash: number, row: number): void {
    let at = hash % capacity;
    for (let same = 0; hashes[at] !== 0; at = (at + 1) % capacity) {
      if (hashes[at] !== hash) continue;
      same += 1;
      if (same >= rowsOfKey) return;
    }
    hashes[at] = hash;
    places[at] = row;
    used += 1;
  }

  function grow(): void {
    const [oldHashes, oldPlaces] = [hashes, places];
    capacity *= 2;
    used = 0;
    hashes = new Float64Array(capacity);
    places = new Int32Array(capacity);
    for (const [index, hash] of oldHashes.entries()) if (hash !== 0) put(hash, oldPlaces[index] ?? 0);
  }

  return {
    rows(key) {
      const hash = hashOf(key);
      const rows: number[] = [];
      for (let at = hash % capacity; hashes[at] !== 0; at = (at + 1) % capacity) {
        if (hashes[at] === hash) rows.push(places[at] ?? 0);
      }
      return rows;
    },
    add(key, row) {
      if (used > capacity * 0.6) grow();
      put(hashOf(key), row);
    },
  };
}

/** 53 bits of a text, never 0 (after cyrb53, by bryc, public domain). */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) + 1;
}
