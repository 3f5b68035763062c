import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';

// Files and the picture of a card: attached, renamed by keys, saved, taken off and brought back.

const words = strings.attachmentsPage;
const host = useHost();

/** A PNG of one red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

test('a file is attached, renamed by keys, saved, removed and brought back', async () => {
  const { page, app } = host;
  const { id } = await app.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
  await app.go(`/contacts/${id}`);
  const files = page.getByRole('region', { name: words.title, exact: true });
  await expect(files).toContainText(words.none);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    files.getByRole('button', { name: words.add }).press('Enter'),
  ]);
  await chooser.setFiles({ name: 'Quote.txt', mimeType: 'text/plain', buffer: Buffer.from('Nine sites') });
  await expect(files.getByRole('button', { name: words.open('Quote.txt') })).toBeVisible();

  await files.getByRole('button', { name: words.more('Quote.txt') }).press('Enter');
  await page.getByRole('menuitem', { name: words.rename }).press('Enter');
  await page.getByRole('dialog').getByLabel(words.name).fill('Quote for nine sites');
  await page.keyboard.press('Control+Enter');
  const renamed = words.more('Quote for nine sites.txt');
  await expect(files.getByRole('button', { name: renamed })).toBeVisible();

  const saved = await app.save(async () => {
    await files.getByRole('button', { name: renamed }).click();
    await page.getByRole('menuitem', { name: words.save }).click();
  });
  expect(saved).toMatchObject({ name: 'Quote for nine sites.txt', bytes: Buffer.from('Nine sites') });
  await files.getByRole('button', { name: renamed }).click();
  await page.getByRole('menuitem', { name: words.remove }).click();
  await expect(files).toContainText(words.none);
  await page.keyboard.press('Control+z');
  await expect(files.getByRole('button', { name: renamed })).toBeVisible();
});

test('a picture is cropped, set and taken back; what is no picture is refused in words', async () => {
  const { page, app } = host;
  const { id } = await app.call('contacts.create', { kind: 'person', name: 'Ben Okri' });
  await app.go(`/contacts/${id}`);
  const button = page.getByRole('button', { name: words.picture.button('Ben Okri') });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: words.picture.title });
  const chosen = dialog.locator('[data-choose-picture]');
  await chosen.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(dialog.getByRole('alert')).toHaveText(words.picture.notAPicture('notes.png'));
  await chosen.setInputFiles({ name: 'ben.png', mimeType: 'image/png', buffer: png });
  await dialog.getByLabel(words.picture.zoom).press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const picture = page.locator('span', { has: button }).last().locator('img');
  await expect(picture).toBeVisible();
  const { rows } = await app.call('attachments.pictures', { contactIds: [id] });
  expect(rows).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect(picture).toHaveCount(0);
});
