import { startApp } from '@main/app/start';
import { AppError } from '@main/core/errors';
import type { DataFileChoice } from '@main/ports/index';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { holdApp } from '../app-holder';
import { parseHostArguments } from '../arguments';
import { logToFile } from '../log-file';
import { createSpool } from '../node-spool';
import { choosePlaces } from '../places';
import { plainPorts } from '../plain-ports';
import { optionsFor } from '../start-options';
import { commandOf, runCommand } from './command';
import type { CommandTools } from './tools';
import type { Options } from './options';
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
  const command = commandOf(argv, terminal);
  if (typeof command === 'number') return command;
  const helped = command === null ? answerHelp(argv, terminal) : null;
  if (helped !== null) return helped;
  const args = parseHostArguments(command === null ? argv : hostPart(command.options));
  const places = choosePlaces(args);
  const log = logToFile(join(places.window, 'calldeck.log'));
  const spool = await createSpool(places.spool);
  const answers: CommandTools['answers'] = { file: null, folder: null };
  // A command is about the file it was given: what is made of an export is left to be opened by whoever wants to.
  const reopen = (choice: DataFileChoice) => (command === null ? void holder.reopen(choice) : undefined);
  const ports = plainPorts({ host: 'cli', spool, reopen, ...(command === null ? {} : { answers }) });
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
    args.demo && args.file === null ? { demo: true } : { file: places.file, wasChosen: places.wasChosen },
    (error, traceId) => log.error('a call failed', error, { traceId }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      void holder.close().finally(() => process.exit(130));
    });
  }
  try {
    return command === null
      ? await runProcedure(holder, argv, terminal)
      : await runCommand(holder, command, { spool, terminal, answers });
  } finally {
    await holder.close();
    await rm(places.spool, { recursive: true, force: true });
  }
}

/** What of a command's options says which data file to open. */
function hostPart({ values, switches }: Options): string[] {
  const file = values.get('file');
  return [...(file === undefined ? [] : ['--file', file]), ...(switches.has('demo') ? ['--demo'] : [])];
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
