import type { AppHolder } from '../app-holder';
import type { JobProgress, WireError } from '@shared/contract/index';
import { isProcedureName } from '@shared/contract/index';
import { decodeWire, encodeWire } from '@shared/contract/wire';
import { strings } from '@shared/locale/index';
import { explainProcedure, listProcedures } from './help';

const words = strings.hosts;

/** Where a command reads and writes; the process's own streams, or a test's. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readInput(): Promise<string>;
}

/** What `cli` exits with: done, answered with an error, asked wrongly, or done but for rows that need a look. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The positional arguments: a procedure and its input, with our switches taken out. */
export function positionals(argv: readonly string[]): string[] {
  const found: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    if (argument === '--file') i++;
    else if (!argument.startsWith('--')) found.push(argument);
  }
  return found;
}

/** Answers `--help` without opening any file; null when something else was asked. */
export function answerHelp(argv: readonly string[], terminal: Terminal): ExitCode | null {
  const [name] = positionals(argv);
  const asked = argv.includes('--help') || argv.includes('-h');
  if (name === undefined) {
    (asked ? terminal.out : terminal.err)(listProcedures());
    return asked ? 0 : 2;
  }
  if (!isProcedureName(name)) {
    terminal.err(`${words.terminal.unknown(name)}\n`);
    return 2;
  }
  if (!asked) return null;
  terminal.out(explainProcedure(name) ?? '');
  return 0;
}

/**
 * Calls one procedure and prints its value as JSON, or its error as JSON to standard error. When it starts a job, waits
 * for it with progress on standard error, and prints the job as it ended.
 */
export async function runProcedure(app: AppHolder, argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '', text = '{}'] = positionals(argv);
  const jobs = watchJobs(app, terminal);
  let input: unknown;
  try {
    input = decodeWire(text === '-' ? await terminal.readInput() : text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    terminal.err(`${words.terminal.badJson(error.message)}\n`);
    return 2;
  }
  const answer = await app.dispatch(name, input, { clientId: 'terminal' });
  if (!answer.ok) return printError(answer.error, terminal);
  const jobId = jobIdOf(answer.value);
  if (jobId === null) {
    terminal.out(`${pretty(answer.value)}\n`);
    return 0;
  }
  const job = await jobs.ended(jobId);
  terminal.out(`${pretty({ ...(answer.value as object), job })}\n`);
  return job.state === 'done' ? 0 : 1;
}

function printError(error: WireError, terminal: Terminal): ExitCode {
  terminal.err(`${pretty(error)}\n`);
  return 1;
}

/** JSON a person can read; bytes as on the wire. */
function pretty(value: unknown): string {
  return JSON.stringify(JSON.parse(encodeWire(value)), null, 2);
}

function jobIdOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'jobId' in value && typeof value.jobId === 'string'
    ? value.jobId
    : null;
}

/** Remembers how jobs stand from the first call on, for a short one may end before its id is known. */
export function watchJobs(app: AppHolder, terminal: Terminal): { ended(id: string): Promise<JobProgress> } {
  const known = new Map<string, JobProgress>();
  const waiting = new Map<string, (job: JobProgress) => void>();
  let shown = '';
  app.subscribe((topic, payload) => {
    if (topic !== 'job.progress') return;
    const job = payload as JobProgress;
    known.set(job.id, job);
    const line = words.terminal.progress(job.title, job.stage, job.done, job.total);
    if (line !== shown) terminal.err(`${line}\n`);
    shown = line;
    if (job.state !== 'running') waiting.get(job.id)?.(job);
  });
  return {
    ended(id) {
      const job = known.get(id);
      if (job !== undefined && job.state !== 'running') return Promise.resolve(job);
      return new Promise((resolve) => waiting.set(id, resolve));
    },
  };
}
