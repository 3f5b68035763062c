import type { ProcedureName } from '@shared/contract/index';
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

/**
 * Queues reads before their port: a statement that runs cannot be interrupted, so one call is under way at a time and a
 * superseded one is dropped while it waits.
 */
export function createReader(port: ReaderPort): Reader {
  const queue: Waiting[] = [];
  let busy = false;

  function next(): void {
    const first = queue.shift();
    if (first === undefined) busy = false;
    else first.go();
  }

  return {
    run(name, input, caller, supersede) {
      return new Promise((resolve, reject) => {
        const go = () => {
          busy = true;
          port.send(name, input, caller).then(resolve, reject).finally(next);
        };
        const drop = () => reject(new AppError('cancelled', strings.app.superseded));
        if (!busy) {
          go();
          return;
        }
        if (supersede !== null) {
          const old = queue.findIndex((waiting) => waiting.supersede === supersede);
          if (old >= 0) queue.splice(old, 1)[0]!.drop();
        }
        queue.push({ supersede, go, drop });
      });
    },
    close: () => port.close(),
  };
}
