import { strings } from '@shared/locale';
import { ask } from '@renderer/app/ask';
import { writeOrTell, writeUnlessStale } from '@renderer/features/custom-fields/mutations';
import type { Product } from './products-page';

const words = strings.productsPage.did;

export interface ProductForm {
  name: string;
  code: string;
  unitPrice: number | null;
  cost: number | null;
  currency: string;
  unit: string;
  description: string;
}

/**
 * Makes a product, or changes one; where the same was changed elsewhere since it was read, both are shown.
 * @returns what is wrong, for the dialog to show
 */
export function saveProduct(product: Product | null, form: ProductForm): ReturnType<typeof writeUnlessStale> {
  const typed = { ...form, name: form.name.trim(), unitPrice: form.unitPrice ?? 0 };
  if (product === null) return writeUnlessStale(words.made, typed, null, () => ask('products.save', typed));
  const { id, retiredAt: _, ...read } = product;
  return writeUnlessStale(words.changed, typed, read, (cells, before) =>
    ask('products.save', { id, ...cells, before }),
  );
}

/** Takes a product out of what is offered, or brings it back. */
export function retireProduct({ id, name, retiredAt }: Product): void {
  const retired = retiredAt === null;
  writeOrTell((retired ? words.retired : words.broughtBack)(name), () => ask('products.retire', { id, retired }));
}
