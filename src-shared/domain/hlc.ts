/**
 * The hybrid logical clock that orders changes between machines: one safe integer, the milliseconds since 2020 in 41 bits
 * above a 12-bit counter. The counter overflows into the milliseconds, so the clock only ever grows and never throws.
 * 41 bits of milliseconds last until 2089.
 */
export type Hlc = number;

const EPOCH_MS = Date.UTC(2020, 0, 1);
const COUNTER_SIZE = 4096;
const MAX = Number.MAX_SAFE_INTEGER;

function sane(hlc: Hlc): Hlc {
  if (!(hlc > 0)) return 0;
  return Math.min(Math.floor(hlc), MAX);
}

/** A wall clock before 2020 or not a number counts as 2020: a wrong clock must not stop a write. */
function fromWall(nowMs: number): Hlc {
  return sane((Math.floor(nowMs) - EPOCH_MS) * COUNTER_SIZE);
}

/**
 * The clock of a local write: the later of now and the clock last seen plus one.
 *
 * @param last the clock last seen, 0 at first
 * @param nowMs milliseconds since 1970
 * @returns a clock greater than `last` (at the end of the 41 bits: equal)
 */
export function nextHlc(last: Hlc, nowMs: number): Hlc {
  return Math.max(fromWall(nowMs), Math.min(sane(last) + 1, MAX));
}

/**
 * The clock after a change from elsewhere was seen: later than that change, than the last one, and not before now.
 *
 * @param last the clock last seen here
 * @param remote the clock that came with the change
 * @param nowMs milliseconds since 1970
 */
export function receiveHlc(last: Hlc, remote: Hlc, nowMs: number): Hlc {
  return nextHlc(Math.max(sane(last), sane(remote)), nowMs);
}

/**
 * The wall time that a clock stands for.
 *
 * @returns milliseconds since 1970, at most a carried counter ahead of the true time
 */
export function hlcTime(hlc: Hlc): number {
  return Math.floor(sane(hlc) / COUNTER_SIZE) + EPOCH_MS;
}
