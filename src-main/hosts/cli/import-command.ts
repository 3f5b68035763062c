import { copyFile, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { errorCodeOf } from '@main/core/errors';
import type { OutputOf } from '@shared/contract/index';
import { openOrderOf } from '@shared/domain/open-dates';
import { strings } from '@shared/locale/index';
import type { ExitCode } from './cli';
import type { CommandTools } from './tools';
import { choiceOf, UsageError, type Options } from './options';

const words = strings.terminalWords;
const ways = ['update', 'skip', 'add'] as const;
const updateWays = ['usual', 'fill', 'replace'] as const;
const dateOrders = ['dmy', 'mdy'] as const;

interface Report {
  file: string;
  /** What the file turned out to be. */
  kind: string;
  dryRun: boolean;
  /** Where each column went, how many values it had, and how many of them are in what was written; null where nothing was. */
  columns: { name: string; target: string; values: number; kept: number | null; why?: string | undefined }[];
  /** How dates are read that allow day and month in both orders, and what tells it; null where none does. */
  dates: OutputOf<'imports.inspect'>['dateOrder'];
  counts: Record<string, number>;
  /** Where rows to fix were written; null where there are none, or no file could be made. */
  failedRows: string | null;
  importId: string | null;
}

/**
 * `import FILE`: whatever it is, by its content.
 * @returns 3 when rows were left out that need a look
 * @throws UsageError, and Refused when nothing was written
 */
export async function importCommand(options: Options, tools: CommandTools): Promise<ExitCode> {
  const [given, extra] = options.places;
  if (given === undefined) throw new UsageError(words.needsFile);
  if (extra !== undefined) throw new UsageError(words.extra(extra));
  const onMatch = choiceOf(options, 'on-match', ways, 'update');
  const unsure = choiceOf(options, 'unsure', ways, 'skip');
  const path = resolve(given);
  if (await isFolder(path)) {
    if (!options.values.has('out')) throw new UsageError(words.folderGiven(path));
    return restore(options, tools, path, null);
  }
  const { id: fileId, name } = await tools.spool.adopt(path);
  const { archive } = await tools.call('archive.recognise', { fileId });
  if (archive !== null) return restore(options, tools, path, fileId);
  const { log } = await tools.call('logs.recognise', { fileId });
  const report =
    log === null
      ? await contacts(options, tools, { fileId, name, onMatch, unsure })
      : await entries(options, tools, { fileId, name, kind: log.kind, unsure });
  if (report.importId !== null && (report.counts['fix'] ?? 0) > 0)
    report.failedRows = await saveFailed(options, tools, path, report.importId);
  tell(report, options, tools);
  return (report.counts['fix'] ?? 0) + (report.counts['unsure'] ?? 0) > 0 ? 3 : 0;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error))) throw new UsageError(words.noSuchFile(path));
    // Whatever else keeps it from being read is told when it is.
    return false;
  }
}

async function restore(options: Options, tools: CommandTools, path: string, fileId: string | null): Promise<ExitCode> {
  const out = options.values.get('out');
  if (out === undefined) throw new UsageError(words.needsNew);
  const target = resolve(out.endsWith('.calldeck') ? out : `${out}.calldeck`);
  tools.answers.file = target;
  tools.answers.folder = path;
  const { jobId } =
    fileId === null ? await tools.call('archive.restore_folder', {}) : await tools.call('archive.restore', { fileId });
  const { result } = await tools.finished(jobId ?? '');
  const made = result as { rows: number; attachments: number };
  tools.terminal.out(
    options.switches.has('json')
      ? `${JSON.stringify({ file: target, rows: made.rows, attachments: made.attachments }, null, 2)}\n`
      : `${words.made(target, String(made.rows), String(made.attachments))}\n`,
  );
  return 0;
}

