import { contactSort } from '@shared/contract/contact-list';
import type { InputOf, ProcedureName } from '@shared/contract/index';
import type { FilterNode } from '@shared/domain/contact-fields';
import { addDays, today } from '@shared/domain/dates';
import { createRandom } from '@main/features/demo/random';
import { openApp, type BenchApp } from './bench-app';
import { single, timed, type Row } from './measure';
import { mappedBytes } from './memory';

const typed = [
  'okafor',
  'ashworth',
  'zoë',
  'müller',
  'harbour',
  'lantern cafés',
  'kwame',
  'brad',
  'red',
  'costa',
  'groessmann',
  'thorn',
  'okafor harbour',
  '7946 0123',
  '+447700',
  'daniel@',
  'juniper foods',
  'wiśniewska',
  'qqzzx',
  'fair',
];
const fastSorts = new Set(['name', 'updated', 'last_contact', 'next_step', 'created']);
const pageAim = '≤ 20 ms';
const typeAim = '≤ 16 ms';

/** Measures what a window asks for on a file, and logging calls into it. */
export async function measureReads(file: string, outDir: string, tell: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const bench = await openApp(file, outDir);
  const add = (row: Row) => {
    rows.push(row);
    tell(`${row.name}: ${row.p50?.toFixed(1) ?? ''} / ${row.p95?.toFixed(1) ?? ''} ${row.unit}`);
  };
  try {
    await bench.call('contacts.list', {});
    await measureContacts(bench, add);
    await measureSearches(bench, add);
    await measureCards(bench, add);
    await measureWork(bench, add);
    await measureWrites(bench, add);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { rss, heapUsed } = process.memoryUsage();
    const own = (rss - mappedBytes()) / 1e6;
    add(
      single(
        'memory after all this, whole process',
        'MB',
        rss / 1e6,
        '≤ 300 MB at rest',
        `${Math.round(own)} MB without the file's own mapped pages, heap ${Math.round(heapUsed / 1e6)} MB`,
      ),
    );
  } finally {
    await bench.close();
  }
  return rows;
}

/** Measures the small writes alone. */
export async function measureSmallWrites(file: string, outDir: string): Promise<Row[]> {
  const rows: Row[] = [];
  const bench = await openApp(file, outDir);
  try {
    await measureWrites(bench, (row) => rows.push(row));
  } finally {
    await bench.close();
  }
  return rows;
}

type Add = (row: Row) => void;

async function repeat<N extends ProcedureName>(
  bench: BenchApp,
  name: N,
  input: InputOf<N> | ((run: number) => InputOf<N>),
  runs: number,
): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    samples.push(
      (await bench.call(name, typeof input === 'function' ? (input as (run: number) => InputOf<N>)(run) : input)).ms,
    );
  }
  return samples;
}

/** One filter of each way in which fields are asked: a column, a folded text, rows of a table, and several of them. */
const filters: Record<string, FilterNode> = {
  'a name contains': { field: 'name', op: 'contains', value: 'ana' },
  'no email like it': { field: 'email', op: 'contains', value: 'nowhere' },
  'city is': { field: 'city', op: 'is', value: 'leeds' },
  'no tag': { field: 'tag', op: 'empty' },
  'last contact longer ago': { field: 'last_contact', op: 'older_than', value: 30, unit: 'day' },
  'open value at least': { field: 'open_value', op: 'at_least', value: 1_000_000 },
  'deal in any stage': { field: 'stage', op: 'not_empty' },
  'any of three': {
    match: 'any',
    of: [
      { field: 'city', op: 'is', value: 'leeds' },
      { field: 'tag', op: 'not_empty' },
      { field: 'name', op: 'contains', value: 'zz' },
    ],
  },
};

