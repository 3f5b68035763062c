import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHOD_LABELS, type ContactDraft, type DraftMethod } from '@shared/domain/contact-draft';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { CONTACT_ROLES } from '@shared/domain/roles';
import { importBytes } from '@test/helpers/import-address-book';
import { writeCsv } from '../csv-write';
import { exportHeader, exportLayout, exportRow } from './export';

describe('our own export', () => {
  const text = fc
    .oneof(
      fc.constantFrom('', '', 'Zoë', "O'Neil", '=1+1', '@home', '-5', 'a, "b"\nc', '+44'),
      fc.string({ maxLength: 8 }),
    )
    .map((value) =>
      value
        .replaceAll(':::', '')
        .replace(/[\0\ufeff]/g, '')
        .trim(),
    );
  const word = text.filter((value) => value !== '');
  const withMark = fc.constantFrom('a:::b', 'a ::: b', ':::', 'a\\:::b', 'a::::b', 'a:::');
  const label = fc.oneof(fc.constantFrom(...METHOD_LABELS), fc.constantFrom('Reception', 'Ferienhaus', 'Handy', ''));
  const method = fc.oneof(
    fc.record({
      kind: fc.constant('email' as const),
      label,
      value: fc.integer({ min: 1, max: 999 }).map((n) => `Person${n}@one.example`),
    }),
    fc.record({
      kind: fc.constant('phone' as const),
      label,
      value: fc.integer({ min: 100, max: 999 }).map((n) => `+44 20 7946 0${n}`),
    }),
    fc.record({
      kind: fc.constantFrom('web' as const, 'im' as const, 'social' as const),
      label,
      value: fc.integer({ min: 1, max: 99 }).map((n) => `https://page${n}.example`),
    }),
  );
  const address = fc.record({
    label: fc.constantFrom('work', 'home', 'other', ''),
    street: word,
    street2: text,
    city: text,
    region: text,
    postalCode: text,
    country: text,
    poBox: text,
    formatted: text,
  });
  const name = fc.record({
    prefix: text,
    given: word,
    middle: text,
    family: text,
    suffix: text,
    nickname: text,
    phoneticGiven: text,
    phoneticFamily: text,
  });
  const contact = fc
    .record({
      kind: fc.constant('person' as const),
      name,
      company: text,
      title: text,
      department: text,
      methods: fc.uniqueArray(method, { maxLength: 6, selector: (one) => one.kind + one.value.toLowerCase() }),
      addresses: fc.array(address, { maxLength: 2 }),
      birthday: fc.constantFrom(null, '1984-05-12', '--02-29'),
      notes: text,
      tags: fc.uniqueArray(fc.oneof(word, withMark), { maxLength: 3 }),
      roles: fc.uniqueArray(fc.constantFrom(...CONTACT_ROLES), { maxLength: 3 }),
      lifecycle: fc.constantFrom(null, ...LIFECYCLES),
      owner: fc.option(word),
      source: fc.option(word),
      doNotCall: fc.boolean(),
      doNotMail: fc.boolean(),
      externalId: fc.option(fc.uuid()),
      createdAt: fc.constantFrom(null, '2026-11-20T14:30:00.000Z'),
    })
    .map((plain): ContactDraft => ({ ...plain, methods: withPrimaries(plain.methods) }));

  function withPrimaries(plain: readonly { kind: DraftMethod['kind']; label: string; value: string }[]): DraftMethod[] {
    const order = ['email', 'phone', 'web', 'im', 'social'];
    const sorted = [...plain].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return sorted.map((one, index) => ({
      ...one,
      primary: sorted.findLastIndex((other) => other.kind === one.kind) === index,
      normalised: null,
      phone: null,
    }));
  }

  function bare(draft: ContactDraft | undefined): unknown {
    return {
      ...draft,
      methods: draft?.methods.map(({ kind, label: name_, value, primary }) => ({ kind, label: name_, value, primary })),
    };
  }

  it('reads back to the same contacts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(contact, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        async (contacts, delimiter) => {
          const layout = exportLayout(contacts);
          let csv = '';
          for await (const piece of writeCsv([exportHeader(layout), ...contacts.map((one) => exportRow(one, layout))], {
            delimiter,
            bom: true,
          }))
            csv += piece;
          const { dialect, rows } = await importBytes(Buffer.from(csv));
          expect(dialect).toBe('calldeck');
          expect(rows.map((row) => bare(row.draft))).toEqual(contacts.map(bare));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses to leave a method out', () => {
    const [one] = fc.sample(contact, 1);
    if (one === undefined) throw new Error('no sample');
    const full = {
      ...one,
      addresses: [
        {
          label: 'work',
          street: 'x',
          street2: '',
          city: '',
          region: '',
          postalCode: '',
          country: '',
          poBox: '',
          formatted: '',
        },
      ],
    };
    expect(() => exportRow(full, { ...exportLayout([full]), address: 0 })).toThrow(RangeError);
  });
});
