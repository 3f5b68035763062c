import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { rail } from './parts';

// A person who is here twice is found, looked at side by side, merged, and parted again; a mistyped address is put right where it is listed.

const words = strings.duplicatesPage;
const merging = strings.mergePage;
const quality = strings.qualityPage;
const host = useHost();

test('two cards of one person are found, merged by keyboard, and are two again when that is undone', async () => {
  const { page, app } = host;
  const phone = { kind: 'phone' as const, label: 'work', value: '0161 496 0666' };
  const first = await app.call('contacts.create', {
    kind: 'person',
    name: 'Ottilie Vantongeren',
    methods: [phone],
    fields: { source: 'Trade show' },
  });
  const second = await app.call('contacts.create', {
    kind: 'person',
    name: 'Otilie Vantongeren',
    methods: [phone, { kind: 'email', label: 'work', value: 'otilie@nordlys.example' }],
    fields: { source: 'Referral' },
  });
  await app.call('contacts.create', { kind: 'person', name: 'Ottilia Vantongeren', methods: [phone] });
  await app.go('/duplicates');
  await page
    .getByRole('button', { name: words.look })
    .or(page.getByRole('button', { name: words.again }))
    .first()
    .click();
  const grid = page.getByRole('grid', { name: words.list });
  const group = grid.getByRole('row', { name: /Vantongeren.*Vantongeren/ });
  await expect(group).toContainText(words.reasons.phone);
  await group.getByText(words.reasons.phone).click();

  // Three cards stand beside each other, their names not cut.
  const three = page.getByRole('dialog', { name: merging.title(3) });
  const sideways = three.getByRole('group', { name: merging.title(3) });
  await expect(sideways).toBeVisible();
  expect(await sideways.evaluate((table) => table.scrollWidth - table.clientWidth)).toBe(0);
  const name = three.getByRole('columnheader').getByText('Ottilie Vantongeren');
  expect(await name.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0);
  await three.getByRole('button', { name: merging.leaveOut('Ottilia Vantongeren') }).click();
  const dialog = page.getByRole('dialog', { name: merging.title(2) });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('radio', { name: merging.keepThis('Ottilie Vantongeren') }).check();
  await dialog
    .getByRole('radio', { name: merging.from(merging.fields.source, 'Trade show', 'Ottilie Vantongeren') })
    .focus();
  await page.keyboard.press('2');
  await expect(
    dialog.getByRole('radio', { name: merging.from(merging.fields.source, 'Referral', 'Otilie Vantongeren') }),
  ).toBeChecked();
  await expect(dialog.getByRole('region', { name: merging.result })).toContainText('otilie@nordlys.example');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(merging.done('2', 'Ottilie Vantongeren'))).toBeVisible();
  await expect(group).not.toContainText('Otilie');

  await app.go(`/contacts/${second.id}`);
  await expect(page.getByRole('main', { name: 'Ottilie Vantongeren' })).toContainText('otilie@nordlys.example');
  expect((await app.call('contacts.get', { id: first.id })).source).toBe('Referral');
  await page.keyboard.press('Control+z');
  await expect
    .poll(
      async () =>
        (await app.call('contacts.get', { id: second.id })).displayName +
        (await app.call('contacts.get', { id: first.id })).source,
    )
    .toBe('Otilie VantongerenTrade show');
});

test('a mistyped address is listed and put right with one press', async () => {
  const { page, app } = host;
  await app.call('contacts.create', {
    kind: 'person',
    name: 'Perpetua Quill',
    methods: [{ kind: 'email', label: 'home', value: 'perpetua@gmial.com' }],
  });
  for (const last of ['A', 'B', 'C'])
    await app.call('contacts.create', {
      kind: 'person',
      name: `Quentin ${last}`,
      methods: [{ kind: 'phone', label: 'work', value: '12' }],
    });
  await rail(page, quality.nav).click();
  await page.getByRole('button', { name: quality.names.bad_email }).click();
  const grid = page.getByRole('grid', { name: quality.list(quality.names.bad_email) });
  const row = grid.getByRole('row', { name: /Perpetua Quill/ });
  await row.getByRole('button', { name: quality.use('perpetua@gmail.com') }).click();
  await expect(page.getByText(quality.corrected('Perpetua Quill'))).toBeVisible();
  await expect(row).toBeHidden();
  const found = await app.call('contacts.list', { filter: { search: 'Perpetua' } });
  expect(found.rows[0]?.email).toBe('perpetua@gmail.com');

  // What was taken away by keys hands on to the row that comes into its place, and the keys with it.
  await page.getByRole('button', { name: quality.names.bad_phone }).click();
  const phones = page.getByRole('grid', { name: quality.list(quality.names.bad_phone) });
  await expect(phones.getByRole('row', { name: /Quentin C/ })).toBeVisible();
  await phones.focus();
  await page.keyboard.press('j');
  await phones
    .getByRole('row', { name: /Quentin B/, selected: true })
    .getByRole('button', { name: quality.remove })
    .press('Enter');
  await expect(phones.getByRole('row', { name: /Quentin C/, selected: true })).toBeVisible();
  await expect(phones).toBeFocused();
});

test('a company is given in the list of those without, by mouse and by keys, and the list stays', async () => {
  const { page, app } = host;
  for (const name of ['Pia Lonely', 'Pim Lonely']) await app.call('contacts.create', { kind: 'person', name });
  await app.call('contacts.create', { kind: 'company', name: 'Lonely Looms' });
  await app.go('/quality');
  await page.getByRole('button', { name: quality.names.no_company }).click();
  const grid = page.getByRole('grid', { name: quality.list(quality.names.no_company) });
  for (const name of ['Pia Lonely', 'Pim Lonely']) {
    const row = grid.getByRole('row', { name });
    await row.getByLabel(quality.setCompany).fill('Lonely L');
    const found = page.getByRole('option', { name: 'Lonely Looms' }).first();
    if (name === 'Pia Lonely') await found.click();
    else {
      await expect(found).toBeVisible();
      await page.keyboard.press('Enter');
    }
    await expect(page.getByText(quality.company(name, 'Lonely Looms'))).toBeVisible();
    await expect(row).toBeHidden();
    await expect(grid).toBeVisible();
  }
});
