import type { App, CallContext } from '@main/app/app';
import type { Recovery } from '@main/app/recovery';
import type { StartOptions } from '@main/app/start';
import type { DataFileChoice } from '@main/ports/index';
import type { Envelope, TopicName, WireError } from '@shared/contract/index';
import { entities } from '@shared/contract/topics';
import { strings } from '@shared/locale/index';
import { randomUUID } from 'node:crypto';

const words = strings.hosts;

type Listener = (topic: TopicName, payload: unknown) => void;

/**
 * The app behind a host: calls may come before it is open (they wait) and while another file is being opened. A host
 * paints its window first and opens the file meanwhile.
 */
export interface AppHolder {
  dispatch(name: unknown, input: unknown, context: CallContext): Promise<Envelope<unknown>>;
  subscribe(listener: Listener): () => void;
  /** Begins to start what a page's first read will need, as soon as the file is open. */
  warm(): void;
  /**
   * Opens another file once the calls under way have answered. Where it cannot be opened, the file before is opened
   * again, and clients hear why by `app.state`.
   * @returns whether it was opened; it never rejects
   */
  reopen(choice: DataFileChoice): Promise<boolean>;
  /** Settles when the first file is open, or rejects with why it is not. */
  opened: Promise<void>;
  /** Lets the calls under way answer, then closes the file. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Begins to open a file.
 * @param start opens the app; `startApp`, or a stand-in in tests
 * @param optionsOf the options for a choice of file
 * @param first the file to begin with
 * @param report hears of every failure, for the log
 * @param recovery the ways on where a file could not be opened, and how the host goes them
 */
export function holdApp(
  start: (options: StartOptions) => Promise<App>,
  optionsOf: (choice: DataFileChoice) => StartOptions,
  first: DataFileChoice,
  report: (error: unknown, traceId: string) => void,
  recovery?: { load(): Promise<Recovery>; reopen(choice: DataFileChoice): void },
): AppHolder {
  const listeners = new Set<Listener>();
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  // What few starts need is loaded by those: a host has its window before it has the app.
  async function told(error: unknown): Promise<WireError> {
    const { toWire } = await import('@main/app/dispatch');
    const wire = toWire(error);
    report(error, wire.traceId);
    return wire;
  }

  function tell(topic: TopicName, payload: unknown): void {
    for (const listener of listeners) listener(topic, payload);
  }

  function open(choice: DataFileChoice): Promise<App> {
    tell('app.state', { state: 'starting', message: null });
    return start(optionsOf(choice)).then(
      (app) => {
        app.subscribe(tell);
        tell('app.state', { state: 'ready', message: null });
        return app;
      },
      async (error: unknown) => {
        tell('app.state', { state: 'failed', message: (await told(error)).message });
        throw error;
      },
    );
  }

  let choiceNow = first;
  let current = open(first);
  const opened = current.then(() => undefined);
  // Whoever waits for it hears of the failure; where no one does, every call still answers with it.
  opened.catch(() => undefined);

  async function settleCalls(): Promise<void> {
    await Promise.allSettled(underWay);
  }

  async function closeCurrent(): Promise<void> {
    const app = await current.catch(() => null);
    if (app !== null) await app.close();
  }

  /** Nothing is open: the ways on are all that is answered, and to every other call why it is so. */
  async function recover(name: string, input: unknown, why: unknown): Promise<Envelope<unknown>> {
    if (recovery === undefined || (name !== 'recovery.ways' && name !== 'recovery.go')) throw why;
    const { contract } = await import('@shared/contract/index');
    const { ways, prepare } = await recovery.load();
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return failure('invalid_input', words.calls.badMessage);
    if (name === 'recovery.ways') return { ok: true, value: ways(choiceNow) };
    const next = await prepare(choiceNow, contract['recovery.go'].input.parse(input));
    if (next !== null) recovery.reopen(next);
    return { ok: true, value: { begun: next !== null } };
  }

  return {
    opened,

    dispatch(name, input, context) {
      const call = (async (): Promise<Envelope<unknown>> => {
        if (typeof name !== 'string') return failure('invalid_input', words.calls.badMessage);
        if (closing !== null) return failure('unavailable', words.calls.unreachable);
        try {
          let app;
          try {
            app = await current;
          } catch (error) {
            return await recover(name, input, error);
          }
          return await app.dispatch(name, input, context);
        } catch (error) {
          return { ok: false, error: await told(error) };
        }
      })();
      underWay.add(call);
      void call.finally(() => underWay.delete(call));
      return call;
    },

    warm() {
      current.then(
        (app) => app.warm(),
        () => undefined,
      );
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    reopen(choice) {
      const before = current;
      const choiceBefore = choiceNow;
      const back = wayBack(choiceBefore);
      let isOpened = true;
      choiceNow = choice;
      // In the next turn: the call that asked for it is itself under way until its answer has left.
      current = new Promise<void>((resolve) => setTimeout(resolve, 0))
        .then(settleBefore)
        .then(() => open(choice))
        .catch((error: unknown) => {
          // Tried again, and in vain: opening it once more would make a new one where it was just set aside.
          if (choice === choiceBefore || isSame(choice, back)) throw error;
          // Otherwise nothing would be open, and the window dead.
          isOpened = false;
          choiceNow = back;
          // From a backup that was looked at it goes on to its file, which the page has to begin anew with.
          if (back !== choiceBefore) return open(back);
          return start(optionsOf(back)).then((app) => {
            app.subscribe(tell);
            return app;
          });
        })
        .then((app) => {
          choiceNow = done(choiceNow);
          tell('data.changed', { entities: [...entities], txId: null });
          return app;
        });

      // Calls that came in meanwhile wait for the new file, so they must not be waited for here.
      const ahead = [...underWay];
      async function settleBefore(): Promise<void> {
        await Promise.allSettled(ahead);
        const app = await before.catch(() => null);
        if (app !== null) await app.close(backupOf(choice));
      }
      return current.then(
        () => isOpened,
        () => false,
      );
    },

    close() {
      closing ??= settleCalls().then(closeCurrent);
      return closing;
    },
  };
}

/** The backup that is to be brought back or looked at: closing the file before makes one too, and takes old ones away. */
function backupOf(choice: DataFileChoice): string | undefined {
  const prepare = 'demo' in choice ? undefined : choice.prepare;
  return prepare !== undefined && 'backup' in prepare ? prepare.backup : undefined;
}

/** A choice whose file is open: what was to be done before is not done again. */
function done(choice: DataFileChoice): DataFileChoice {
  return 'demo' in choice || choice.prepare?.way === 'look' ? choice : { file: choice.file };
}

/** What is opened again where another could not be: the copy of a backup is gone by then, so the file that it is of. */
function wayBack(choice: DataFileChoice): DataFileChoice {
  if ('demo' in choice || choice.prepare?.way !== 'look') return choice;
  return { file: choice.prepare.of, wasChosen: true };
}

function isSame(one: DataFileChoice, other: DataFileChoice): boolean {
  if ('demo' in one || 'demo' in other) return false;
  return one.file === other.file && one.prepare === undefined;
}

/** An answer that says no before the app was asked. */
export function failure(code: WireError['code'], message: string): Envelope<never> {
  return { ok: false, error: { code, message, traceId: randomUUID() } };
}
