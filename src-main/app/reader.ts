import { contract, type ProcedureName } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../core/errors';

/** Runs the reading handlers, in a worker or in this process. */
export interface Reader {
  /**
   * @param supersede a newer call under the same key makes a waiting one pointless; null for never
   * @throws AppError `cancelled` for a call that a newer one replaced
   */
  run(name: ProcedureName, input: unknown, caller: { userId: string }, supersede: string | null): Promise<unknown>;
  close(): Promise<void>;
}

/** Sends one call to where it runs and answers its value or throws its error. */
export type ReaderPort = {
  send(name: ProcedureName, input: unknown, caller: { userId: string }): Promise<unknown>;
  close(): Promise<void>;
};

interface Waiting {
  supersede: string | null;
  go(): void;
  drop(): void;
}

interface Queue {
  run: Reader['run'];
  isIdle(): boolean;
  /** Begins the first that waits, if it may begin now. */
  wake(): void;
}

/**
 * Sends reads to one of two ports, so that a page of a list never waits for a count; a count begins when no page is under
 * way, so that the two do not share the machine from the start.
 * @param quick where a page's own reads run
 * @param slow where what the contract calls slow runs
 */
export function createReader(quick: ReaderPort, slow: ReaderPort): Reader {
  const pages = queueBefore(quick, { mayBegin: () => true, onIdle: () => counts.wake() });
  const counts: Queue = queueBefore(slow, { mayBegin: () => pages.isIdle(), onIdle: () => undefined });
  return {
    run: (name, input, caller, supersede) => (contract[name].slow ? counts : pages).run(name, input, caller, supersede),
    async close() {
      await Promise.all([quick.close(), slow.close()]);
    },
  };
}

/**
 * Queues reads before their port: a statement that runs cannot be interrupted, so one call is under way at a time and a
 * superseded one is dropped while it waits.
 */
function queueBefore(port: ReaderPort, { mayBegin, onIdle }: { mayBegin(): boolean; onIdle(): void }): Queue {
  const queue: Waiting[] = [];
  let busy = false;

  function wake(): void {
    if (busy || !mayBegin()) return;
    queue.shift()?.go();
  }

  function ended(): void {
    busy = false;
    wake();
    if (!busy) onIdle();
  }

  return {
    run: (name, input, caller, supersede) =>
      new Promise((resolve, reject) => {
        const go = () => {
          busy = true;
          port.send(name, input, caller).then(resolve, reject).finally(ended);
        };
        const drop = () => reject(new AppError('cancelled', strings.app.superseded));
        if (supersede !== null) {
          const old = queue.findIndex((waiting) => waiting.supersede === supersede);
          if (old >= 0) queue.splice(old, 1)[0]!.drop();
        }
        queue.push({ supersede, go, drop });
        wake();
      }),
    isIdle: () => !busy,
    wake,
  };
}
