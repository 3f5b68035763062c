/**
 * How alike two short texts are, after Jaro and Winkler: typing errors and letters changed about cost little, above all
 * behind a beginning that is the same (W. E. Winkler, String Comparator Metrics, 1990).
 *
 * @param a folded
 * @param b folded
 * @returns 0 (nothing in common) to 1 (the same)
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  // Letters are matched from the left, which for some pairs depends on which text comes first.
  return a < b ? jaroWinkler(a, b) : jaroWinkler(b, a);
}

function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const matched: string[] = [];
  for (let at = 0; at < a.length; at += 1) {
    const letter = a[at] ?? '';
    for (let other = Math.max(0, at - reach); other <= Math.min(b.length - 1, at + reach); other += 1) {
      if (taken[other] === 1 || b[other] !== letter) continue;
      taken[other] = 1;
      matched.push(letter);
      break;
    }
  }
  const count = matched.length;
  if (count === 0) return 0;
  let swapped = 0;
  let next = 0;
  for (let other = 0; other < b.length; other += 1) {
    if (taken[other] !== 1) continue;
    if (matched[next] !== b[other]) swapped += 1;
    next += 1;
  }
  const jaro = (count / a.length + count / b.length + (count - swapped / 2) / count) / 3;
  let common = 0;
  while (common < 4 && common < a.length && a[common] === b[common]) common += 1;
  return jaro + common * 0.1 * (1 - jaro);
}

/**
 * Whether two texts are one but for one slip of the hand: a letter more, less or other, or two neighbours changed about.
 *
 * @returns true for equal texts too
 */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  if (short.length < long.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  return (
    short[from] === long[from + 1] && short[from + 1] === long[from] && short.slice(from + 2) === long.slice(from + 2)
  );
}

/**
 * A key that names which sound alike have in common, after the American Soundex; of no Latin letters the text itself.
 *
 * @param word folded
 */
export function soundKey(word: string): string {
  const letters = word.replace(/[^a-z]/g, '');
  if (letters === '') return word;
  let key = letters[0] ?? '';
  let last = codes[letters.charCodeAt(0) - 97] ?? '0';
  for (let at = 1; at < letters.length && key.length < 4; at += 1) {
    const code = codes[letters.charCodeAt(at) - 97] ?? '0';
    if (code === '-') continue;
    if (code !== '0' && code !== last) key += code;
    last = code;
  }
  return key;
}

// a to z: 0 parts two equal sounds, - does not.
const codes = '01230120022455012623010202'.replace(/./g, (code, at: number) => (at === 7 || at === 22 ? '-' : code));
