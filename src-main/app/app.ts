import {
  contract,
  type Envelope,
  type InputOf,
  type OutputOf,
  type ProcedureName,
  type Topics,
} from '@shared/contract/index';
import type { Clock } from '../core/clock';
import { AppError } from '../core/errors';
import type { EventBus, Listener } from '../core/event-bus';
import type { Jobs } from '../core/jobs';
import type { Logger } from '../core/logger';
import type { Connection } from '../db/open';
import type { Writer } from '../db/writer';
import type { CommandContext } from '../features/context';
import type { FolderWatch } from '../features/watch/watch.service';
import type { Ports } from '../ports/index';
import { dispatch } from './dispatch';
import type { Reader } from './reader';
import { isRead } from './reads';
import { commandHandler } from './registry';

/** Who calls: a window, a browser session, or the command line. */
export interface CallContext {
  clientId: string;
  userId?: string;
}

/** The app, whatever host it runs in. */
export interface App {
  dispatch(name: string, input: unknown, context: CallContext): Promise<Envelope<unknown>>;
  subscribe(listener: Listener): () => void;
  /** Begins to start what a page's first read will need. */
  warm(): void;
  jobs: Jobs;
  /** @param spare the path of a backup that stays, whichever are taken away for the one that closing makes */
  close(spare?: string): Promise<void>;
}

export interface AppDeps {
  connection: Connection;
  writer: Writer;
  reader: Reader;
  jobs: Jobs;
  watch: FolderWatch;
  events: EventBus;
  clock: Clock;
  log: Logger;
  ports: Ports;
  file: CommandContext['file'];
  spoolDir: string;
  /** Whose file this is, until someone else signs in. */
  defaultUserId: string;
  /** Holds every answer against its schema; for tests, since it costs time. */
  checkOutput?: boolean;
  /** What else closes with the app: threads, the lock; see `close`. */
  onClose(spare?: string): Promise<void>;
}

/**
 * Joins the parts into the app.
 * @param deps what the start opened and what the host supplies
 */
export function createApp(deps: AppDeps): App {
  const { connection, writer, reader, jobs, events, clock, log, ports } = deps;

  async function invoke(name: ProcedureName, input: unknown, caller: CallContext): Promise<unknown> {
    const userId = caller.userId ?? deps.defaultUserId;
    // A page asks first who and what there is: the thread that reads for it starts meanwhile.
    if (name === 'app.info' && ports.host !== 'cli') reader.warm();
    const value = isRead(name)
      ? await reader.run(name, input, { userId }, contract[name].superseded ? `${caller.clientId} ${name}` : null)
      : await command(name, input, contextFor(caller, userId));
    if (deps.checkOutput === true) contract[name].output.parse(value);
    return value;
  }

  async function command(name: ProcedureName, input: unknown, context: CommandContext): Promise<unknown> {
    const handler = await commandHandler(name);
    if (handler === undefined) throw new AppError('internal', `${name} has no handler`);
    return handler(context, input as never);
  }

  function contextFor(caller: CallContext, userId: string): CommandContext {
    return {
      db: connection.db,
      raw: connection.raw,
      clock,
      userId,
      clientId: caller.clientId,
      spoolDir: deps.spoolDir,
      file: deps.file,
      ports,
      jobs,
      watch: deps.watch,
      events,
      log,
      write: (label, work, options) => writer.write({ userId, ...options, label }, work),
      call: async <N extends ProcedureName>(name: N, input: InputOf<N>) =>
        (await invoke(name, contract[name].input.parse(input), caller)) as OutputOf<N>,
    };
  }

  const importsArrived = events.subscribe((topic, payload) => {
    if (topic !== 'data.changed' || !(payload as Topics['data.changed']).entities.includes('import')) return;
    if (deps.watch.arrived().length === 0) return;
    invoke('watch.import_waiting', {}, { clientId: 'watch' }).catch((error: unknown) => {
      log.error('the watched folder could not be imported', error);
    });
  });

  return {
    dispatch: (name, input, caller) => dispatch(name, input, (found, parsed) => invoke(found, parsed, caller), log),
    subscribe: (listener) => events.subscribe(listener),
    warm: () => reader.warm(),
    jobs,
    async close(spare) {
      importsArrived();
      deps.watch.close();
      try {
        await jobs.close();
        await reader.close();
      } finally {
        // Whatever ails a thread, the file is closed and its lock let go.
        await deps.onClose(spare);
      }
    },
  };
}
