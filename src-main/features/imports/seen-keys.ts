/** On a switchboard's number are hundreds of cards; looking at a few is enough. */
const rowsOfKey = 20;

/**
 * Which rows of a file had a key: eight bytes for each, so that a file of millions of rows fits beside the app. Keys are
 * held by a hash of 32 bits; whoever asks compares the rows themselves, so a clash (one look in a thousand, at three million
 * keys) costs that look and nothing else.
 */
export interface SeenKeys {
  /** The rows of a key, good until the next call. */
  rows(key: string): readonly number[];
  add(key: string, row: number): void;
}

/** Makes an empty one. */
export function createSeenKeys(): SeenKeys {
  let capacity = 1 << 16;
  let used = 0;
  // A place is free where the hash is 0.
  let hashes = new Int32Array(capacity);
  let places = new Int32Array(capacity);
  const found: number[] = [];

  function put(hash: number, row: number): void {
    const last = capacity - 1;
    let at = hash & last;
    for (let same = 0; hashes[at] !== 0; at = (at + 1) & last) {
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
    const oldCapacity = capacity;
    capacity *= 2;
    used = 0;
    hashes = new Int32Array(capacity);
    places = new Int32Array(capacity);
    // From a free place on: a run that goes over the end would else turn its order about.
    let start = 0;
    while (oldHashes[start] !== 0) start += 1;
    for (let step = 0; step < oldCapacity; step += 1) {
      const at = (start + step) & (oldCapacity - 1);
      const hash = oldHashes[at] ?? 0;
      if (hash !== 0) put(hash, oldPlaces[at] ?? 0);
    }
  }

  return {
    rows(key) {
      const hash = hashOf(key);
      const last = capacity - 1;
      found.length = 0;
      for (let at = hash & last; hashes[at] !== 0; at = (at + 1) & last) {
        if (hashes[at] === hash) found.push(places[at] ?? 0);
      }
      return found;
    },
    add(key, row) {
      if (used > capacity * 0.6) grow();
      put(hashOf(key), row);
    },
  };
}

/** 32 bits of a text, never 0: FNV-1a over its UTF-16 units, mixed at the end as MurmurHash3 does (both public domain). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16) || 1;
}
