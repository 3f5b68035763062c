import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { writeFieldsUnlessStale } from '@renderer/features/contact-card/mutations';
import { notify } from '@renderer/ui/toast';
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

function said(label: string, txId: string | null): void {
  if (txId !== null) notify.done(label, { undo: () => void undo(txId) });
}

/**
 * Makes a product, or changes one; where the same was changed elsewhere since it was read, both are shown.
 * @returns what is wrong, for the dialog to show
 */
export async function saveProduct(product: Product | null, form: ProductForm): Promise<string | void> {
  const typed = { ...form, unitPrice: form.unitPrice ?? 0 };
  if (product === null)
    return writeFieldsUnlessStale(words.made(form.name.trim()), typed, () => ask('products.save', typed));
  const { id, retiredAt: _, ...before } = product;
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== before[field as keyof typeof before]),
  );
  // Whoever insists writes over what was changed here, and over nothing else that another window changed.
  const untouched = Object.fromEntries(Object.entries(before).filter(([field]) => !(field in changed)));
  return writeFieldsUnlessStale(words.changed(form.name.trim()), changed, (patch, force) =>
    ask('products.save', { id, ...before, ...patch, before: force ? untouched : before }),
  );
}

/** Takes a product out of what is offered, or brings it back. */
export async function retireProduct(product: Product): Promise<void> {
  const retired = product.retiredAt === null;
  try {
    const { txId } = await ask('products.retire', { id: product.id, retired });
    said((retired ? words.retired : words.broughtBack)(product.name), txId);
  } catch (failure) {
    tellFailure(failure);
  }
}
