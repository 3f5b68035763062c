import { expect, it, vi } from 'vitest';
import { CallFailure } from '@renderer/app/ask';
import { useConflict } from '@renderer/features/contact-card/conflict';
import { saveProduct } from './mutations';

// There is no window here, and main answers as it is told.
vi.mock('@renderer/bridge', () => ({}));
const { ask } = vi.hoisted(() => ({ ask: vi.fn() }));
vi.mock('@renderer/app/ask', async (original) => ({ ...(await original<object>()), ask }));

it('who insists on a price writes over the price alone, whatever else another window changed', async () => {
  const form = { name: 'Grinder', code: '', unitPrice: 10_000, cost: null, currency: 'GBP', unit: '', description: '' };
  const product = { ...form, id: '01890000-0000-7000-8000-000000000001', retiredAt: null };
  const fields = { unit_price: '£120', 'unit_price.yours': '£110' };
  ask.mockRejectedValueOnce(new CallFailure({ code: 'conflict', message: 'changed', fields, traceId: '' }));
  await saveProduct(product, { ...form, unitPrice: 11_000 });
  ask.mockResolvedValueOnce({ id: product.id, txId: null });
  await useConflict.getState().conflict?.takeYours();
  const { unitPrice: _, ...untouched } = form;
  expect(ask).toHaveBeenLastCalledWith('products.save', {
    ...form,
    id: product.id,
    unitPrice: 11_000,
    before: untouched,
  });
});
