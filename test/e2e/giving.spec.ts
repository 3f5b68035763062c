import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';

// Giving cards away: the code and the file of a card by keys, labels of a selection with who is left out.

const words = strings.givingPage;
const host = useHost();

async function reachable(name: string): Promise<string> {
  const { id } = await host.app.call('contacts.create', { kind: 'person', name });
  const address = {
    label: 'work',
    street: '4 Mill Lane',
    city: 'Leeds',
    region: '',
    postalCode: 'LS1 4AP',
    country: '',
  };
  await host.app.call('contacts.save_address', { contactId: id, ...address });
  return id;
}

test('a card is shown as a code and saved as a vCard by keys; labels leave out who wants no mail', async () => {
  const { page, app } = host;
  const ana = await reachable('Ana Ruiz');
  const ben = await reachable('Ben Okri');
  await app.call('contacts.update', { id: ben, patch: { doNotMail: true } });
  await app.go(`/contacts/${ana}`);
  const more = page.getByRole('button', { name: strings.contactCardPage.more, exact: true });
  await more.press('Enter');
  await page.getByRole('menuitem', { name: words.menu.code }).press('Enter');
  const dialog = page.getByRole('dialog', { name: words.code.title('Ana Ruiz') });
  await expect(dialog.getByRole('img', { name: words.code.picture('Ana Ruiz') })).toBeVisible();
  await expect(dialog).toContainText('4 Mill Lane, Leeds, LS1 4AP');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const saved = await app.save(async () => {
    await more.press('Enter');
    await page.getByRole('menuitem', { name: words.menu.vcard }).press('Enter');
  });
  expect(saved.name).toBe('Ana Ruiz.vcf');
  expect(saved.bytes.toString()).toMatch(/^BEGIN:VCARD\r\nVERSION:3.0[^]*FN:Ana Ruiz/);

  await app.go('/contacts');
  await page.getByRole('button', { name: words.printList }).click();
  const print = page.getByRole('dialog', { name: words.print.title });
  await expect(print.getByRole('group', { name: words.print.preview })).toContainText('Ben Okri');
  await print.getByText(words.print.kinds.labels, { exact: true }).click();
  await expect(print).toContainText(words.print.left('Ben Okri'));
  const preview = print.getByRole('group', { name: words.print.preview });
  await expect(preview).toContainText('Ana Ruiz4 Mill LaneLeedsLS1 4AP');
  await expect(preview).not.toContainText('Ben Okri');

  // Paper is white whatever the window shows.
  const ink = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--cd-ink-1').trim());
  const onWhite = await ink();
  await app.call('settings.update', { colorScheme: 'dark' });
  await expect.poll(ink).not.toBe(onWhite);
  await page.emulateMedia({ media: 'print' });
  expect(await ink()).toBe(onWhite);
  await page.emulateMedia({ media: null });
});
