import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byKind,
  columnShares,
  labelSheets,
  mailable,
  paperOf,
  papersOf,
  printKinds,
  type PrintedCard,
  labelType,
} from './paper';

const card = (name: string, more: Partial<PrintedCard> = {}): PrintedCard => ({
  id: name,
  kind: 'person',
  name,
  company: '',
  title: '',
  doNotMail: false,
  methods: [],
  addressLines: ['1 High Street'],
  birthday: null,
  tags: [],
  notes: '',
  ...more,
});

it('leaves out who wants no mail, and who has no address, and names both', () => {
  const found = mailable([card('Ana'), card('Ben', { doNotMail: true }), card('Cy', { addressLines: [] })]);
  expect([found.cards, found.unwilling, found.homeless].map((some) => some.map(({ name }) => name))).toEqual([
    ['Ana'],
    ['Ben'],
    ['Cy'],
  ]);
});

it('keeps every label on its sheet', () => {
  for (const key of ['l7163', 'avery5160'] as const) {
    const { widthMm, heightMm, grid } = paperOf(key);
    expect(grid!.left + (grid!.columns - 1) * grid!.across + grid!.width).toBeLessThanOrEqual(widthMm);
    expect(grid!.top + grid!.rows * grid!.height).toBeLessThanOrEqual(heightMm);
    expect(grid!.across).toBeGreaterThanOrEqual(grid!.width);
  }
});

it('lays every card on a label, in order, from the place told', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.integer({ min: 1, max: 30 }), fc.nat(29), (count, perSheet, first) => {
      const cards = Array.from({ length: count }, (_, at) => at);
      const sheets = labelSheets(cards, perSheet, Math.min(first, perSheet - 1));
      expect(sheets.flat().filter((one) => one !== null)).toEqual(cards);
      for (const sheet of sheets) expect(sheet.length).toBeLessThanOrEqual(perSheet);
    }),
  );
});

it('gives every column its share of the paper', () => {
  const shares = columnShares(['1fr', '150px', 'minmax(0, 1fr)']);
  expect(shares[0]).toBeCloseTo(shares[1]!);
  expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100);
});

it('offers the paper of the country first', () => {
  expect(papersOf('labels', 'US')[0]).toBe('avery5160');
  expect(papersOf('labels', 'DE')[0]).toBe('l7163');
  for (const kind of printKinds) expect(papersOf(kind, 'GB').length).toBeGreaterThan(0);
});

describe('the type of a label', () => {
  const grid = paperOf('avery5160').grid!;
  it('is the sheet’s own where there is room, and smaller for what is long', () => {
    expect(labelType(['Ana Ruiz', '4 Mill Lane', 'Leeds', 'LS1 4AP'], grid)).toBe(9);
    const street = '17 Warehouse Row, Second Industrial Estate Road North, Building 12b Unit 4';
    const long = labelType(['O’Brien & Sons', street, 'Stow-on-the-Wold-upon-Severn', 'GL54 1AA'], grid);
    expect(long).toBeLessThan(9);
    expect(long).toBeGreaterThan(6);
  });
  it('never gets too small to read, and a name of any length takes two lines', () => {
    expect(labelType(['x'.repeat(10_000), 'Leeds'], grid)).toBe(9);
    expect(labelType(['Ana', 'y'.repeat(10_000)], grid)).toBe(6);
  });
});

describe('ways to reach', () => {
  it('stand together by kind, so that no email parts two numbers, each kind led by the one that is used first', () => {
    const ways = [
      { kind: 'phone', value: 'work' },
      { kind: 'email', value: 'a@b.example' },
      { kind: 'phone', value: 'mobile' },
      { kind: 'phone', value: 'fax' },
    ];
    expect(byKind(ways).map(({ value }) => value)).toEqual(['work', 'mobile', 'fax', 'a@b.example']);
  });
});
