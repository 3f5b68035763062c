import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
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

/** Makes a product, or changes the one of that id; says so, with its undo. */
export async function saveProduct(id: string | null, form: ProductForm): Promise<boolean> {
  try {
    const { unitPrice, ...rest } = form;
    const { txId } = await ask('products.save', {
      ...(id === null ? {} : { id }),
      ...rest,
      unitPrice: unitPrice ?? 0,
    });
    said((id === null ? words.made : words.changed)(form.name.trim()), txId);
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
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
