import { strings } from '@shared/locale/index';
import type { CommandHandlers, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { productOf, readProducts, retireProduct, saveProduct } from './products.service';

const words = strings.productsPage.did;

export const productReads: ReadHandlers<'products.list'> = {
  'products.list': async ({ raw }) => ({ rows: readProducts(raw) }),
};

export const productCommands: CommandHandlers<'products.save' | 'products.retire'> = {
  async 'products.save'({ write, db }, input) {
    const format = await loadSettings(db);
    const label = input.id === undefined ? words.made(input.name) : words.changed(input.name);
    const { value, txId } = await write(label, (tx) => saveProduct(tx, input, format));
    return { id: value, txId };
  },
  async 'products.retire'({ write, raw }, { id, retired }) {
    const { name } = productOf(raw, id);
    const label = retired ? words.retired(name) : words.broughtBack(name);
    const { txId } = await write(label, (tx) => retireProduct(tx, id, retired));
    return { txId };
  },
};
