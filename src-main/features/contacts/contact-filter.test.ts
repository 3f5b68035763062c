import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@shared/domain/calendar';
import { filterNode } from '@shared/contract/contact-list';
import {
  contactFields,
  shapeOf,
  type ContactField,
  type FilterCondition,
  type FilterNode,
} from '@shared/domain/contact-fields';
import { fold } from '@shared/domain/fold';
import { fits, timeZone, today, type PlainCard as Card } from '@test/helpers/plain-filter';
import { createTestApp, type TestApp } from '@test/helpers/test-app';

const field = { text: '', number: '', money: '', date: '', choice: '', multi_choice: '', yes_no: '' };
type Own = keyof typeof field;

let test: TestApp;
const cards: Card[] = [];
const ids = { user: [] as string[], tag: [] as string[], stage: [] as string[], batch: [] as string[] };
const option = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

const names = ['Åsa', 'ana', 'Zoë Brandt', 'O’Neill', 'Жуков', '3M 100%_', ''];
const days = [-400, -60, -31, -30, -29, -1, 0, 1, 14, 30, 31, 200];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

/** Cards of every mixture: values there and missing, of several rows, at the bounds of days. */
beforeAll(async () => {
  test = await createTestApp({ now: '2026-11-20T12:00:00.000Z', timeZone });
  await test.call('settings.update', { timeZone });
  for (const type of Object.keys(field) as Own[]) {
    const choices = type === 'choice' || type === 'multi_choice';
    const made = await test.call('fields.save', {
      name: type,
      kind: '',
      type,
      ...(choices ? { options: [{ name: 'One' }, { name: 'Two' }] } : {}),
      ...(type === 'money' ? { currency: 'GBP' } : {}),
    });
    field[type] = made.id;
  }
  await test.writer.write({ label: 'Seed', bulk: ['contact'] }, (write) => {
    const { raw } = write;
    const put = (table: string, row: Record<string, string | number | null>): string => {
      const id = write.newId();
      const all = { id, ...row };
      const columns = Object.keys(all);
      raw
        .prepare(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
        )
        .run(all);
      return id;
    };
    for (let n = 0; n < 3; n += 1) {
      ids.user.push(put('user', { name: `User ${n}` }));
      ids.tag.push(put('tag', { name: `Tag ${n}` }));
      ids.batch.push(put('import_batch', { file_name: `${n}.csv` }));
    }
    ids.stage = (raw.prepare('SELECT id FROM stage ORDER BY rid LIMIT 3').all() as { id: string }[]).map(
      ({ id }) => id,
    );
    const pipeline = (raw.prepare('SELECT id FROM pipeline LIMIT 1').get() as { id: string }).id;
    for (let n = 0; n < 140; n += 1) {
      const mix = n * 7 + Math.floor(n / 11);
      const instant = (k: number) =>
        `${addDays(today, pick(days, mix + k))}T${pick(['00:00', '12:00', '23:59'], mix)}:00.000Z`;
      const maybe = <T>(k: number, value: T): T | null => ((mix + k) % 3 === 0 ? null : value);
      const next = maybe(1, `${addDays(today, pick(days, mix + 3))}${mix % 2 === 0 ? '' : 'T09:30'}`);
      const birthday = maybe(2, `${mix % 2 === 0 ? '1980' : '-'}-${addDays(today, pick(days, mix + 5)).slice(5)}`);
      const row = {
        kind: pick(['person', 'company'], mix),
        display_name: pick(names, mix),
        given: pick(names, mix + 1),
        family: pick(names, mix + 2),
        nickname: pick(names, mix + 3),
        company_name: pick(names, mix + 4),
        job_title: pick(names, mix + 5),
        notes: pick([...names, 'two\nlines'], mix + 6),
        source: pick(names, mix + 8),
        birthday,
        do_not_call: mix % 2,
        do_not_mail: mix % 3 === 0 ? 1 : 0,
        lifecycle: pick(['new', 'customer', 'inactive'], mix),
        lead_status: maybe(4, pick(['new', 'nurture'], mix)),
        owner_id: maybe(5, pick(ids.user, mix)),
        first_touch_channel: maybe(6, pick(['call', 'email'], mix)),
        ready_budget: maybe(7, mix % 2),
        ready_need: maybe(8, mix % 2),
        ready_timing: maybe(9, mix % 2),
        ready_authority: maybe(10, mix % 2),
        last_interaction_at: maybe(11, instant(1)),
        last_channel: maybe(12, pick(['call', 'email'], mix)),
        last_outcome: maybe(13, pick(['Connected', 'Busy'], mix)),
        next_task_at: next,
        touch_due: maybe(14, addDays(today, pick(days, mix + 6))),
        open_deal_count: mix % 3,
        open_deal_amount: (mix % 4) * 1000,
        won_deal_count: mix % 2,
        won_deal_amount: (mix % 5) * 1000,
        created_at: instant(2),
        updated_at: instant(3),
        // What is derived of the rows below.
        primary_phone: mix % 3 === 0 ? null : '1',
        primary_email: mix % 3 === 0 ? null : 'a@b.c',
        city:
          [0, 1]
            .slice(0, mix % 3)
            .map((k) => pick(names, mix + k))
            .find((city) => city !== '') ?? '',
        search_text: `${fold(pick(names, mix))}\n${fold(pick(names, mix + 4))}`,
      };
      const id = put('contact', row);
      const values: Card['values'] = {
        name: [row.display_name],
        given: [row.given],
        family: [row.family],
        nickname: [row.nickname],
        company: [row.company_name],
        title: [row.job_title],
        kind: [row.kind],
        birthday: [birthday],
        notes: [row.notes],
        has_phone: [row.primary_phone === null ? 0 : 1],
        has_email: [row.primary_email === null ? 0 : 1],
        has_address: [0],
        do_not_call: [row.do_not_call],
        do_not_mail: [row.do_not_mail],
        lifecycle: [row.lifecycle],
        lead_status: [row.lead_status],
        owner: [row.owner_id],
        source: [row.source],
        first_touch: [row.first_touch_channel],
        last_contact: [row.last_interaction_at],
        last_channel: [row.last_channel],
        last_outcome: [row.last_outcome],
        next_step: [next],
        touch_due: [row.touch_due],
        open_deals: [row.open_deal_count],
        open_value: [row.open_deal_amount],
        bought: [row.won_deal_count],
        won_value: [row.won_deal_amount],
        created: [row.created_at],
        updated: [row.updated_at],
        ...Object.fromEntries(
          (['budget', 'need', 'timing', 'authority'] as const).map((key) => {
            const ready = row[`ready_${key}`];
            return [`ready_${key}`, [ready === null ? null : String(ready)]];
          }),
        ),
      };
      const add = (key: string, value: string | number) => (values[key] ??= []).push(value);
      for (let k = 0; k < mix % 3; k += 1) {
        const place = {
          city: pick(names, mix + k),
          region: pick(names, mix + k + 1),
          postal_code: `B${k} 1`,
          country: 'GB',
        };
        put('address', { contact_id: id, ...place });
        values.has_address = [1];
        add('city', place.city);
        add('region', place.region);
        add('postcode', place.postal_code);
        add('country', place.country);
        const email = `${fold(pick(names, mix + k)).replaceAll(/[^a-z]/g, '')}@kestrel.example`;
        put('contact_method', { contact_id: id, kind: 'email', value: email, normalised: email });
        add('email', email);
        const phone = pick(['+441174960231', '+493012345678'], mix + k);
        put('contact_method', {
          contact_id: id,
          kind: 'phone',
          value: phone,
          normalised: phone,
          digits: phone.slice(3),
        });
        add('phone', phone);
        put('contact_role', { contact_id: id, role: pick(['customer', 'partner'], k) });
        add('role', pick(['customer', 'partner'], k));
        put('contact_tag', { contact_id: id, tag_id: pick(ids.tag, mix + k) });
        add('tag', pick(ids.tag, mix + k));
        // What is in the trash is not there.
        put('contact_tag', { contact_id: id, tag_id: pick(ids.tag, mix + 2), deleted_at: today });
        const stage = pick(ids.stage, mix + k);
        const deal = put('deal', {
          pipeline_id: pipeline,
          stage_id: stage,
          [k === 0 ? 'contact_id' : 'company_id']: id,
        });
        add('stage', stage);
        if (n > 0) {
          const other = cards[n - 1]!;
          put('deal_contact', { deal_id: deal, contact_id: other.id });
          (other.values.stage ??= []).push(stage);
        }
      }
      if (mix % 2 === 0) {
        const batch = pick(ids.batch, mix);
        raw
          .prepare("INSERT INTO import_row (batch_id, row, line, action, contact_id) VALUES (?, ?, ?, 'add', ?)")
          .run(batch, n, n, id);
        add('batch', batch);
      }
      const own = (type: Own, value: string, number: number | null) => {
        if ((mix + type.length) % 3 === 0) return;
        put('custom_value', { contact_id: id, field_id: field[type], value, number });
        add(`custom:${field[type]}`, type === 'number' || type === 'money' ? (number ?? 0) : value);
      };
      own('text', pick(names, mix) || 'x', null);
      own('number', String(mix % 5), mix % 5);
      own('money', `${mix % 5}.00`, (mix % 5) * 100);
      own('date', addDays(today, pick(days, mix)), null);
      own('choice', option(mix % 2), null);
      own('multi_choice', mix % 2 === 0 ? `${option(0)} ${option(1)}` : option(1), null);
      own('yes_no', mix % 2 === 0 ? 'yes' : 'no', mix % 2 === 0 ? 1 : 0);
      cards.push({ id, values });
    }
  });
});

