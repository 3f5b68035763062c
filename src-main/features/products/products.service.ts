import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { differing } from '../../db/differing';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { refuseStaleCells, typedCells } from '../history/stale-cells.service';
import type { Settings } from '../settings/settings.service';

export type Product = OutputOf<'products.list'>['rows'][number];

const columns = 'id, name, code, unit_price AS unitPrice, currency, cost, unit, description, retired_at AS retiredAt';

/** Every product that is not in the trash, by name; the retired ones too. */
export function readProducts(raw: RawConnection): Product[] {
  const rows = prepared(raw, `SELECT ${columns} FROM product WHERE deleted_at IS NULL ORDER BY rid`).all() as Product[];
  return rows.sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}

/**
 * One product.
 * @throws AppError `not_found` when it is gone
 */
export function productOf(raw: RawConnection, id: string): Product {
  const row = prepared(raw, `SELECT ${columns} FROM product WHERE id = ? AND deleted_at IS NULL`).get(id) as
    | Product
    | undefined;
  if (row === undefined) throw new AppError('not_found', strings.productsPage.gone);
  return row;
}

function cellsOf(input: Partial<ParsedInputOf<'products.save'>>) {
  return {
    name: input.name,
    code: input.code?.trim(),
    unit_price: input.unitPrice,
    currency: input.currency,
    cost: input.cost,
    unit: input.unit?.trim(),
    description: input.description,
  };
}

/**
 * Makes a product, or changes the cells that differ.
 * @param format the file's settings; its currency is that of a price that names none
 * @throws AppError `not_found` when the one to change is gone; `conflict` for what was changed since it was read
 */
export async function saveProduct(
  write: Write,
  input: ParsedInputOf<'products.save'>,
  format: Pick<Settings, 'currency' | 'locale' | 'timeZone'>,
): Promise<string> {
  if (input.id === undefined) {
    const row = stamped(write, {
      name: input.name,
      code: input.code?.trim() ?? '',
      unit_price: input.unitPrice ?? 0,
      currency: input.currency ?? format.currency,
      cost: input.cost ?? null,
      unit: input.unit?.trim() ?? '',
      description: input.description ?? '',
      retired_at: null,
    });
    await write.db.insertInto('product').values(row).execute();
    return row.id;
  }
  productOf(write.raw, input.id);
  const before = await write.db.selectFrom('product').selectAll().where('id', '=', input.id).executeTakeFirstOrThrow();
  const read = cellsOf(input.before ?? {});
  const typed = typedCells(cellsOf(input), read);
  refuseStaleCells(write.raw, { table: 'product', row: before, format }, typed, read);
  const cells = differing(before, typed);
  if (cells !== null) await write.db.updateTable('product').set(cells).where('id', '=', input.id).execute();
  return input.id;
}

/** Takes a product out of what is offered, or brings it back; what names it keeps it. */
export async function retireProduct(write: Write, id: string, retired: boolean): Promise<void> {
  if ((productOf(write.raw, id).retiredAt !== null) === retired) return;
  await write.db
    .updateTable('product')
    .set({ retired_at: retired ? write.at : null })
    .where('id', '=', id)
    .execute();
}
