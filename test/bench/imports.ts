import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { JobProgress } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { openScratch } from '@main/db/open';
import { makeAddressBook } from '../fixtures/make-address-book';
import { openApp, type BenchApp } from './bench-app';
import { percentile, single, type Row } from './measure';
import { mappedBytes } from './memory';

export const rowCount = 100_000;
const chunkBytes = 1_000_000;

/** Writes the address book that is imported: 100,000 rows of 14 columns. */
export function writeAddressBook(file: string, rows = rowCount): void {
  writeFileSync(file, [...makeAddressBook({ rows })].join(''));
}

/**
 * Measures the import of an address book into a file, and taking it back. What the check is not sure of becomes new cards,
 * as a person in a hurry would choose.
 * @param name what is imported into what, for the names of the rows
 */
export async function measureImport(name: string, file: string, csv: string, outDir: string): Promise<Row[]> {
  const bench = await openApp(file, outDir);
  const watch = startWatch(bench);
  try {
    const fileId = await upload(bench, csv);
    const { value: source } = await bench.call('imports.inspect', { fileId });
    const columns = source.columns.map(({ index, target }) => ({ index, target }));
    watch.loop.reset();
    const beganCpu = process.cpuUsage();
    const began = performance.now();
    const { value: check } = await bench.call('imports.check', { fileId, columns, onMatch: 'update' });
    await finished(bench, check.jobId);
    const checked = performance.now();
    const unsure = (await bench.call('imports.rows', { batchId: check.batchId, limit: 1 })).value.counts.unsure;
    if (unsure > 0) await bench.call('imports.decide', { batchId: check.batchId, rows: 'unsure', action: 'add' });
    const decided = performance.now();
    const { value: commit } = await bench.call('imports.commit', { batchId: check.batchId });
    const done = await finished(bench, commit.jobId);
    const ended = performance.now();
    const cpu = process.cpuUsage(beganCpu);
    const result = done.result as { added: number; updated: number; skipped: number; failed: number; txId: string };
    const loop = watch.loop.max / 1e6;
    const reads = watch.takeReads();
    const undoBegan = performance.now();
    const { value: undo } = await bench.call('history.undo', { txId: result.txId });
    if (undo.jobId !== null) await finished(bench, undo.jobId);
    const undone = performance.now();
    const total = (checked - began + ended - decided) / 1000;
    return [
      single(
        `${name}, all of it`,
        's',
        total,
        '≤ 10 s',
        `${result.added} added (${unsure} of them unclear), ${result.updated} updated, ${result.skipped} skipped, ${result.failed} left`,
      ),
      single(`${name}: read and match`, 's', (checked - began) / 1000, ''),
      single(`${name}: write`, 's', (ended - decided) / 1000, '', 'with the backup before it'),
      single(`${name}: gate held`, 's', watch.heldSeconds(), ''),
      single(`${name}: processor time`, 's', (cpu.user + cpu.system) / 1e6, '', 'of all threads'),
      single(`${name}: in a second`, 'rows/s', rowCount / total, '≥ 10000'),
      single(`${name}: longest hold of main`, 'ms', loop, '', 'of the event loop'),
      {
        name: `${name}: a page of contacts meanwhile`,
        p50: percentile(reads, 0.5),
        p95: percentile(reads, 0.95),
        unit: 'ms',
        aim: '',
        runs: reads.length,
      },
      single(`${name}: most memory`, 'MB', watch.peak() / 1e6, '≤ 500 MB', "without the file's own mapped pages"),
      single(`${name}: undo`, 's', (undone - undoBegan) / 1000, '≤ 10 s'),
    ];
  } finally {
    watch.stop();
    await bench.close();
  }
}

