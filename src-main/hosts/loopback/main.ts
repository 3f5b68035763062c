import { startApp, type StartOptions, type StartedApp } from '@main/app/start';
import { createRecovery } from '@main/app/recovery';
import { AppError } from '@main/core/errors';
import type { DataFileChoice } from '@main/ports/index';
import { strings } from '@shared/locale/index';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holdApp } from '../app-holder';
import { parseHostArguments } from '../arguments';
import { logToFile } from '../log-file';
import { createSpool } from '../node-spool';
import { choosePlaces } from '../places';
import { plainPorts } from '../plain-ports';
import { reopenAndKeep } from '../reopen';
import { optionsFor } from '../start-options';
import { askRunning, forgetRunning, noteRunning } from './running';
import { serveLoopback } from './server';

const words = strings.hosts;

async function main(): Promise<void> {
  const args = parseHostArguments(process.argv.slice(2));
  const places = choosePlaces(args);
  const log = logToFile(join(places.window, 'calldeck.log'));
  const note = join(places.window, 'address.json');

  const spool = await createSpool(places.spool);
  const reopen = (choice: DataFileChoice) => reopenAndKeep(holder, places, choice, log);
  const answers = { file: null, folder: args.watch === null ? null : resolve(args.watch) };
  const ports = plainPorts({ host: 'loopback', spool, reopen, answers });
  // The lock beside a file says where it is open, without any token.
  let open: StartedApp | null = null;
  let origin: string | null = null;
  const start = async (options: StartOptions): Promise<StartedApp> => {
    open = await startApp(options);
    if (origin !== null) open.lock.announce(origin);
    return open;
  };
  const locales = [Intl.DateTimeFormat().resolvedOptions().locale];
  const options = (choice: DataFileChoice) => optionsFor(choice, { places, outDir: __dirname, ports, log, locales });
  const holder = holdApp(
    start,
    options,
    args.demo && args.file === null ? { demo: true } : { file: places.file, wasChosen: places.wasChosen },
    (error, traceId) => log.error('a call failed', error, { traceId }),
    { load: async () => createRecovery(ports, (choice) => options(choice).file), reopen },
  );
  try {
    await holder.opened;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'locked') {
      const running = await askRunning(note);
      await rm(places.spool, { recursive: true, force: true });
      if (running === null) throw error;
      process.stdout.write(`${words.terminal.alreadyRunning}\n${words.terminal.address(running)}\n`);
      return;
    }
    // The page says why, and offers the ways on.
    process.stderr.write(`${error.message}\n`);
  }
  const server = await serveLoopback({
    app: holder,
    root: resolve(__dirname, '../renderer'),
    port: args.port,
    session: process.env['CALLDECK_DEV_SESSION'],
  });
  ({ origin } = server);
  lockOf(open)?.announce(origin);
  noteRunning(note, { pid: process.pid, origin: server.origin, secret: server.secret });

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    process.stderr.write(`${words.terminal.closing}\n`);
    server
      .close()
      .then(() => holder.close())
      .then(() => rm(places.spool, { recursive: true, force: true }))
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    forgetRunning(note);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
  process.stdout.write(`${words.terminal.address(server.address())}\n`);
}

/** Narrowed in a function of its own: the compiler does not see that `start` has set it. */
function lockOf(app: StartedApp | null): StartedApp['lock'] | undefined {
  return app?.lock;
}

function fail(error: unknown): void {
  process.stderr.write(
    `${error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}

main().catch(fail);
