import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { useHost } from './host';
import { bookOf, contactsGrid, row } from './parts';

// The whole way by keyboard alone, from the welcome to the undo: no mouse is used in this file, and the focus is seen.

const host = useHost({ welcomed: false });
const imports = strings.importsPage;

/** Presses keys, one after the other. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await host.page.keyboard.press(key);
}

function type(text: string): Promise<void> {
  return host.page.keyboard.type(text);
}

/** Goes somewhere by the palette. */
function go(place: string): Promise<void> {
  return command(strings.palettePage.openPage(place));
}

/** Does something by the palette. */
async function command(words: string): Promise<void> {
  // As a quick hand does: without waiting until the field is there.
  await press('Control+k');
  await type(words);
  await expect(host.page.getByRole('option', { selected: true })).toContainText(words);
  await press('Enter');
  await expect(host.page.getByRole('dialog')).toHaveCount(0);
}

/** Tabs on until what has the focus is called so; fails when the focus comes round without it. */
async function tabTo(name: string | RegExp): Promise<void> {
  const { page } = host;
  for (let step = 0; step < 120; step += 1) {
    await press('Tab');
    const words = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
    });
    if (typeof name === 'string' ? words.startsWith(name) : name.test(words)) return;
  }
  throw new Error(`Tab does not come to ${String(name)}`);
}

test('from the welcome into an empty file, and a first card', async () => {
  const { page, app } = host;
  await expect(page.getByRole('main', { name: strings.welcomePage.title })).toBeVisible();
  await press('3');
  await expect(page.getByRole('main', { name: strings.contactsPage.title })).toBeVisible();
  await expect(page.getByText(strings.contactsPage.empty.title)).toBeVisible();
  // Its first card is offered at once.
  const dialog = page.getByRole('dialog', { name: strings.contactsPage.form.title });
  await expect(dialog.getByRole('textbox', { name: strings.contactsPage.form.name })).toBeFocused();
  await type('Maja Eklund');
  await tabTo(strings.contactsPage.form.phone);
  await type('020 7946 0111');
  await press('Control+Enter');
  await expect(dialog).toBeHidden();
  const names = async () => (await app.call('contacts.list', {})).rows.map(({ displayName }) => displayName);
  await expect.poll(names).toEqual(['Maja Eklund']);
});

test('an import: picked, matched, checked, written', async () => {
  const { page, app } = host;
  await command(strings.palettePage.import);
  await expect(page.getByRole('button', { name: imports.file.choose })).toBeVisible();
  const chosen = page.waitForEvent('filechooser');
  // The tool begins to listen on its own time; a key would be quicker.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await press('o');
  const chooser = await chosen;
  await chooser.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(bookOf(60)) });
  await expect(page.getByRole('heading', { name: 'people.csv' })).toBeVisible();

  // A column is sent elsewhere, and back.
  const target = () => page.getByRole('button', { name: new RegExp(`^${imports.match.goesToOf('Job title')}: `) });
  await tabTo(`${imports.match.goesToOf('Job title')}: `);
  const narrow = page.getByPlaceholder(imports.match.search);
  await press('Enter');
  await expect(narrow).toBeFocused();
  await type(strings.formats.fields.nickname);
  await press('Enter');
  await expect(target()).toHaveAccessibleName(
    `${imports.match.goesToOf('Job title')}: ${strings.formats.fields.nickname}`,
  );
  await expect(target()).toBeFocused();
  await press('Enter');
  await expect(narrow).toBeFocused();
  await type(strings.formats.fields.title);
  await press('Enter');
  await expect(target()).toHaveAccessibleName(
    `${imports.match.goesToOf('Job title')}: ${strings.formats.fields.title}`,
  );

  await press('Control+Enter');
  const table = page.getByRole('grid', { name: imports.check.table });
  await expect(table).toBeFocused();
  // Its first row is the current one as soon as there is one.
  await expect(table.locator('[data-current]')).toBeVisible();
  await press('ArrowDown', 'x');
  await expect(
    page.getByRole('group', { name: imports.check.kinds }).getByRole('button', { name: imports.check.tab.skip }),
  ).toHaveText(/^1\D/);
  await press('Control+Enter');
  await expect(page.getByText(imports.done.title('people.csv'))).toBeVisible();
  await expect(page.getByRole('button', { name: imports.done.see })).toBeFocused();
  expect((await app.call('contacts.count', { filter: { kind: 'person' } })).found).toBeGreaterThan(55);
  await press('Enter');
  await expect(contactsGrid(page)).toBeVisible();
});

