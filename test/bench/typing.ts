import type { InputOf } from '@shared/contract/index';
import { openApp, type BenchApp } from './bench-app';
import { percentile, timed, type Row } from './measure';

/** What people look for, by the way in which they look for it. */
const typed: Readonly<Record<string, readonly string[]>> = {
  'first names': ['kwame', 'charlotte', 'daniel', 'yusuf', 'mei-lin', 'grace', 'hannah'],
  'family names': ['okafor', 'ashworth', 'thornfield', 'silverbridge', 'bradley', 'costa', 'van der berg'],
  companies: ['harbour', 'lantern cafés', 'juniper foods ltd', 'northgate', 'willow dental', 'silver group'],
  'digits of a phone': ['7946 0123', '+447700', '0113 496', '496', '900', '44', '020 7946 0', '4960231'],
  'the middle of a word': ['worth', 'bridge', 'bour', 'antern', 'ater', 'ing', 'son'],
  'two words': [
    'okafor harbour',
    'grace ash',
    'proposal call',
    'daniel willow',
    'red silver',
    'kettle price',
    'ring about',
  ],
  'words with accents': [
    'zoë',
    'müller',
    'groessmann',
    'größmann',
    'łódź',
    'wiśniewska',
    'étoile',
    'ångström',
    'björn',
  ],
  'words with an error': ['ashwroth', 'okaffor', 'haborur', 'danile', 'wisniewksa', 'jupiner', 'thrnfield', 'charlote'],
  'emails and what is not there': ['daniel@', 'hello@harbour', 'qqzzx', '.example', 'x@y'],
  'words of deals and tasks': [
    'refit',
    'counter',
    'service contract',
    'renew',
    'grinders',
    'visit for',
    'installation',
  ],
};

const beginningsOf = (text: string): string[] => Array.from(text, (_, index) => text.slice(0, index + 1).trimEnd());

const boxes: Record<string, (bench: BenchApp, search: string) => Promise<{ ms: number }>> = {
  'contacts.list': (bench, search) => bench.call('contacts.list', { filter: { search }, limit: 100 }),
  'search.all': (bench, search) => bench.call('search.all', { search }),
  'contacts.pick': (bench, search) => bench.call('contacts.pick', { search }),
};

/** Measures search as it is typed, letter by letter: the first time a word is typed and when it is typed again. */
export async function measureTyping(file: string, outDir: string): Promise<Row[]> {
  const bench = await openApp(file, outDir);
  const rows: Row[] = [];
  try {
    for (const [box, ask] of Object.entries(boxes)) {
      const all: { text: string; ms: number }[] = [];
      for (const [kind, words] of Object.entries(typed)) {
        const asked: { text: string; ms: number }[] = [];
        for (const text of words.flatMap(beginningsOf)) asked.push({ text, ms: (await ask(bench, text)).ms });
        rows.push(row(`${box} by ${kind}`, asked));
        all.push(...asked);
      }
      rows.push(row(`${box}, all that was typed`, all));
      const again: { text: string; ms: number }[] = [];
      for (const { text } of all) again.push({ text, ms: (await ask(bench, text)).ms });
      rows.push(row(`${box}, all of it typed again`, again));
    }
    rows.push(await besideList(bench));
  } finally {
    await bench.close();
  }
  return rows;
}

function row(name: string, asked: readonly { text: string; ms: number }[]): Row {
  const samples = asked.map(({ ms }) => ms);
  const over = asked.filter(({ ms }) => ms > 16).sort((a, b) => b.ms - a.ms);
  const worst = over.slice(0, 4).map(({ text, ms }) => `${JSON.stringify(text)} ${ms.toFixed(0)}`);
  const note = `worst ${Math.max(...samples).toFixed(1)} ms, ${over.length} over 16${over.length === 0 ? '' : `: ${worst.join(', ')}`}`;
  return timed(name, '≤ 16 ms', samples, note);
}

/** A search that is typed while a list is being sorted by what has no index. */
async function besideList(bench: BenchApp): Promise<Row> {
  const samples: number[] = [];
  for (const search of typed['first names']!.flatMap(beginningsOf)) {
    const input: InputOf<'contacts.list'> = { sort: 'city', limit: 100 };
    const list = bench.call('contacts.list', input);
    samples.push((await bench.call('search.all', { search })).ms);
    await list;
  }
  return timed('search.all beside a slow list', '', samples, `p99 ${percentile(samples, 0.99).toFixed(0)} ms`);
}
