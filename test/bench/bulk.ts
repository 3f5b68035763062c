import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { InputOf } from '@shared/contract/index';
import { openApp, type BenchApp } from './bench-app';
import { single, type Row } from './measure';

/** What a command that may become a job answers. */
interface Answer {
  txId: string | null;
  jobId?: string | null;
}

/** Measures writes to every card and to thousands of tasks: how long they take, and how long main hears nothing meanwhile. */
export async function measureBulk(file: string, outDir: string, tell: (line: string) => void): Promise<Row[]> {
  const bench = await openApp(file, outDir);
  const loop = monitorEventLoopDelay({ resolution: 2 });
  const rows: Row[] = [];
  loop.enable();

  async function measure(name: string, work: () => Promise<Answer>): Promise<string | null> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    loop.reset();
    const began = performance.now();
    const answer = await work();
    const answered = performance.now();
    const txId = await end(bench, answer);
    const ended = performance.now();
    // The longest hold is counted once the loop turns again.
    await new Promise((resolve) => setTimeout(resolve, 20));
    rows.push(
      single(name, 's', (ended - began) / 1000, '', `answered after ${Math.round(answered - began)} ms`),
      single(`${name}: longest hold of main`, 'ms', loop.max / 1e6, '≤ 200 ms'),
    );
    tell(`${name}: ${((ended - began) / 1000).toFixed(2)} s, main held ${(loop.max / 1e6).toFixed(0)} ms`);
    return txId;
  }
  const undo = (txId: string | null) => async () => (await bench.call('history.undo', { txId: txId ?? '' })).value;

  try {
    const ids = await everyCard(bench);
    const few = { ids: ids.slice(0, 400) };
    const all = { filter: {} };
    const commands: [string, (of: InputOf<'contacts.trash'>) => Promise<Answer>][] = [
      [
        'tag',
        async (of) =>
          (await bench.call('contacts.set_tags', { ...of, add: [], addNames: ['Bench'], remove: [] })).value,
      ],
      ['lifecycle', async (of) => (await bench.call('contacts.bulk_update', { ...of, patch: lifecycle })).value],
      ['trash', async (of) => (await bench.call('contacts.trash', of)).value],
    ];
    for (const [name, command] of commands) {
      for (const [many, of] of [
        ['400 cards', few],
        ['every card', all],
      ] as const) {
        const txId = await measure(`${name}, ${many}`, () => command(of));
        if (name === 'trash' && of === all)
          await measure(
            `restore, ${many}`,
            async () => (await bench.call('contacts.restore', { filter: { trashed: true } })).value,
          );
        else await measure(`undo of ${name}, ${many}`, undo(txId));
      }
    }
    const tasks = (await bench.call('tasks.list', { limit: 500 })).value.rows.map((task) => task.id);
    await measure(
      `move ${tasks.length} tasks`,
      async () => (await bench.call('tasks.update', { ids: tasks, patch: { dueDate: '2030-01-02' } })).value,
    );
  } finally {
    loop.disable();
    await bench.close();
  }
  return rows;
}

const lifecycle: InputOf<'contacts.bulk_update'>['patch'] = { lifecycle: 'inactive' };

/** Waits for the job, where it became one. */
async function end(bench: BenchApp, { txId, jobId }: Answer): Promise<string | null> {
  if (jobId === null || jobId === undefined) return txId;
  const job = await bench.app.jobs.finished(jobId);
  if (job.state !== 'done') throw new Error(`${job.title}: ${job.error?.message ?? job.state}`);
  return (job.result as { txId: string | null }).txId;
}

async function everyCard(bench: BenchApp): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const { value }: { value: { rows: { id: string }[]; nextCursor: string | null } } = await bench.call(
      'contacts.list',
      { sort: 'name', limit: 500, cursor },
    );
    for (const { id } of value.rows) ids.push(id);
    cursor = value.nextCursor;
  } while (cursor !== null);
  return ids;
}
