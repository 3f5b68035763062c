import { IconArchive, IconPackage, IconPencil, IconPlus, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatCount, formatMoney } from '@shared/locale/format';
import { useRead } from '@renderer/app/ask';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { Button, EmptyState, IconButton, Pill, PlainTable, SkeletonBlock } from '@renderer/ui';
import { ProductDialog } from './product-dialog';
import { retireProduct } from './mutations';
import classes from './products.module.css';

const words = strings.productsPage;

export type Product = OutputOf<'products.list'>['rows'][number];

/** What is sold: its price, what it costs, and whether it is still on offer. */
export default function ProductsPage() {
  const products = useRead('product', 'products.list', {});
  const info = useRead(['file', 'setting'], 'app.info', {});
  const [editing, setEditing] = useState<Product | 'new' | null>(null);
  const rows = products.data?.rows ?? [];
  // What is no longer sold stands last.
  const shown = [...rows.filter((one) => one.retiredAt === null), ...rows.filter((one) => one.retiredAt !== null)];
  const add = (size: 'sm' | 'lg') => (
    <Button kind="primary" size={size} icon={IconPlus} keys="N" bind="list" onClick={() => setEditing('new')}>
      {words.add}
    </Button>
  );
  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        path={[{ label: words.settings, href: '/settings' }]}
        meta={rows.length > 0 && words.count(formatCount(rows.filter((one) => one.retiredAt === null).length))}
        actions={rows.length > 0 && add('sm')}
      />
      <PageBody>
        {products.error !== null ? (
          <EmptyState icon={IconPackage} title={words.failed} text={products.error.message} />
        ) : products.data === undefined ? (
          <SkeletonBlock rows={6} />
        ) : rows.length === 0 ? (
          <EmptyState icon={IconPackage} title={words.empty} text={words.emptyText} action={add('lg')} />
        ) : (
          <PlainTable className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.code}</th>
                <th scope="col" data-number>
                  {words.price}
                </th>
                <th scope="col" data-number>
                  {words.cost}
                </th>
                <th scope="col">{words.unit}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map((product) => (
                <tr key={product.id} data-quiet={product.retiredAt !== null || undefined}>
                  <th scope="row" title={product.description || product.name}>
                    {product.name} {product.retiredAt !== null && <Pill>{words.retired}</Pill>}
                  </th>
                  <td>{product.code}</td>
                  <td data-number>{formatMoney({ amount: product.unitPrice, currency: product.currency })}</td>
                  <td data-number>
                    {product.cost === null ? '' : formatMoney({ amount: product.cost, currency: product.currency })}
                  </td>
                  <td>{product.unit}</td>
                  <td data-acts>
                    <IconButton
                      icon={IconPencil}
                      size={24}
                      label={words.editOf(product.name)}
                      onClick={() => setEditing(product)}
                    />
                    <IconButton
                      icon={product.retiredAt === null ? IconArchive : IconRestore}
                      size={24}
                      label={(product.retiredAt === null ? words.retireOf : words.bringBackOf)(product.name)}
                      onClick={() => retireProduct(product)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        )}
      </PageBody>
      {editing !== null && (
        <ProductDialog
          product={editing === 'new' ? null : editing}
          currency={info.data?.settings.currency ?? 'GBP'}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}
