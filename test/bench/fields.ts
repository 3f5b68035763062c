import { contactSort, type listSort } from '@shared/contract/contact-list';
import {
  contactField,
  contactFields,
  shapeOf,
  type ContactField,
  type FilterCondition,
  type FilterOp,
} from '@shared/domain/contact-fields';
import { addDays, today } from '@shared/domain/dates';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { CHANNELS } from '@shared/domain/channels';
import type { z } from 'zod';
import { openApp, type BenchApp } from './bench-app';
import { timed, type Row } from './measure';

type Add = (row: Row) => void;
type Sort = z.output<typeof listSort>;

const listAim = 150;
const pageAim = 20;
const countAim = 300;
const fastSorts = new Set<string>(['name', 'updated', 'last_contact', 'next_step', 'created']);

/** Measures every filter and every order of the list of contacts alone. */
export async function measureFields(file: string, outDir: string): Promise<Row[]> {
  const rows: Row[] = [];
  const bench = await openApp(file, outDir);
  try {
    await measureSorts(bench, (row) => rows.push(row));
    await measureFilters(bench, (row) => rows.push(row));
  } finally {
    await bench.close();
  }
  return rows;
}

interface Asked {
  what: string;
  aim: number;
  samples: number[];
}

/** One row for all, then one for each that is over its aim: what is within it need not be read. */
function report(add: Add, name: string, asked: readonly Asked[]): void {
  const aims = [...new Set(asked.map((one) => one.aim))].sort((a, b) => a - b);
  for (const aim of aims) {
    const these = asked.filter((one) => one.aim === aim);
    const worst = these
      .map((one) => ({ what: one.what, ms: Math.max(...one.samples) }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 3);
    add(
      timed(
        `${name} (${these.length} of them)`,
        `≤ ${aim} ms`,
        these.flatMap((one) => one.samples),
        `slowest: ${worst.map(({ what, ms }) => `${what} ${ms.toFixed(0)}`).join(', ')}`,
      ),
    );
    for (const one of these)
      if (Math.max(...one.samples) > aim) add(timed(`  over: ${one.what}`, `≤ ${aim} ms`, one.samples));
  }
}

/** Asks every operator of every field, each with several values, for a page and for a count. */
export async function measureFilters(bench: BenchApp, add: Add): Promise<void> {
  const values = await valuesOf(bench);
  const pages: Asked[] = [];
  const counts: Asked[] = [];
  for (const field of await allFields(bench)) {
    for (const op of field.ops) {
      const what = `${values.nameOf(field)} ${op}`;
      const page: Asked = { what, aim: listAim, samples: [] };
      const count: Asked = { what, aim: countAim, samples: [] };
      for (const condition of conditions(field, op, values)) {
        const filter = { where: condition };
        page.samples.push((await bench.call('contacts.list', { filter, limit: 100 })).ms);
        count.samples.push((await bench.call('contacts.count', { filter })).ms);
      }
      pages.push(page);
      counts.push(count);
    }
  }
  report(add, 'contacts filtered by every field and operator', pages);
  report(add, 'contacts counted by every field and operator', counts);
}

/** Every sort both ways: its first page, the one after, and with another order within it. */
export async function measureSorts(bench: BenchApp, add: Add): Promise<void> {
  const sorts: Sort[] = [...contactSort.options, ...(await allFields(bench)).flatMap(ownKey)];
  const values = await valuesOf(bench);
  const firsts: Asked[] = [];
  const nexts: Asked[] = [];
  const withins: Asked[] = [];
  for (const sort of sorts) {
    for (const descending of [false, true]) {
      const what = `${values.nameOfKey(sort)}${descending ? ' descending' : ''}`;
      const first: Asked = { what, aim: fastSorts.has(sort) ? pageAim : listAim, samples: [] };
      const next: Asked = { what, aim: fastSorts.has(sort) ? pageAim : listAim, samples: [] };
      let cursor: string | null = null;
      for (let page = 0; page < 4; page += 1) {
        const answer: { value: { nextCursor: string | null }; ms: number } = await bench.call('contacts.list', {
          sort,
          descending,
          limit: 100,
          ...(cursor === null ? {} : { cursor }),
        });
        (page === 0 ? first : next).samples.push(answer.ms);
        cursor = answer.value.nextCursor;
      }
      first.samples.push((await bench.call('contacts.list', { sort, descending, limit: 200 })).ms);
      firsts.push(first);
      nexts.push(next);
      const thenBy = [{ sort: 'city' as const, descending: !descending }];
      const { ms } = await bench.call('contacts.list', { sort, descending, thenBy, limit: 100 });
      withins.push({ what: `${what}, then city`, aim: listAim, samples: [ms] });
    }
  }
  report(add, 'contacts by every order, first page', firsts);
  report(add, 'contacts by every order, next pages', nexts);
  report(add, 'contacts by two orders', withins);
}

const ownKey = (field: ContactField): Sort[] => (field.group === 'own' ? [field.key as Sort] : []);

async function allFields(bench: BenchApp): Promise<ContactField[]> {
  const { rows } = (await bench.call('fields.list', {})).value;
  const own = rows.flatMap((row) => contactField(`custom:${row.id}`, () => row.type) ?? []);
  return [...contactFields, ...own];
}

interface Values {
  lists: Readonly<Record<string, readonly string[]>>;
  date: string;
  nameOf(field: ContactField): string;
  nameOfKey(key: string): string;
}

async function valuesOf(bench: BenchApp): Promise<Values> {
  const fields = (await bench.call('fields.list', {})).value.rows;
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const pipelines = (await bench.call('pipelines.list', {})).value.rows;
  const nameOfKey = (key: string) => {
    const own = fields.find((field) => key === `custom:${field.id}`);
    return own === undefined ? key : `own ${own.type}`;
  };
  const lists: Record<string, readonly string[]> = {
    kind: ['person', 'company'],
    lifecycle: LIFECYCLES,
    lead_status: ['new', 'qualified'],
    role: ['customer', 'competitor'],
    channel: CHANNELS,
    ready: ['1', '0'],
    user: ids((await bench.call('users.list', {})).value.rows),
    tag: ids((await bench.call('tags.list', {})).value.rows),
    outcome: (await bench.call('interactions.outcomes', {})).value.rows.map(({ name }) => name),
    stage: pipelines.flatMap((pipeline) => ids(pipeline.stages)),
    batch: ids((await bench.call('imports.list', {})).value.rows),
  };
  for (const field of fields) lists[`custom:${field.id}`] = ids(field.options);
  return { lists, date: today(new Date(), 'UTC'), nameOf: (field) => nameOfKey(field.key), nameOfKey };
}

/** Values that some cards have, that many have, and that none has. */
const texts: Readonly<Record<string, readonly string[]>> = {
  name: ['ana', 'Müller', 'zzz'],
  given: ['Zoë', 'Hannah', 'zzz'],
  family: ['Okafor', 'worth', 'zzz'],
  nickname: ['Kit', 'a', 'zzz'],
  company: ['Harbour', 'cafés', 'zzz'],
  title: ['Buyer', 'manager', 'zzz'],
  notes: ['site', 'Rechnung', 'zzz'],
  phone: ['+44 7700', '0113', '99999'],
  email: ['hello@', 'okafor', 'nowhere'],
  city: ['Leeds', 'Łódź', 'zzz'],
  region: ['Yorkshire', 'Västra', 'zzz'],
  postcode: ['LS11', '4', 'zzz'],
  country: ['Ireland', 'United', 'zzz'],
  source: ['Referral', 'e', 'zzz'],
};

function conditions(field: ContactField, op: FilterOp, values: Values): FilterCondition[] {
  const of = (...asked: readonly FilterCondition['value'][]) =>
    asked.map((value): FilterCondition => ({ field: field.key, op, ...(value === undefined ? {} : { value }) }));
  switch (shapeOf(op)) {
    case 'none':
      return of(undefined, undefined);
    case 'text':
      return of(...(texts[field.key] ?? ['beans', 'menu.example/4', 'zzz']));
    case 'list': {
      const list = values.lists[field.choices === 'own' ? field.key : (field.choices ?? '')] ?? [];
      return list.length === 0 ? [] : of([list[0]!], [list.at(-1)!], list.slice(0, 4));
    }
    case 'date':
      return of(...[0, 40, 400].map((days) => addDays(values.date, -days)));
    case 'period':
      return [1, 30, 365].map((value) => ({ field: field.key, op, value, unit: 'day' }));
    case 'number':
      return of(0, 1, 1_000_000);
    case 'month':
      return of(1, 12);
  }
}
