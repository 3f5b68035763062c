import type { InputOf, OutputOf, ProcedureName } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import type { AppHolder } from '../app-holder';
import { Refused, type CommandTools } from './tools';
import { watchJobs, type ExitCode, type Terminal } from './cli';
import { exportCommand } from './export-command';
import { importCommand } from './import-command';
import { exportOptions, importOptions, readOptions, UsageError, type Options } from './options';

const words = strings.terminalWords;

/** A command as it was asked for: what it reads its options by, its help, and its work. */
export interface Command {
  options: Options;
  run(tools: CommandTools): Promise<ExitCode>;
}

const commands = {
  import: { names: importOptions, help: words.importHelp, run: importCommand },
  export: { names: exportOptions, help: words.exportHelp, run: exportCommand },
} as const;

/**
 * The command that the arguments name.
 * @returns null where they name none; an exit code where help was asked for or the options are wrong, which was told
 */
export function commandOf(argv: readonly string[], terminal: Terminal): Command | ExitCode | null {
  const [name, ...rest] = argv;
  if (name !== 'import' && name !== 'export') return null;
  const { names, help, run } = commands[name];
  try {
    const options = readOptions(
      rest.map((argument) => (argument === '-h' ? '--help' : argument)),
      names,
    );
    if (options.switches.has('help')) {
      terminal.out(help.join('\n'));
      return 0;
    }
    return { options, run: (tools) => run(options, tools) };
  } catch (error) {
    return told(error, terminal);
  }
}

/** Runs a command and answers what the process ends with. */
export async function runCommand(
  app: AppHolder,
  command: Command,
  rest: Pick<CommandTools, 'spool' | 'terminal' | 'answers'>,
): Promise<ExitCode> {
  const jobs = watchJobs(app, rest.terminal);
  const tools: CommandTools = {
    ...rest,
    async call<N extends ProcedureName>(name: N, input: InputOf<N>) {
      const answer = await app.dispatch(name, input, { clientId: 'terminal' });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value as OutputOf<N>;
    },
    async finished(jobId) {
      const job = await jobs.ended(jobId);
      if (job.state === 'done') return job;
      throw new Refused(job.error ?? { code: 'cancelled', message: strings.app.stopped });
    },
  };
  try {
    return await command.run(tools);
  } catch (error) {
    return told(error, rest.terminal, command.options.switches.has('json'));
  }
}

function told(error: unknown, terminal: Terminal, asJson = false): ExitCode {
  if (error instanceof UsageError) {
    terminal.err(`${error.message}\n`);
    return 2;
  }
  if (!(error instanceof Refused)) throw error;
  terminal.err(asJson ? `${JSON.stringify({ error: error.error }, null, 2)}\n` : `${error.message}\n`);
  return 1;
}
