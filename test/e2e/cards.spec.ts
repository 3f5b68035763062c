import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { rail, row } from './parts';

// Cards of a phone: dropped, looked at, imported by keyboard, written out again as cards, and found to be the same.

const words = strings.importsPage;
const exporting = strings.exportsPage;
const host = useHost();

const cards = [
  ['UID:0e7602cc-443e-4b82-b4b1-90f62f99a199', 'N:Vantongeren;Iris;;;', 'ORG:Nordlys', 'TEL;TYPE=CELL:07700 900123'],
  ['N:Solo;;;;', 'BDAY:--0512', 'GEO:1;2'],
]
  .map((lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n'))
  .join('');

test('a dropped card file shows what it holds, is imported by keyboard, and comes back from an export as the same cards', async () => {
  const { page, app } = host;
  await rail(page, strings.shell.nav.contacts).click();
  await app.dropped(page.getByRole('main'), { name: 'phone.vcf', text: cards });
  const found = page.getByRole('row', { name: words.match.foundFields.name });
  await expect(found).toHaveText(/2$/);
  await expect(page.getByRole('region', { name: words.match.leftOutHere })).toContainText('GEO');
  await expect(page.getByRole('region', { name: words.match.asCard, exact: true })).toContainText('Iris Vantongeren');
  await page.keyboard.press('Control+Enter');
  const grid = page.getByRole('grid', { name: words.check.table });
  await expect(row(grid, 'Solo')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(words.done.title('phone.vcf'))).toBeVisible();

  await page.getByRole('button', { name: words.done.see }).click();
  await page.getByRole('button', { name: strings.contactsPage.exportList }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('combobox', { name: exporting.file })
    .or(dialog.getByRole('textbox', { name: exporting.file }))
    .click();
  await page.getByRole('option', { name: exporting.files.vcard4 }).click();
  await expect(dialog.getByText(exporting.separator)).toBeHidden();
  const saved = await app.save(() => dialog.getByRole('button', { name: exporting.start }).click());
  expect(saved.name).toMatch(/\.vcf$/);
  const text = saved.bytes.toString('utf8');
  expect(text.match(/^BEGIN:VCARD/gm)).toHaveLength(3);
  expect(text).toContain('BDAY:--0512');

  await app.go('/import');
  await app.pick(page.getByRole('button', { name: words.file.choose }), { name: 'again.vcf', text });
  await expect(found).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const kinds = page.getByRole('group', { name: words.check.kinds });
  await expect(kinds.getByRole('button', { name: words.check.tab.skip })).toHaveText(/^3\D/);
  await expect(kinds.getByRole('button', { name: words.check.tab.add })).toHaveText(/^0\D/);
});