async function measureContacts(bench: BenchApp, add: Add): Promise<void> {
  for (const sort of contactSort.options) {
    for (const descending of [false, true]) {
      const aim = fastSorts.has(sort) ? pageAim : '≤ 150 ms';
      add(
        timed(
          `contacts by ${sort}${descending ? ', descending' : ''}`,
          aim,
          await repeat(bench, 'contacts.list', { sort, descending, limit: 100 }, fastSorts.has(sort) ? 40 : 12),
        ),
      );
    }
  }
  for (const [what, where] of Object.entries(filters)) {
    const input = { filter: { where }, limit: 100 };
    add(timed(`contacts filtered: ${what}`, '≤ 150 ms', await repeat(bench, 'contacts.list', input, 12)));
    add(
      timed(`contacts counted: ${what}`, '≤ 300 ms', await repeat(bench, 'contacts.count', { filter: { where } }, 6)),
    );
  }
  let cursor: string | null = null;
  const deep: number[] = [];
  for (let page = 0; page < 150; page += 1) {
    const { value, ms }: { value: { nextCursor: string | null }; ms: number } = await bench.call('contacts.list', {
      sort: 'name',
      limit: 500,
      ...(cursor === null ? {} : { cursor }),
    });
    if (page >= 100) deep.push(ms);
    cursor = value.nextCursor;
    if (cursor === null) break;
  }
  add(timed('contacts, 100th to 150th page of 500', '≤ 150 ms', deep));
  add(
    timed(
      'contacts from a letter',
      pageAim,
      await repeat(
        bench,
        'contacts.list',
        (run) => ({ fromLetter: 'abcdefghijklmnopqrstuvwxyz'[run % 26]!, limit: 100 }),
        40,
      ),
    ),
  );
  add(
    timed(
      'contacts of a lifecycle',
      '≤ 150 ms',
      await repeat(bench, 'contacts.list', { filter: { lifecycle: ['qualified'] }, limit: 100 }, 12),
    ),
  );
  const tags = (await bench.call('tags.list', {})).value.rows;
  const tag = tags[0];
  if (tag !== undefined)
    add(
      timed(
        'contacts of a tag',
        '≤ 150 ms',
        await repeat(bench, 'contacts.list', { filter: { tagIds: [tag.id] }, limit: 100 }, 12),
      ),
    );
  add(timed('count of all contacts', '≤ 300 ms', await repeat(bench, 'contacts.count', {}, 10)));
  add(
    timed(
      'count of a lifecycle',
      '≤ 300 ms',
      await repeat(bench, 'contacts.count', { filter: { lifecycle: ['customer'] } }, 10),
    ),
  );
  add(timed('count of a search', '≤ 300 ms', await repeat(bench, 'contacts.count', { filter: { search: 'ash' } }, 10)));
  add(timed('letters of the list', '≤ 300 ms', await repeat(bench, 'contacts.letters', {}, 10)));
}

/** Every beginning of every text, as a person types it. */
function prefixes(): string[] {
  return typed.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));
}

async function measureSearches(bench: BenchApp, add: Add): Promise<void> {
  const all = prefixes();
  const slowest = (samples: readonly number[]) =>
    `slowest: ${JSON.stringify(all[samples.indexOf(Math.max(...samples))])} ${Math.max(...samples).toFixed(1)} ms`;
  const contacts = await repeat(
    bench,
    'contacts.list',
    (run) => ({ filter: { search: all[run]! }, limit: 100 }),
    all.length,
  );
  add(timed('search contacts, letter by letter', typeAim, contacts, slowest(contacts)));
  const everything = await repeat(bench, 'search.all', (run) => ({ search: all[run]! }), all.length);
  add(timed('palette (search.all), letter by letter', typeAim, everything, slowest(everything)));
  const picks = await repeat(bench, 'contacts.pick', (run) => ({ search: all[run]! }), all.length);
  add(timed('pick a contact, letter by letter', typeAim, picks, slowest(picks)));
  const log = await repeat(bench, 'interactions.list', (run) => ({ search: all[run]!, limit: 100 }), all.length);
  add(timed('search the log, letter by letter', '≤ 500 ms', log, slowest(log)));
  const words = ['the', 'grinder', 'counter', 'promised', 'thursday training', 'invoice', 'zzzz'];
  add(
    timed(
      'search the log by words of notes',
      '≤ 500 ms',
      await repeat(bench, 'interactions.list', (run) => ({ search: words[run % words.length]!, limit: 100 }), 21),
    ),
  );
  const deals = await repeat(bench, 'deals.list', (run) => ({ filter: { search: all[run]! }, limit: 100 }), all.length);
  add(timed('search deals, letter by letter', '≤ 150 ms', deals, slowest(deals)));
}

