import { startApp } from '@main/app/start';
import { AppError } from '@main/core/errors';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { holdApp } from '../app-holder';
import { parseHostArguments } from '../arguments';
import { logToFile } from '../log-file';
import { createSpool } from '../node-spool';
import { choosePlaces } from '../places';
import { plainPorts } from '../plain-ports';
import { optionsFor } from '../start-options';
import { answerHelp, runProcedure, type ExitCode, type Terminal } from './cli';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  async readInput() {
    let text = '';
    process.stdin.setEncoding('utf8');
    for await (const part of process.stdin) text += String(part);
    return text;
  },
};

async function main(argv: readonly string[]): Promise<ExitCode> {
  const helped = answerHelp(argv, terminal);
  if (helped !== null) return helped;
  const args = parseHostArguments(argv);
  const places = choosePlaces(args);
  const log = logToFile(join(places.window, 'calldeck.log'));
  const spool = await createSpool(places.spool);
  const ports = plainPorts({ host: 'cli', spool, reopen: (choice) => void holder.reopen(choice) });
  const holder = holdApp(
    startApp,
    (choice) =>
      optionsFor(choice, {
        places,
        outDir: __dirname,
        ports,
        log,
        locales: [Intl.DateTimeFormat().resolvedOptions().locale],
      }),
    args.demo && args.file === null ? { demo: true } : { file: places.file },
    (error, traceId) => log.error('a call failed', error, { traceId }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      void holder.close().finally(() => process.exit(130));
    });
  }
  try {
    return await runProcedure(holder, argv, terminal);
  } finally {
    await holder.close();
    await rm(places.spool, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    // Not process.exit: what is still on its way to a pipe would be cut off.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
