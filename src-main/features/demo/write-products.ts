import type { Office } from './office';

/** What Kestrel Supply sell: prices and costs in pence. */
const products = [
  { name: 'Care Plus service contract', code: 'CP-12', price: 480_00, cost: 190_00, unit: 'year', retired: false },
  {
    name: 'Espresso machine, two groups',
    code: 'EM-2',
    price: 4_250_00,
    cost: 2_980_00,
    unit: 'piece',
    retired: false,
  },
  { name: 'Grinder, 64 mm', code: 'GR-64', price: 640_00, cost: 395_00, unit: 'piece', retired: false },
  { name: 'Installation on site', code: 'IN-1', price: 350_00, cost: 140_00, unit: 'day', retired: false },
  { name: 'Water filter cartridge', code: 'WF-10', price: 38_50, cost: 14_20, unit: 'piece', retired: false },
  { name: 'Grinder, 58 mm', code: 'GR-58', price: 520_00, cost: 340_00, unit: 'piece', retired: true },
] as const;

/** The products of the example office, one of them no longer sold. */
export function writeProducts(office: Office): void {
  for (const { name, code, price, cost, unit, retired } of products)
    office.insert(
      'product',
      {
        id: office.id('product', code),
        name,
        code,
        unit_price: price,
        currency: 'GBP',
        cost,
        unit,
        retired_at: retired ? office.at(40, '09:00') : null,
      },
      office.at(210, '09:00'),
    );
}
