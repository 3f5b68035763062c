const last = new Map<string, Promise<unknown>>();

/**
 * Runs works of one name one after the other; what nobody waits for any more when its turn comes is left out.
 * @param name what must not run twice at once
 * @param signal tells that nobody waits
 * @param work what to do
 */
export function inTurn<T>(name: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const run = async (): Promise<T> => {
    signal?.throwIfAborted();
    return work();
  };
  const before = last.get(name);
  const mine = before === undefined ? run() : before.then(run, run);
  last.set(name, mine);
  const clear = (): void => {
    if (last.get(name) === mine) last.delete(name);
  };
  mine.then(clear, clear);
  return mine;
}