test('found, opened, called about, and back again', async () => {
  const { page, app } = host;
  await press('/');
  await type('eklund');
  // It is counted sooner than it is found: until then the rows of before stand there.
  await expect(contactsGrid(page).getByRole('row')).toHaveCount(2);
  await expect(contactsGrid(page).getByRole('row').nth(1)).toContainText('Eklund');
  await press('ArrowDown');
  await expect(contactsGrid(page)).toHaveAttribute('aria-activedescendant', /./);
  await press('Enter');
  await expect(page.getByRole('main', { name: 'Maja Eklund' })).toBeVisible();
  await press('l');
  const dialog = page.getByRole('dialog', { name: strings.logCallPage.title });
  await expect(dialog.getByRole('textbox', { name: strings.logCallPage.notes })).toBeFocused();
  await type('Rang about the lift');
  await press('Alt+2', 'Alt+w', 'Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: strings.contactCardPage.timeline.label })).toContainText(
    'Rang about the lift',
  );
  const [logged] = (await app.call('interactions.list', {})).rows;
  expect(logged?.outcome).toBe('left_message');
  expect((await app.call('tasks.list', { contactId: logged?.contactId ?? '' })).rows).toHaveLength(1);
  await press('Escape');
  await expect(row(contactsGrid(page), 'Eklund')).toBeVisible();
});

test('a deal: made, opened, moved on, lost, and all of it taken back and done again', async () => {
  const { page, app } = host;
  await go(strings.shell.nav.pipeline);
  await expect(page.getByRole('main', { name: strings.pipelinePage.title })).toBeVisible();
  // Logged from anywhere: who was chosen is not typed on, what follows is the note.
  await press('Control+Shift+L');
  const log = page.getByRole('dialog', { name: strings.logCallPage.title });
  await expect(log.getByLabel(strings.logCallPage.with)).toBeFocused();
  await type('eklund');
  await press('Enter');
  await expect(log.getByRole('textbox', { name: strings.logCallPage.notes })).toBeFocused();
  await press('Escape');
  await expect(log).toBeHidden();
  await press('n', 'd');
  const dialog = page.getByRole('dialog', { name: strings.pipelinePage.form.title });
  await expect(dialog.getByRole('textbox', { name: strings.pipelinePage.form.name })).toBeFocused();
  await type('Lift for the annexe');
  await press('Control+Enter');
  await expect(dialog).toBeHidden();
  const stage = async () => (await app.call('deals.list', { state: 'all' })).rows[0]?.stageName;
  await expect.poll(stage).toBe('Qualified');
  await expect(page.getByRole('listitem').filter({ hasText: 'Lift for the annexe' })).toBeVisible();
  await press('j');
  await expect(page.getByRole('listitem').filter({ hasText: 'Lift for the annexe' }).getByRole('button')).toBeFocused();
  await press('Space', 'ArrowRight', 'ArrowRight', 'Space');
  await expect.poll(stage).toBe('Proposal');
  await press('x');
  await expect(
    page.getByRole('dialog', { name: strings.pipelinePage.close.lostTitle('Lift for the annexe') }),
  ).toBeVisible();
  await press('3', 'Control+Enter');
  await expect.poll(stage).toBe('Lost');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('Control+z');
  await expect.poll(stage).toBe('Proposal');
  await press('Control+z');
  await expect.poll(stage).toBe('Qualified');
  await press('Control+Shift+Z');
  await expect.poll(stage).toBe('Proposal');
});

// That each is seen is looked at on every screen, in axe.spec.ts.
test('every stop of Tab is in view', async () => {
  const { page } = host;
  for (const place of [
    strings.shell.nav.today,
    strings.shell.nav.contacts,
    strings.shell.nav.pipeline,
    strings.shell.nav.history,
    strings.shell.nav.settings,
  ]) {
    await go(place);
    await expect(page.getByRole('main', { name: place })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    const seen = new Set<string>();
    for (let step = 0; step < 80; step += 1) {
      await press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        const box = element.getBoundingClientRect();
        return {
          what: `${element.tagName} ${element.className} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60)}`,
          inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
        };
      });
      // At the end of the page the focus is nowhere for one press; then it comes round.
      if (stop === null) continue;
      if (seen.has(stop.what)) break;
      seen.add(stop.what);
      expect.soft(stop, place).toMatchObject({ inside: true });
    }
    expect(seen.size).toBeGreaterThan(4);
  }
});