function startWatch(bench: BenchApp) {
  const loop = monitorEventLoopDelay({ resolution: 2 });
  loop.enable();
  let peak = 0;
  let reads: number[] = [];
  let writing = 0;
  let written = 0;
  const unsubscribe = bench.app.subscribe((topic, payload) => {
    if (topic === 'job.progress' && (payload as JobProgress).stage === strings.imports.writing && writing === 0)
      writing = performance.now();
    if (topic === 'data.changed' && writing !== 0 && written === 0) written = performance.now();
  });
  let asking = false;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss - mappedBytes());
    if (asking) return;
    asking = true;
    void bench.call('contacts.list', { limit: 100 }).then(({ ms }) => {
      reads.push(ms);
      asking = false;
    });
  }, 100);
  return {
    loop,
    peak: () => peak,
    heldSeconds: () => (written - writing) / 1000,
    takeReads() {
      const taken = reads;
      reads = [];
      return taken;
    },
    stop() {
      clearInterval(timer);
      unsubscribe();
      loop.disable();
    },
  };
}

async function upload(bench: BenchApp, csv: string): Promise<string> {
  const { size } = statSync(csv);
  const { value } = await bench.call('files.begin', { name: 'address-book.csv', bytes: size });
  const handle = openSync(csv, 'r');
  try {
    for (let offset = 0; offset < size; offset += chunkBytes) {
      const chunk = new Uint8Array(Math.min(chunkBytes, size - offset));
      readSync(handle, chunk, 0, chunk.length, offset);
      await bench.call('files.append', { fileId: value.fileId, offset, chunk });
    }
  } finally {
    closeSync(handle);
  }
  await bench.call('files.end', { fileId: value.fileId });
  return value.fileId;
}

async function finished(bench: BenchApp, jobId: string): Promise<JobProgress> {
  const job = await bench.app.jobs.finished(jobId);
  if (job.state !== 'done') throw new Error(`${job.title}: ${job.error?.message ?? job.state}`);
  return job;
}

const searched =
  '"First name" || \' \' || "Surname" || char(10) || "Company" || char(10) || "Email" || char(10) || "Phone" || \' \' || "Mobile"';
const makeIndex = `CREATE VIRTUAL TABLE found USING fts5(text, content='', detail=none, tokenize="trigram case_sensitive 1");
INSERT INTO found (rowid, text) SELECT rowid, ${searched} FROM book;`;

/**
 * What `sqlite3 .import` and a search index take for the same file: what an import with all its care is held against.
 * @param what the file, for the row's name
 */
export function measurePlainImport(csv: string, what: string): Row {
  const folder = mkdtempSync(join(tmpdir(), 'calldeck-bench-plain-'));
  try {
    const began = performance.now();
    const done = spawnSync('sqlite3', [join(folder, 'plain.db')], {
      input: `.mode csv\n.import "${csv}" book\n${makeIndex}\n`,
      encoding: 'utf8',
    });
    if (done.error === undefined && done.status === 0) {
      return single(
        `sqlite3 .import and an FTS5 index, ${what}`,
        's',
        (performance.now() - began) / 1000,
        '',
        'the command line; journal and syncing as it comes',
      );
    }
    return single(
      `a plain insert and an FTS5 index, ${what}`,
      's',
      plainByHand(csv, join(folder, 'own.db')),
      '',
      'there is no sqlite3 here: cells split beforehand, inserted by better-sqlite3',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plainByHand(csv: string, file: string): number {
  const [head = '', ...lines] = readFileSync(csv, 'utf8').split('\r\n');
  const columns = head.split(',').map((name) => `"${name}" TEXT`);
  const raw = openScratch(file);
  try {
    const began = performance.now();
    raw.exec(`CREATE TABLE book (${columns.join(', ')}); BEGIN`);
    const insert = raw.prepare<unknown[]>(`INSERT INTO book VALUES (${columns.map(() => '?').join(', ')})`);
    for (const line of lines) {
      const cells = line.split(',').slice(0, columns.length);
      if (cells.length === columns.length) insert.run(...cells);
    }
    raw.exec(makeIndex);
    raw.exec('COMMIT');
    return (performance.now() - began) / 1000;
  } finally {
    raw.close();
  }
}