async function measureCards(bench: BenchApp, add: Add): Promise<void> {
  const random = createRandom(7);
  const ids: { id: string; kind: string }[] = [];
  for (const letter of 'abcdghlmprstw') {
    const { value } = await bench.call('contacts.list', { fromLetter: letter, limit: 100 });
    for (let index = 0; index < 8; index += 1) ids.push(random.pick(value.rows));
  }
  add(timed('whole card', '≤ 5 ms', await repeat(bench, 'contacts.get', (run) => ({ id: ids[run]!.id }), ids.length)));
  add(
    timed(
      'timeline',
      pageAim,
      await repeat(bench, 'contacts.timeline', (run) => ({ id: ids[run]!.id, limit: 50 }), ids.length),
    ),
  );
  const companies = ids.filter((row) => row.kind === 'company');
  if (companies.length > 0)
    add(
      timed(
        'timeline of a company',
        pageAim,
        await repeat(bench, 'contacts.timeline', (run) => ({ id: companies[run]!.id, limit: 50 }), companies.length),
      ),
    );
  add(
    timed(
      'last said',
      '≤ 5 ms',
      await repeat(bench, 'interactions.last_said', (run) => ({ contactId: ids[run]!.id }), ids.length),
    ),
  );
}

async function measureWork(bench: BenchApp, add: Add): Promise<void> {
  const date = today(new Date(), 'Europe/London');
  const pipelineId = (await bench.call('pipelines.list', {})).value.rows[0]?.id ?? '';
  add(timed('board', '≤ 50 ms', await repeat(bench, 'deals.board', { pipelineId }, 20)));
  for (const sort of ['value', 'close', 'stage', 'title', 'updated'] as const) {
    add(
      timed(
        `deals by ${sort}`,
        sort === 'title' || sort === 'updated' ? '≤ 150 ms' : pageAim,
        await repeat(bench, 'deals.list', { sort, descending: sort === 'value', limit: 100 }, 20),
      ),
    );
  }
  add(
    timed(
      'deals won, by value',
      '≤ 150 ms',
      await repeat(bench, 'deals.list', { state: 'won', sort: 'value', descending: true, limit: 100 }, 12),
    ),
  );
  const deals = (await bench.call('deals.list', { sort: 'value', limit: 100 })).value.rows;
  add(
    timed(
      'whole deal',
      '≤ 5 ms',
      await repeat(bench, 'deals.get', (run) => ({ id: deals[run % deals.length]!.id }), 40),
    ),
  );
  add(timed('today', '≤ 150 ms', await repeat(bench, 'today.get', { date }, 12)));
  add(timed('numbers of the rail', '≤ 20 ms', await repeat(bench, 'today.counts', { date }, 20)));
  add(timed('log, first page', pageAim, await repeat(bench, 'interactions.list', { limit: 100 }, 40)));
  add(
    timed('log, calls only', pageAim, await repeat(bench, 'interactions.list', { channels: ['call'], limit: 100 }, 40)),
  );
  add(
    timed(
      'log, of one month',
      '≤ 500 ms',
      await repeat(
        bench,
        'interactions.list',
        { from: `${addDays(date, -400)}T00:00:00.000Z`, to: `${addDays(date, -370)}T00:00:00.000Z`, limit: 100 },
        12,
      ),
    ),
  );
  add(
    timed('tasks due', '≤ 150 ms', await repeat(bench, 'tasks.list', { dueUntil: addDays(date, 7), limit: 200 }, 12)),
  );
}

async function measureWrites(bench: BenchApp, add: Add): Promise<void> {
  const { value: page } = await bench.call('contacts.list', { fromLetter: 'm', limit: 100 });
  const { value: outcomes } = await bench.call('interactions.outcomes', {});
  const people = page.rows.filter((row) => row.kind === 'person');
  const date = today(new Date(), 'Europe/London');
  const samples = await repeat(
    bench,
    'interactions.log',
    (run) => ({
      channel: 'call',
      direction: 'out',
      contactId: people[run % people.length]!.id,
      durationSeconds: 120,
      body: 'Wants the price by site, and a decision before Friday.',
      outcomeId: outcomes.rows[0]?.id ?? null,
      nextStep: { kind: 'call', title: 'Ring about the price', dueDate: addDays(date, 3) },
    }),
    200,
  );
  add(timed('log a call with its next step, durably', '≤ 10 ms', samples));
  const undos: number[] = [];
  for (let run = 0; run < 20; run += 1) undos.push((await bench.call('history.undo', {})).ms);
  add(timed('undo it', '≤ 10 ms', undos));
  const edits = await repeat(
    bench,
    'contacts.update',
    (run) => ({ id: people[run % people.length]!.id, patch: { notes: `Asked on ${run}` } }),
    30,
  );
  add(timed('edit a card', '≤ 10 ms', edits));
}
