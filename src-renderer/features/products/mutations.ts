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

/** Which product is changed, and as what it was read; told to force, whatever it is by now. */
function asRead(product: Product | null, force: boolean) {
  if (product === null) return {};
  const { id, retiredAt: _, ...before } = product;
  return force ? { id } : { id, before };
}

/**
 * Makes a product, or changes one; where the same was changed elsewhere since it was read, both are shown.
 * @returns what is wrong, for the dialog to show
 */
export async function saveProduct(product: Product | null, form: ProductForm): Promise<string | void> {
  const { unitPrice, ...rest } = form;
  return writeFieldsUnlessStale((product === null ? words.made : words.changed)(form.name.trim()), {}, (_rest, force) =>
    ask('products.save', { ...rest, unitPrice: unitPrice ?? 0, ...asRead(product, force) }),
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