afterAll(() => test.close());

const choices: Record<string, readonly string[]> = {
  kind: ['person', 'company'],
  lifecycle: ['new', 'prospect', 'customer', 'inactive'],
  lead_status: ['new', 'nurture', 'converted'],
  role: ['customer', 'partner', 'supplier'],
  channel: ['call', 'email', 'visit'],
  ready: ['0', '1'],
  outcome: ['Connected', 'Busy'],
  own: [option(0), option(1)],
};

describe('a filter over the fields of contacts', () => {
  it('finds in SQL what it finds among plain values', { timeout: 120_000 }, async () => {
    const ownTypes = {
      text: 'text',
      number: 'number',
      money: 'money',
      date: 'day',
      choice: 'choice',
      multi_choice: 'choice',
      yes_no: 'flag',
    } as const;
    const fields: ContactField[] = [
      ...contactFields,
      ...(Object.keys(field) as Own[]).map((type): ContactField => {
        const like = contactFields.find(
          (one) => one.type === ownTypes[type] && one.ops.length >= 2 && one.key !== 'next_step',
        )!;
        return { key: `custom:${field[type]}`, type: ownTypes[type], ops: like.ops, group: 'own', choices: 'own' };
      }),
    ];
    const typeOf = (key: string) => fields.find((one) => one.key === key)!.type;
    const valueOf = (one: ContactField, op: FilterCondition['op']): fc.Arbitrary<Partial<FilterCondition>> => {
      switch (shapeOf(op)) {
        case 'none':
          return fc.constant({});
        case 'text':
          return one.key === 'phone'
            ? fc.constantFrom('+44 117', '0', '4960', '+493012345678').map((value) => ({ value }))
            : fc
                .constantFrom('a', 'ÅSA', 'zoe', "o'ne", 'жук', '100%', '%', '_', 'brandt', '3m 100%_', 'kestrel', 'b1')
                .map((value) => ({ value }));
        case 'list': {
          const from =
            choices[one.choices ?? ''] ?? ids[(one.choices === 'batch' ? 'batch' : one.choices) as keyof typeof ids];
          return fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: 3 }).map((value) => ({ value }));
        }
        case 'date':
          return fc.constantFrom(...days).map((day) => ({ value: addDays(today, day) }));
        case 'period':
          return fc.record({
            value: fc.constantFrom(0, 1, 2, 13, 14, 29, 30, 31, 60),
            unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
          });
        case 'month':
          return fc.integer({ min: 1, max: 12 }).map((value) => ({ value }));
        case 'number':
          return fc.constantFrom(0, 1, 2, 100, 200, 1000, 3000).map((value) => ({ value }));
      }
    };
    // A phone is compared by its digits, which the plain evaluation does not know.
    const plain = fields.filter(({ key }) => key !== 'phone');
    const condition = fc
      .constantFrom(...plain)
      .chain((one) =>
        fc.constantFrom(...one.ops).chain((op) => valueOf(one, op).map((value) => ({ field: one.key, op, ...value }))),
      );
    const node: fc.Arbitrary<FilterNode> = fc.letrec<{ node: FilterNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 2 },
        condition,
        fc.record({
          match: fc.constantFrom('all' as const, 'any' as const),
          of: fc.array(tie('node'), { maxLength: 3 }),
        }),
      ),
    })).node;
    const holds = async (where: FilterNode) => {
      const found = new Set<string>();
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof test.call<'contacts.list'>>> = await test.call('contacts.list', {
          filter: { where },
          cursor,
          // Of many the first page fills, so that it is read from a stretch of the index; the last does not.
          limit: 70,
        });
        for (const row of page.rows) found.add(row.id);
        cursor = page.nextCursor;
      } while (cursor !== null);
      const expected = cards.filter((card) => fits(card, where, typeOf)).map(({ id }) => id);
      expect([...found].sort()).toEqual(expected.sort());
      expect((await test.call('contacts.count', { filter: { where } })).found).toBe(expected.length);
    };
    for (const one of plain)
      for (const op of one.ops)
        await fc.assert(
          fc.asyncProperty(valueOf(one, op), (value) => holds({ field: one.key, op, ...value })),
          { numRuns: shapeOf(op) === 'none' ? 1 : 8 },
        );
    await fc.assert(fc.asyncProperty(node, holds), { numRuns: 200 });
  });

  it('finds a phone by its beginning, with and without its country', async () => {
    const count = async (op: 'starts' | 'contains' | 'is', value: string) =>
      (await test.call('contacts.count', { filter: { where: { field: 'phone', op, value } } })).found;
    const british = cards.filter((card) => card.values.phone?.includes('+441174960231')).length;
    for (const typed of ['+44 117', '0117 496', '+441174960231']) expect(await count('starts', typed)).toBe(british);
    expect(await count('contains', '496 0231')).toBe(british);
    expect(await count('is', '+44 117 496 0231')).toBe(british);
    expect(await count('starts', '+1')).toBe(0);
  });

  it('refuses what no field answers, and takes a field that is gone for one that nobody has', async () => {
    const ask = (where: unknown) => test.call('contacts.count', { filter: { where: where as FilterNode } });
    for (const bad of [
      { field: 'password', op: 'contains', value: 'x' },
      { field: 'name', op: 'in_last', value: 3 },
      { field: 'name', op: 'contains' },
      { field: 'name', op: 'contains', value: '  ' },
      { field: 'created', op: 'on', value: '2026-02-31' },
      { field: 'created', op: 'in_last', value: 1e9 },
      { field: 'kind', op: 'any_of', value: [] },
      { field: "name' OR 1", op: 'empty' },
      { match: 'all', of: [{ match: 'none', of: [] }] },
    ])
      await expect(ask(bad)).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await ask({ field: `custom:${option(9)}`, op: 'not_empty' })).found).toBe(0);
  });

  it('is bounded in depth and in number', () => {
    let deep: unknown = { field: 'name', op: 'empty' };
    for (let depth = 0; depth < 6; depth += 1) deep = { match: 'all', of: [deep] };
    expect(filterNode.safeParse(deep).success).toBe(false);
    const many = { match: 'any', of: Array.from({ length: 50 }, () => ({ field: 'name', op: 'empty' })) };
    expect(filterNode.safeParse(many).success).toBe(true);
    expect(filterNode.safeParse({ match: 'all', of: [many, many] }).success).toBe(false);
  });
});
