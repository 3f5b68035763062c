import { constants, copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { errorCodeOf } from '@main/core/errors';
import { strings } from '@shared/locale/index';
import type { ExitCode } from './cli';
import { Refused, type CommandTools } from './tools';
import { choiceOf, UsageError, type Options } from './options';

const words = strings.terminalWords;
const formats = [
  'csv',
  'google-csv',
  'outlook-csv',
  'xlsx',
  'vcard',
  'vcard3',
  'vcard4',
  'jsonl',
  'ics',
  'zip',
  'folder',
] as const;
type Format = (typeof formats)[number];

/**
 * `export --out PATH`: contacts, a calendar, or everything.
 * @throws UsageError, and Refused when nothing was written
 */
export async function exportCommand(options: Options, tools: CommandTools): Promise<ExitCode> {
  const [extra] = options.places;
  if (extra !== undefined) throw new UsageError(words.extra(extra));
  const out = options.values.get('out');
  if (out === undefined) throw new UsageError(words.needsOut);
  const format = choiceOf(options, 'format', formats, 'csv');
  const target = resolve(out);
  if (format === 'folder') {
    await makeFolder(target);
    tools.answers.folder = target;
    const { jobId, name } = await tools.call('exports.everything_to_folder', {});
    const { bytes } = (await tools.finished(jobId ?? '')).result as { bytes: number };
    tell(options, tools, join(target, name), bytes);
    return 0;
  }
  const { result } = await tools.finished((await begin(format, options, tools)).jobId);
  const { fileId, bytes } = result as { fileId: string; bytes: number };
  const mode = options.switches.has('force') ? 0 : constants.COPYFILE_EXCL;
  try {
    await copyFile((await tools.spool.get(fileId)).path, target, mode);
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') throw new Refused({ code: 'conflict', message: words.taken(target) });
    if (errorCodeOf(error) === '') throw error;
    throw new Refused({ code: 'unavailable', message: words.notWritten(target) });
  }
  tell(options, tools, target, bytes);
  return 0;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (errorCodeOf(error) === '') throw error;
    throw new Refused({ code: 'unavailable', message: words.notWritten(path) });
  }
}

function begin(
  format: Exclude<Format, 'folder'>,
  options: Options,
  { call }: CommandTools,
): Promise<{ jobId: string }> {
  if (format === 'zip') return call('exports.everything', {});
  if (format === 'ics') return call('exports.calendar', {});
  const filter = filterOf(options.values.get('filter'));
  const delimiter = choiceOf(options, 'delimiter', [',', ';', 'tab'], ',');
  return call('exports.contacts', {
    format: format === 'vcard' ? 'vcard3' : format,
    ...(filter === undefined ? {} : { filter }),
    bom: !options.switches.has('no-bom'),
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
  });
}

/** A filter as JSON, or words to search for. */
function filterOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (!text.trimStart().startsWith('{')) return { search: text };
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(strings.hosts.terminal.badJson(error.message));
    throw error;
  }
}

function tell(options: Options, { terminal }: CommandTools, path: string, bytes: number): void {
  terminal.out(
    options.switches.has('json')
      ? `${JSON.stringify({ path, bytes }, null, 2)}\n`
      : `${words.exported(path, String(bytes))}\n`,
  );
}
