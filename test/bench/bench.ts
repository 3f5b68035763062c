import { spawn } from 'node:child_process';
import { constants, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { openScratch } from '@main/db/open';
import { measureBulk } from './bulk';
import { cachedSeed } from './cached-seed';
import { measureFields } from './fields';
import { measureFrames } from './frames';
import { measureImport, measurePlainImport, rowCount, writeAddressBook } from './imports';
import { percentile, single, table, type Row } from './measure';
import { measureReads, measureSmallWrites } from './reads';
import { measureStart } from './start';
import { measureTyping } from './typing';
import { writeWideBook } from './wide-book';
import { measureWindow } from './window';

export interface BenchOptions {
  file: string | undefined;
  json: string | undefined;
  withImport: boolean;
  withElectron: boolean;
  outDir: string;
  tell(line: string): void;
}

/**
 * Measures the built app on the large file and prints one table, with the machine. It asserts nothing. The file that is
 * given is never written to: a copy is.
 */
export async function runBench(options: BenchOptions): Promise<void> {
  const { tell, outDir } = options;
  const source = options.file ?? (await cachedSeed(tell));
  const folder = mkdtempSync(join(tmpdir(), 'calldeck-bench-'));
  const copy = join(folder, 'large.calldeck');
  const rows: Row[] = [];
  try {
    copyFileSync(source, copy, constants.COPYFILE_FICLONE);
    tell('start');
    const starts: Row[][] = [];
    for (let run = 0; run < 3; run += 1) starts.push(await part('start', [copy], tell));
    rows.push(...medianRows(starts));
    if (options.withElectron) {
      rows.push(...(await measureWindow(copy, outDir, tell)));
      tell('frames of a list that is scrolled');
      rows.push(...(await part('frames', [copy, 'electron'], tell)));
    }
    tell('every filter and order of the contacts');
    rows.push(...(await part('fields', [copy], tell)));
    tell('search as it is typed');
    rows.push(...(await part('typing', [copy], tell)));
    tell('reads and small writes');
    rows.push(...(await part('reads', [copy], tell)));
    tell('writes to many rows');
    rows.push(...(await part('bulk', [copy], tell)));
    if (options.withImport) {
      const measure = async (name: string, file: string, csv: string, what: string, aim: string) => {
        tell(name);
        const plain = measurePlainImport(csv, what);
        const own = await part('import', [name, file, csv], tell);
        const total = own[0]?.p50 ?? Number.NaN;
        rows.push(...own, plain, single(`${name}: against that`, '×', total / (plain.p50 ?? Number.NaN), aim));
      };
      const csv = join(folder, 'address-book.csv');
      writeAddressBook(csv);
      await measure('import into an empty file', join(folder, 'empty.calldeck'), csv, '14 columns', '≤ 8×');
      await measure('import into the large file', copy, csv, '14 columns again', '');
      rmSync(join(folder, 'Backups'), { recursive: true, force: true });
      copyFileSync(source, copy, constants.COPYFILE_FICLONE);
      const wide = join(folder, 'wide-book.csv');
      const known = writeWideBook(wide, copy, rowCount);
      tell(`${known} of ${rowCount} rows are of people whom the file has`);
      await measure('import of 20 columns into the large file', copy, wide, '20 columns', '');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const machine = describeMachine();
  process.stdout.write(`${machine.join('\n')}\n\n${table(rows)}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}

/** One part of the bench, in a process of its own, so that its memory is its own. */
export async function runPart(
  name: string,
  args: readonly string[],
  outDir: string,
  tell: (line: string) => void,
): Promise<Row[]> {
  const [first = '', second = '', third = ''] = args;
  if (name === 'start') return measureStart(first, outDir);
  if (name === 'window') return measureWindow(first, outDir, tell);
  if (name === 'reads') return measureReads(first, outDir, tell);
  if (name === 'fields') return measureFields(first, outDir);
  if (name === 'typing') return measureTyping(first, outDir);
  if (name === 'writes') return measureSmallWrites(first, outDir);
  if (name === 'frames') return measureFrames(first, outDir, tell, second === 'electron');
  if (name === 'bulk') return measureBulk(first, outDir, tell);
  if (name === 'import') return measureImport(first, second, third, outDir);
  throw new Error(`The bench has no part ${name}.`);
}

function part(name: string, args: readonly string[], tell: (line: string) => void): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', 'bench-part', name, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => (out += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) {
        resolve(JSON.parse(out) as Row[]);
        return;
      }
      // The other parts are still worth having.
      tell(`${name}: ended with ${String(code)}; its rows are missing.`);
      resolve([]);
    });
  });
}

function medianRows(runs: readonly (readonly Row[])[]): Row[] {
  return (runs[0] ?? []).map((row, index) => {
    const values = runs.map((rows) => rows[index]?.p50 ?? Number.NaN);
    return { ...row, p50: percentile(values, 0.5), p95: percentile(values, 0.95), runs: values.length };
  });
}

function describeMachine(): string[] {
  const raw = openScratch(':memory:');
  const { version } = raw.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  raw.close();
  const [cpu] = cpus();
  return [
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB memory`,
    `${process.platform} ${release()}, Node ${process.versions.node}, SQLite ${version}`,
  ];
}
