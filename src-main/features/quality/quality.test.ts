import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { checkEmail, meantDomain } from '@shared/domain/email-check';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

type Rule = InputOf<'quality.rows'>['rule'];
const person = (name: string, methods: InputOf<'contacts.create'>['methods'] = [], extra: object = {}) =>
  app.call('contacts.create', { kind: 'person', name, methods, ...extra }).then(({ id }) => id);
const email = (value: string) => ({ kind: 'email' as const, label: 'work', value });
const phone = (value: string) => ({ kind: 'phone' as const, label: '', value });
const names = async (rule: Rule) =>
  (await app.call('quality.rows', { rule })).rows.map(({ displayName }) => displayName);
const counts = async () => (await app.call('quality.summary', {})).counts;

describe('an email address by its looks', () => {
  it.each([
    ['ana@gmial.com', 'mistyped', 'ana@gmail.com'],
    ['ana@gmail.con', 'mistyped', 'ana@gmail.com'],
    ['ana@hotmial.com', 'mistyped', 'ana@hotmail.com'],
    ['ana@kestrel.cmo', 'mistyped', 'ana@kestrel.com'],
    ['ana@kestrel,com', 'malformed', 'ana@kestrel.com'],
    ['ana', 'malformed', null],
    ['no-reply@kestrel.com', 'nobody', null],
  ])('%s is %s', (address, problem, suggestion) => {
    expect(checkEmail(address)).toEqual({ problem, suggestion });
  });

  it.each(['ana@gmail.com', 'ana@ymail.com', 'ana@gmx.at', 'ana@mail.com', 'ana@kestrel.co', 'postbox@kestrel.com'])(
    '%s may be written to',
    (address) => {
      expect(checkEmail(address)).toBeNull();
    },
  );

  it('leaves hosts of their own alone', () => {
    expect(meantDomain('gmx.com')).toBeNull();
    expect(meantDomain('smail.dev')).toBeNull();
  });
});

describe('the quality of the data', () => {
  it('counts and lists what is missing, and what is given there is gone from it', async () => {
    const ana = await person('Ana Ruiz');
    await person('Bob Stone', [phone('0161 496 0001')], { company: { name: 'Acme' } });
    expect(await counts()).toMatchObject({ no_reach: 2, no_company: 1, no_next_step: 3 });
    expect(await names('no_reach')).toEqual(['Acme', 'Ana Ruiz']);
    expect(await names('no_company')).toEqual(['Ana Ruiz']);
    await app.call('contacts.save_method', { contactId: ana, ...phone('0161 496 0002') });
    await app.call('contacts.set_company', { id: ana, company: { name: 'Acme' } });
    await app.call('tasks.create', { kind: 'call', title: 'Call', dueDate: '2026-12-01', contactId: ana });
    expect(await counts()).toMatchObject({ no_reach: 1, no_company: 0, no_next_step: 2 });
  });

  it('lists what cannot be right, with what was meant', async () => {
    await person('Ana Ruiz', [email('ana@gmial.com'), phone('12'), email('ana@kestrel.com')]);
    await person('Bob Stone', [email('noreply@kestrel.com'), email('bob(at)kestrel'), phone('call me')]);
    expect(await counts()).toMatchObject({ bad_phone: 2, bad_email: 3 });
    const { rows } = await app.call('quality.rows', { rule: 'bad_email' });
    expect(rows.map(({ value, problem, suggestion }) => [value, problem, suggestion])).toEqual([
      ['ana@gmial.com', 'mistyped', 'ana@gmail.com'],
      ['noreply@kestrel.com', 'nobody', null],
      ['bob(at)kestrel', 'malformed', null],
    ]);
    const phones = await app.call('quality.rows', { rule: 'bad_phone' });
    expect(phones.rows.map(({ problem }) => problem)).toEqual(['too_short', 'no_digits']);
  });

  it('lists customers who have been silent too long', async () => {
    const ana = await person('Ana Ruiz', [phone('0161 496 0001')], { fields: { lifecycle: 'customer' } });
    await person('Bob Stone', [phone('0161 496 0002')]);
    expect((await counts()).quiet).toBe(0);
    app.clock.advance(200 * 86_400_000);
    expect(await names('quiet')).toEqual(['Ana Ruiz']);
    expect((await app.call('quality.summary', { quietDays: 365 })).counts.quiet).toBe(0);
    await app.call('quality.ignore', { id: ana, rule: 'quiet', value: '' });
    expect((await counts()).quiet).toBe(0);
    await app.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId: ana,
      body: '',
      occurredAt: app.clock.now().toISOString(),
    });
    app.clock.advance(200 * 86_400_000);
    expect(await names('quiet')).toEqual(['Ana Ruiz']);
  });

  it('lets stand what somebody left as it is, until that is undone or changes', async () => {
    const ana = await person('Ana Ruiz', [phone('12')]);
    const { txId } = await app.call('quality.ignore', { id: ana, rule: 'bad_phone', value: '12' });
    expect((await counts()).bad_phone).toBe(0);
    expect(await names('bad_phone')).toEqual([]);
    await app.call('history.undo', { txId: txId! });
    expect((await counts()).bad_phone).toBe(1);
    await app.call('quality.ignore', { id: ana, rule: 'bad_phone', value: '12' });
    expect((await counts()).bad_phone).toBe(0);
    await app.call('quality.ignore', { id: ana, rule: 'no_company', value: '' });
    expect((await counts()).no_company).toBe(0);
    expect(await names('no_company')).toEqual([]);
  });

  it('walks to the end, each row once', async () => {
    for (let n = 0; n < 7; n += 1) await person(`Person ${n % 3}`, [phone('1'), email(`p${n}@gmial.com`)]);
    for (const rule of ['no_company', 'bad_phone', 'bad_email'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: OutputOf<'quality.rows'> = await app.call('quality.rows', { rule, cursor, limit: 2 });
        for (const { key } of page.rows) seen.push(key);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size, rule).toBe(7);
      expect(seen).toHaveLength(7);
    }
  });
});

it('tells how many are likely twice once somebody looked, and before that that nobody did', async () => {
  for (const family of ['Ruiz', 'Ruis'])
    await app.call('contacts.create', {
      kind: 'person',
      name: `Ana ${family}`,
      methods: [{ kind: 'email', label: 'work', value: 'ana@ruiz.example' }],
    });
  expect((await app.call('quality.summary', {})).twice).toBeNull();
  const { jobId } = await app.call('duplicates.scan', {});
  await app.job(jobId);
  expect((await app.call('quality.summary', {})).twice).toBe(1);
});
