import { useState } from 'react';

let last = 0;

function newKey(): number {
  last += 1;
  return last;
}

/**
 * Keys of lines that have no name of their own: a key stays with its line when one above it goes, so that what is typed in
 * a line never shows in another.
 * @param count how many lines there are at first
 */
export function useLineKeys(count: number) {
  const [keys, setKeys] = useState<readonly number[]>(() => Array.from({ length: count }, newKey));
  return {
    keyOf: (at: number) => keys[at] ?? `line ${at}`,
    added: () => setKeys([...keys, newKey()]),
    removed: (at: number) => setKeys(keys.toSpliced(at, 1)),
  };
}
