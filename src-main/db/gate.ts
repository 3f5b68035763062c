/** One at a time, in the order of asking: whoever holds the gate may write. */
export interface Gate {
  /**
   * Waits for the gate.
   * @param holder who asks, in words for people
   * @returns lets go of the gate; calling it twice does nothing
   */
  acquire(holder: string): Promise<() => void>;
  /** Who holds the gate now, or null. */
  holder(): string | null;
}

interface Waiting {
  holder: string;
  grant(): void;
}

/**
 * Makes the gate that every write transaction passes, main's and the job worker's.
 * @param onWaiting told when someone starts to wait behind a holder, and when nobody waits any more
 */
export function createGate(onWaiting: (waiting: boolean, behind: string | null) => void = () => undefined): Gate {
  const queue: Waiting[] = [];
  let current: string | null = null;
  let isWaitingTold = false;

  function next(): void {
    current = null;
    const first = queue.shift();
    if (first !== undefined) {
      current = first.holder;
      first.grant();
    }
    if (queue.length > 0 || !isWaitingTold) return;
    isWaitingTold = false;
    onWaiting(false, null);
  }

  function releaseOnce(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      next();
    };
  }

  return {
    acquire(holder) {
      if (current === null) {
        current = holder;
        return Promise.resolve(releaseOnce());
      }
      const behind = current;
      return new Promise((resolve) => {
        queue.push({ holder, grant: () => resolve(releaseOnce()) });
        isWaitingTold = true;
        onWaiting(true, behind);
      });
    },
    holder: () => current,
  };
}
