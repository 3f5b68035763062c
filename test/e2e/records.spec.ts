import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { toast } from './parts';

// A file of deals goes in by mouse, its stages named, its contacts made; a product is added by keys.

const words = strings.importsPage;
const records = strings.recordImports;
const host = useHost({ welcomed: true });

test('deals come in from a table: seen as deals, a stage chosen, cards made, shown on the board', async () => {
  const { page, app } = host;
  await app.go('/import');
  await app.pick(page.getByRole('button', { name: words.file.choose }), {
    name: 'deals.csv',
    text: 'Deal name,Deal stage,Amount,Close date,Contact,Company\nHarbour refit,Hunting,"12,500.00",2027-03-31,Ana Ruiz,Ruiz Marine\nMast,Closed won,800,2026-01-31,,Ruiz Marine\nNone,Hunting,much,,,\n',
  });
  await expect(page.getByRole('button', { name: `${records.page.about}: ${records.subjects.deals}` })).toBeVisible();
  const value = page.getByRole('button', { name: new RegExp(`^${records.page.valueOf('Hunting')}`) });
  await value.click();
  await page.getByRole('option', { name: 'Proposal' }).click();
  await expect(value).toContainText('Proposal');
  await page.getByRole('button', { name: words.match.check }).click();
  await expect(page.getByRole('grid', { name: words.check.table })).toContainText('Harbour refit');
  await page.getByRole('button', { name: words.check.importRows('2') }).click();
  await expect(page.getByText(words.done.title('deals.csv'))).toBeVisible();
  await page.getByRole('button', { name: records.page.see.deals }).click();
  await expect(page.getByRole('button', { name: /^Harbour refit, Ruiz Marine/ })).toBeVisible();
});

test('a product is added by keys alone', async () => {
  const { page, app } = host;
  const products = strings.productsPage;
  await app.go('/settings/products');
  await expect(page.getByRole('button', { name: products.add })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: products.name })).toBeFocused();
  await page.keyboard.type('Teak decking');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('120.50');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, products.did.made('Teak decking'))).toBeVisible();
  await expect(page.getByRole('row', { name: /Teak decking/ })).toContainText('120.50');
});
