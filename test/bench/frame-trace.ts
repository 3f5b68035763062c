import type { CDPSession } from '@playwright/test';

/** An event of Chromium's trace; times are in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** What of `dur` the thread itself computed. */
  tdur?: number;
  args: Record<string, unknown>;
}

const isTask = ({ name, ph }: TraceEvent): boolean => ph === 'X' && name.endsWith('RunTask');
const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

/**
 * Traces a page while something is done in it.
 * @returns milliseconds that the page's main thread computed for each frame: unlike the time between two frames this does
 * not hang on what else the machine does
 */
export async function traceFrames(session: CDPSession, work: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', take);
  const includedCategories = ['toplevel', 'devtools.timeline', '__metadata'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories, excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', take);
  return computedByFrame(events);
}

/** Sums the tasks of the thread that draws, from one frame's beginning to the next. */
function computedByFrame(events: readonly TraceEvent[]): number[] {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts);
  const [first] = frames;
  if (first === undefined) return [];
  const thread = threadOf(first);
  const begins = frames.filter((frame) => threadOf(frame) === thread).map(({ ts }) => ts);
  const computed = begins.map(() => 0);
  const tasks = events.filter((event) => isTask(event) && threadOf(event) === thread).sort((a, b) => a.ts - b.ts);
  let at = 0;
  let ended = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // Two parts of Chromium note the same task, one within the other.
    if (ts < ended) continue;
    ended = ts + dur;
    // The task that a frame begins in is the frame's.
    while (at + 1 < begins.length && (begins[at + 1] ?? 0) <= ts + dur) at += 1;
    computed[at] = (computed[at] ?? 0) + tdur / 1000;
  }
  return computed;
}
