import type { InputOf, OutputOf, ProcedureName } from '@shared/contract/index';
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
const pageAim = '≤ 20 ms';

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

/** A list from its beginning on, a page a sample. */
async function walkPages<N extends 'contacts.list' | 'deals.list'>(
  bench: BenchApp,
  name: N,
  input: InputOf<N>,
  pages = 12,
): Promise<number[]> {
  const samples: number[] = [];
  let cursor: string | null = null;
  do {
    const answer: { value: OutputOf<N>; ms: number } = await bench.call(name, { ...input, cursor });
    samples.push(answer.ms);
    cursor = answer.value.nextCursor;
  } while (cursor !== null && samples.length < pages);
  return samples;
}

async function measureContacts(bench: BenchApp, add: Add): Promise<void> {
  // Every filter and order of the list is a part of its own; this is what a page asks for beside them.
  const any: FilterNode = {
    match: 'any',
    of: [
      { field: 'city', op: 'is', value: 'leeds' },
      { field: 'tag', op: 'not_empty' },
      { field: 'name', op: 'contains', value: 'zz' },
    ],
  };
  const every: FilterNode = { match: 'all', of: any.of };
  for (const [what, where] of Object.entries({ 'any of three': any, 'all of three': every })) {
    const filter = { where };
    add(
      timed(`contacts filtered: ${what}`, '≤ 150 ms', await walkPages(bench, 'contacts.list', { filter, limit: 100 })),
    );
    add(timed(`contacts counted: ${what}`, '≤ 300 ms', await repeat(bench, 'contacts.count', { filter }, 6)));
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
  for (const lifecycle of ['qualified', 'customer'] as const) {
    const filter = { lifecycle: [lifecycle] };
    add(timed(`contacts: ${lifecycle}`, '≤ 150 ms', await walkPages(bench, 'contacts.list', { filter, limit: 100 })));
  }
  const tags = (await bench.call('tags.list', {})).value.rows;
  add(
    timed(
      'contacts of a tag',
      '≤ 150 ms',
      await repeat(
        bench,
        'contacts.list',
        (run) => ({ filter: { tagIds: [tags[run % tags.length]!.id] }, limit: 100 }),
        tags.length * 2,
      ),
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
  const marksOf = (sort: 'name' | 'last_contact' | 'company') =>
    repeat(bench, 'contacts.marks', { sort, every: 400 }, 10);
  add(timed('where the pages of the list begin, by name', '≤ 150 ms', await marksOf('name')));
  add(timed('where they begin, by last contact', '≤ 200 ms', await marksOf('last_contact')));
  add(timed('where they begin, by company', '≤ 200 ms', await marksOf('company')));
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
  for (const state of ['open', 'won', 'lost', 'all'] as const) {
    for (const sort of ['value', 'close', 'stage', 'title', 'updated'] as const) {
      const samples: number[] = [];
      for (const descending of [false, true])
        samples.push(...(await walkPages(bench, 'deals.list', { state, sort, descending, limit: 100 }, 6)));
      const aim = state === 'won' || state === 'lost' || sort === 'title' || sort === 'updated' ? '≤ 150 ms' : pageAim;
      add(timed(`deals, ${state}, by ${sort}`, aim, samples));
    }
  }
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
  const users = (await bench.call('users.list', {})).value.rows.map(({ id }) => id);
  const outcomes = (await bench.call('interactions.outcomes', {})).value.rows.map(({ id }) => id);
  const narrowed: InputOf<'interactions.list'>[] = [
    ...outcomes.map((id) => ({ outcomeIds: [id] })),
    ...users.map((id) => ({ userIds: [id] })),
    ...outcomes.map((id) => ({ outcomeIds: [id], userIds: [users[0]!], direction: 'in' as const })),
    ...users.map((id): InputOf<'interactions.list'> => ({ userIds: [id], channels: ['letter', 'visit'] })),
    { userIds: [users[0]!], search: 'grinder', channels: ['letter'] },
  ];
  add(
    timed(
      'log, by outcome, user and more at once',
      '≤ 500 ms',
      await repeat(bench, 'interactions.list', (run) => ({ ...narrowed[run]!, limit: 100 }), narrowed.length),
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
