import { useState } from 'react';
import { strings } from '@shared/locale';
import { Dialog, FieldStack, MoneyField, TextField } from '@renderer/ui';
import { saveProduct, type ProductForm } from './mutations';
import type { Product } from './products-page';

const words = strings.productsPage;

/** Makes a product, or changes it. */
export function ProductDialog({
  product,
  currency,
  onClose,
}: {
  product: Product | null;
  /** Of the file, for a product that is new. */
  currency: string;
  onClose: () => void;
}) {
  const [form, setForm] = useState<ProductForm>({
    name: product?.name ?? '',
    code: product?.code ?? '',
    unitPrice: product?.unitPrice ?? null,
    cost: product?.cost ?? null,
    currency: product?.currency ?? currency,
    unit: product?.unit ?? '',
    description: product?.description ?? '',
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const put = (part: Partial<ProductForm>): void => setForm((before) => ({ ...before, ...part }));

  async function save(): Promise<void> {
    if (form.name.trim() === '') {
      setWrong(words.needsName);
      return;
    }
    const end = await saveProduct(product, form);
    if (end.done) onClose();
    else setWrong(end.message || null);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={product === null ? words.add : words.edit}
      width={460}
      closeOnClickOutside={false}
      onSubmit={save}
      submit={words.save}
    >
      <FieldStack>
        <TextField
          label={words.name}
          value={form.name}
          maxLength={200}
          dataAutofocus
          error={wrong}
          onChange={(name) => {
            put({ name });
            setWrong(null);
          }}
        />
        <TextField label={words.code} value={form.code} maxLength={100} onChange={(code) => put({ code })} />
        <MoneyField
          label={words.price}
          value={form.unitPrice}
          currency={form.currency}
          onChange={(unitPrice) => put({ unitPrice })}
        />
        <MoneyField label={words.cost} value={form.cost} currency={form.currency} onChange={(cost) => put({ cost })} />
        <TextField
          label={words.unit}
          hint={words.unitHint}
          value={form.unit}
          maxLength={100}
          onChange={(unit) => put({ unit })}
        />
        <TextField
          label={words.description}
          value={form.description}
          maxLength={10_000}
          onChange={(description) => put({ description })}
        />
      </FieldStack>
    </Dialog>
  );
}
