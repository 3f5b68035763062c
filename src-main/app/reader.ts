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
  /** Begins to start what a page's first read will need. */
  warm(): void;
  close(): Promise<void>;
}

/** Sends one call to where it runs and answers its value or throws its error. */
export type ReaderPort = {
  send(name: ProcedureName, input: unknown, caller: { userId: string }): Promise<unknown>;
  /** Starts it before its first call. */
  start?(): void;
  isStarted?(): boolean;
  close(): Promise<void>;
};

interface Waiting {
  supersede: string | null;
  go(port: ReaderPort): void;
  drop(): void;
}

/**
 * Sends reads to two ports. What a page shows goes to the first, or where a long read holds that one, to the second: a
 * search does not wait for a list that is being sorted. What the contract calls slow goes to the second alone, and begins
 * when no page's read is under way, so that the two do not share the machine from the start.
 *
 * A statement that runs cannot be interrupted, so a port has one call at a time, and a superseded call is dropped while
 * it waits.
 * @param quick where a page's own reads run
 * @param slow where what the contract calls slow runs
 */
export function createReader(quick: ReaderPort, slow: ReaderPort): Reader {
  const pages: Waiting[] = [];
  const counts: Waiting[] = [];
  const busy = new Set<ReaderPort>();
  let pagesUnderWay = 0;

  function wake(): void {
    // A second thread takes longer to start than what it would be started for.
    for (const port of [quick, slow])
      if (!busy.has(port) && (port === quick || port.isStarted?.() !== false)) pages.shift()?.go(port);
    if (pagesUnderWay === 0 && !busy.has(slow)) counts.shift()?.go(slow);
  }

  return {
    run: (name, input, caller, supersede) =>
      new Promise((resolve, reject) => {
        const isPage = contract[name].slow !== true;
        const queue = isPage ? pages : counts;
        const go = (port: ReaderPort) => {
          busy.add(port);
          if (isPage) pagesUnderWay += 1;
          port
            .send(name, input, caller)
            .then(resolve, reject)
            .finally(() => {
              busy.delete(port);
              if (isPage) pagesUnderWay -= 1;
              wake();
            });
        };
        const drop = () => reject(new AppError('cancelled', strings.app.superseded));
        if (supersede !== null) {
          const old = queue.findIndex((waiting) => waiting.supersede === supersede);
          if (old >= 0) queue.splice(old, 1)[0]!.drop();
        }
        queue.push({ supersede, go, drop });
        wake();
      }),
    warm: () => quick.start?.(),
    async close() {
      await Promise.all([quick.close(), slow.close()]);
    },
  };
}
