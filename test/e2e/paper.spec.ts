import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { reload } from './host-runs';

// Paper cards taken in: by keys alone with ditto and a duplicate added to, and by mouse with a photograph and a text.

const words = strings.paperPage;
const host = useHost();
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('a stack by keys: Enter saves and clears, ditto repeats, a card alike is added to, an undo takes back', async () => {
  const { page, app } = host;
  await app.go('/rapid');
  const name = page.getByLabel(words.field.name, { exact: true });
  const company = page.getByLabel(words.field.company, { exact: true });
  const saved = page.getByRole('region', { name: words.saved.title });
  await expect(name).toBeFocused();
  await page.keyboard.type('Odile Farrow');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Farrow Looms');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0161 496 0177');
  await page.keyboard.press('Enter');
  await expect(saved).toContainText('Odile Farrow');
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('');
  await page.keyboard.type('Odile Farrow');
  await page.keyboard.press('Tab');
  await page.keyboard.type('"');
  await expect(company).toHaveValue('Farrow Looms');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+d');
  await expect(page.getByLabel(words.field.phone, { exact: true })).toHaveValue('0161 496 0177');
  await expect(page.getByRole('button', { name: words.alike.addTo('Odile Farrow') })).toBeVisible();
  await page.getByLabel(words.field.notes, { exact: true }).focus();
  await page.keyboard.type('by the mill');
  await page.keyboard.press('Alt+1');
  await expect(saved).toContainText(words.saved.addedTo);
  await expect(name).toHaveValue('');
  const { rows } = await app.call('contacts.list', { filter: { search: 'Farrow' } });
  expect(rows.map((row) => row.displayName).sort()).toEqual(['Farrow Looms', 'Odile Farrow']);
  const odile = rows.find((row) => row.kind === 'person')?.id ?? '';
  expect((await app.call('contacts.get', { id: odile })).notes).toBe('by the mill');
  await saved
    .getByRole('button', { name: words.saved.undo('Odile Farrow') })
    .first()
    .click();
  await expect(saved).toContainText(words.saved.undone);
  expect((await app.call('contacts.get', { id: odile })).notes).toBe('');
  await page.getByRole('button', { name: words.clear }).click();
});

test('by mouse: a photograph goes with its card, and a text lands in the fields', async () => {
  const { page, app } = host;
  await app.go('/rapid');
  await page
    .getByRole('region', { name: words.scan.title })
    .locator('input[type=file]')
    .setInputFiles([{ name: 'Card 7.png', mimeType: 'image/png', buffer: pixel }]);
  await expect(page.getByRole('img', { name: words.scan.shown('Card 7.png') })).toBeVisible();
  // A photo that waits is there again after a reload, as what was typed.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('calldeck-paper'))).toContain('Card 7.png');
  await reload(page);
  await expect(page.getByRole('img', { name: words.scan.shown('Card 7.png') })).toBeVisible();
  await page.getByRole('button', { name: words.fromTextMenu }).click();
  const dialog = page.getByRole('dialog', { name: words.read.title });
  await dialog
    .getByLabel(words.read.text)
    .fill('Kind regards\nPelle Quist\nBuyer\nQuist Møbler ApS\nTlf. +45 32 55 50 12\nring twice');
  await expect(dialog.getByRole('checkbox', { name: words.read.take('Quist Møbler ApS') })).toBeChecked();
  await dialog.getByRole('checkbox', { name: words.read.take('ring twice') }).uncheck();
  await dialog.getByRole('button', { name: words.read.addForm }).click();
  await expect(page.getByLabel(words.field.name, { exact: true })).toHaveValue('Pelle Quist');
  await page.getByRole('button', { name: words.save }).click();
  await expect(page.getByRole('region', { name: words.saved.title })).toContainText(words.saved.withScan);
  const { rows } = await app.call('contacts.list', { filter: { search: 'Pelle Quist' } });
  const id = rows[0]?.id ?? '';
  expect((await app.call('attachments.list', { contactId: id })).rows).toMatchObject([
    { role: 'scan', fileName: 'Card 7.png' },
  ]);
  expect(await app.call('contacts.get', { id })).toMatchObject({ notes: '', methods: [{ value: '+45 32 55 50 12' }] });
});
