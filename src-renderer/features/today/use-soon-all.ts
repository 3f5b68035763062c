import { startTransition, useEffect, useState } from 'react';

/** More than the highest window shows. */
const FIRST_LINES = 40;

/**
 * How many lines to draw: what a window shows at once, and the rest when that stands. Five hundred lines overdue took
 * half a second before the first of them was seen.
 * @param ready whether the lines are there
 */
export function useSoonAll(ready: boolean): number {
  const [lines, setLines] = useState(FIRST_LINES);
  useEffect(() => {
    if (!ready) return;
    const idle = requestIdleCallback(() => startTransition(() => setLines(Number.POSITIVE_INFINITY)));
    return () => cancelIdleCallback(idle);
  }, [ready]);
  return lines;
}