async function contacts(
  options: Options,
  tools: CommandTools,
  file: { fileId: string; name: string; onMatch: (typeof ways)[number]; unsure: (typeof ways)[number] },
): Promise<Report> {
  const { call, finished } = tools;
  const { fileId, name } = file;
  const sheet = options.values.get('sheet');
  const encoding = options.values.get('encoding');
  const dates = options.values.get('dates');
  const map = await readMap(options);
  const asked = {
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(dates === undefined ? {} : { dateOrder: choiceOf(options, 'dates', dateOrders, 'dmy') }),
  };
  const seen = await call('imports.inspect', { fileId, settings: asked });
  const named = namedRow(seen, map);
  const settings = named === null ? asked : { ...asked, headerRow: named };
  const found = named === null ? seen : await call('imports.inspect', { fileId, settings });
  const columns = mapped(found, map);
  const tagName = options.values.get('tag');
  const onUpdate = choiceOf(options, 'on-update', updateWays, 'usual');
  const plan = {
    fileId,
    settings,
    columns,
    onMatch: file.onMatch,
    onUpdate,
    ...(tagName === undefined ? {} : { tagName }),
  };
  const { jobId, batchId } = await call('imports.check', plan);
  const { values } = (await finished(jobId)).result as { values: number[] };
  const rows = async () => (await call('imports.rows', { batchId, limit: 1 })).counts;
  const before = await rows();
  if (before.unsure > 0 && file.unsure !== 'skip')
    await call('imports.decide', { batchId, rows: 'unsure', action: file.unsure });
  const counts = await rows();
  const dryRun = options.switches.has('dry-run');
  if (dryRun) await call('imports.discard', { batchId });
  else await finished((await call('imports.commit', { batchId })).jobId);
  const told = dryRun ? undefined : (await call('imports.list', {})).rows.find(({ id }) => id === batchId);
  return {
    file: name,
    kind: found.kind,
    dryRun,
    columns:
      told === undefined
        ? columns.map(({ index, target }, at) => ({
            name: found.columns[index]?.header ?? '',
            target,
            values: values[at] ?? 0,
            kept: null,
          }))
        : told.tally.map(({ header, target, values: had, kept, why }) => ({
            name: header,
            target,
            values: had,
            kept,
            why,
          })),
    dates: openOrderOf(found, columns),
    counts,
    failedRows: null,
    importId: dryRun ? null : batchId,
  };
}

type FieldMap = Readonly<Record<string, string>>;

/** The row that has the names of a map, in a file whose names were not told from its data; null where there is none. */
function namedRow({ headerRow, sample }: OutputOf<'imports.inspect'>, map: FieldMap): number | null {
  const names = Object.keys(map);
  if (headerRow >= 0 || names.length === 0) return null;
  const row = sample.findIndex((cells) => names.every((name) => cells.includes(name)));
  return row < 0 ? null : row;
}

/** Where each column goes: as the map says, else as it is guessed. */
function mapped(found: OutputOf<'imports.inspect'>, map: FieldMap): { index: number; target: string }[] {
  const headers = found.columns.map(({ header }) => header);
  for (const name of Object.keys(map))
    if (!headers.includes(name)) throw new UsageError(words.noColumn(name, headers.join(', ')));
  return found.columns.map(({ index, header, target }) => ({ index, target: map[header] ?? target }));
}

async function readMap(options: Options): Promise<FieldMap> {
  const path = options.values.get('map');
  if (path === undefined) return {};
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') throw new UsageError(words.noSuchFile(path));
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new UsageError(words.badMap(path));
  const entries = Object.entries(json);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    throw new UsageError(words.badMap(path));
  return Object.fromEntries(entries);
}

async function entries(
  options: Options,
  { call, finished }: CommandTools,
  { fileId, name, kind, unsure }: { fileId: string; name: string; kind: string; unsure: (typeof ways)[number] },
): Promise<Report> {
  const { jobId, batchId } = await call('logs.check', { fileId });
  await finished(jobId);
  if (unsure === 'add') await call('logs.decide', { batchId, rows: 'left', action: 'card' });
  const { counts } = await call('logs.rows', { batchId, limit: 1 });
  const dryRun = options.switches.has('dry-run');
  if (dryRun) await call('logs.discard', { batchId });
  else await finished((await call('logs.commit', { batchId })).jobId);
  return {
    file: name,
    kind,
    dryRun,
    columns: [],
    dates: null,
    counts,
    failedRows: null,
    importId: dryRun ? null : batchId,
  };
}

/** @returns where they are; null where they cannot be written, which does not undo the import: they stay in its history */
async function saveFailed(
  options: Options,
  tools: CommandTools,
  path: string,
  batchId: string,
): Promise<string | null> {
  const failed = await tools.call('imports.failed_rows', { batchId });
  const place = options.values.get('failed');
  const beside = join(dirname(path), `${basename(path, extname(path))}.failed${extname(failed.fileName)}`);
  const target = resolve(place ?? beside);
  try {
    await copyFile((await tools.spool.get(failed.fileId)).path, target);
    return target;
  } catch (error) {
    if (errorCodeOf(error) === '') throw error;
    tools.terminal.err(`${words.failedNotWritten(target)}\n`);
    return null;
  }
}

function tell(report: Report, options: Options, { terminal }: CommandTools): void {
  if (options.switches.has('json')) {
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  const lines = [report.dryRun ? words.checked(report.file) : words.imported(report.file)];
  if (report.columns.length > 0) lines.push(words.columns);
  for (const { name, target, values, kept, why } of report.columns)
    lines.push(words.column(name, target === 'skip' ? words.leftOut : target, values, kept, why));
  if (report.dates !== null) lines.push(strings.recordImports.page.orderBy(report.dates.order, report.dates.why));
  for (const [key, count] of Object.entries(report.counts))
    if (count > 0) lines.push(words.count(words.counts[key] ?? key, String(count)));
  if (report.failedRows !== null) lines.push(words.failedAt(report.failedRows));
  if (report.dryRun) lines.push(words.dryRun);
  terminal.out(`${lines.join('\n')}\n`);
}
