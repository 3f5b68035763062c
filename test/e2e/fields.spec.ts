import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { toast } from './parts';

// Fields, tags and outcomes of the user's own, and the people of a file: made in Settings, given on the card.

const words = strings.customFieldsPage;
const host = useHost();

test('a field is made by keyboard, ordered by mouse and keys, and stands on the card at once, undone with one key', async () => {
  const { page, app } = host;
  const { id } = await app.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
  await app.call('fields.save', { name: 'Size', kind: '', type: 'number' });
  await app.go('/settings/fields');
  await expect(page.getByRole('button', { name: words.move('Size') })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: words.fields.form.titleNew });
  await dialog.getByRole('textbox', { name: words.fields.form.name }).fill('Plan');
  await dialog.getByRole('combobox', { name: words.fields.form.type }).click();
  await page.getByRole('option', { name: words.fields.type.choice, exact: true }).click();
  await dialog.getByRole('textbox', { name: words.fields.form.option('1') }).fill('Gold');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Silver');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  const names = () =>
    page
      .getByRole('list', { name: words.fields.list })
      .getByRole('button', { name: words.move('') })
      .evaluateAll((grips) => grips.map((grip) => grip.getAttribute('aria-label')));
  await page.getByRole('button', { name: words.move('Plan') }).press('ArrowUp');
  await expect.poll(names).toEqual([words.move('Plan'), words.move('Size')]);
  await page
    .getByRole('button', { name: words.move('Plan') })
    .dragTo(page.getByRole('button', { name: words.move('Size') }), { targetPosition: { x: 8, y: 22 } });
  await expect.poll(names).toEqual([words.move('Size'), words.move('Plan')]);

  await app.go(`/contacts/${id}`);
  await page.getByRole('button', { name: `${strings.ui.edit('Plan')}: ${strings.ui.noValue}` }).click();
  await page.getByRole('menuitem', { name: 'Silver' }).click();
  await expect(page.getByRole('button', { name: `${strings.ui.edit('Plan')}: Silver` })).toBeVisible();
  await page.getByRole('button', { name: `${strings.ui.edit('Size')}: ${strings.ui.noValue}` }).click();
  await expect(page.getByRole('textbox', { name: 'Size' })).toBeFocused();
  await page.keyboard.type('large');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(strings.customFields.problem.not_a_number());
  await page.getByRole('textbox', { name: 'Size' }).fill('1,042.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `${strings.ui.edit('Size')}: 1,042.5` })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: `${strings.ui.edit('Size')}: ${strings.ui.noValue}` })).toBeVisible();
});

test('tags are coloured, renamed and merged with their cards', async () => {
  const { page, app } = host;
  const tag = async (name: string) => (await app.call('tags.create', { name })).id;
  await app.call('contacts.create', { kind: 'person', name: 'Bo Lind', tagIds: [await tag('Fair')] });
  await app.call('contacts.create', { kind: 'person', name: 'Cy Grant', tagIds: [await tag('Trade fair')] });
  await app.go('/settings/fields');
  await page.getByRole('button', { name: new RegExp(`^${words.section.tags}`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${words.tags.colour('Fair')}`) }).click();
  await page.getByRole('button', { name: words.colours[4], exact: true }).click();
  await expect(toast(page, words.tags.did.coloured('Fair'))).toBeVisible();
  await page.getByRole('checkbox', { name: words.tags.select('Fair'), exact: true }).check();
  await page.getByRole('checkbox', { name: words.tags.select('Trade fair') }).check();
  await page.keyboard.press('m');
  const merge = page.getByRole('dialog', { name: words.tags.mergeTitle });
  await expect(merge).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(merge).toBeHidden();
  const { rows } = await app.call('tags.list', {});
  expect(rows.map((row) => [row.count, row.colour === 4 || row.name === 'Trade fair'])).toEqual([[2, true]]);
});

test('a colleague is added by keyboard, stands under “You”, and can be given a card at once', async () => {
  const { page, app } = host;
  const { id } = await app.call('contacts.create', { kind: 'person', name: 'Dee Marsh' });
  const [me] = (await app.call('users.list', {})).rows;
  await app.go(`/contacts/${id}`);
  await page.getByRole('link', { name: me!.name, exact: true }).press('Enter');
  await expect(page.getByRole('textbox', { name: strings.settingsPage.you.name })).toBeFocused();
  const { newName, list, taken } = strings.people;
  const field = page.getByRole('textbox', { name: newName });
  await field.fill('Tom Beck');
  await field.press('Enter');
  await expect(page.getByRole('list', { name: list })).toContainText('Tom Beck');
  await expect(field).toBeFocused();
  await page.keyboard.type('tom béck');
  await page.keyboard.press('Enter');
  await expect(page.getByText(taken('Tom Beck'))).toBeVisible();
  await page.goBack();
  const owner = strings.ui.edit(strings.contactCardPage.about.owner);
  await page.getByRole('button', { name: new RegExp(`^${owner}`) }).press('Enter');
  await page.getByRole('menuitem', { name: 'Tom Beck' }).click();
  await expect(page.getByRole('button', { name: `${owner}: Tom Beck` })).toBeVisible();
});
