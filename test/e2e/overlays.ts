import { expect } from '@playwright/test';
import { strings } from '@shared/locale/index';
import type { Host } from './host';
import { contactsGrid, toast } from './parts';
import { escape, settled, type Screen } from './screens';

// What stands over the screens or is reached within them, for the pictures: dialogs, menus, panels, states.

/** Types where the focus of what was just opened goes, once it is there. */
async function type(app: Host, text: string): Promise<void> {
  await expect(app.page.locator('input:focus, textarea:focus')).toBeVisible();
  await app.page.keyboard.type(text);
}

/** Over the screen at `path`, opened by keys; closed by Esc. */
function byKeys(name: string, path: string, keys: readonly string[], title?: string | RegExp): Screen {
  return {
    name,
    async open(app) {
      await app.go(path);
      await settled(app);
      for (const key of keys) await app.page.keyboard.press(key);
      await expect(app.page.getByRole('dialog', title === undefined ? {} : { name: title }).last()).toBeVisible();
    },
    close: escape,
  };
}

/** Opens the choices of a field of the dialog that stands there. */
async function openList(app: Host, field: string): Promise<void> {
  await app.page.getByRole('dialog').getByRole('combobox', { name: field }).click();
  await expect(app.page.getByRole('option').first()).toBeVisible();
}

/** Opened on the screen at `path` by its button. */
function byButton(name: string, path: string, button: string | RegExp, then?: (app: Host) => Promise<unknown>): Screen {
  return {
    name,
    async open(app) {
      await app.go(path);
      await settled(app);
      await app.page.getByRole('button', { name: button, exact: true }).first().click();
      await then?.(app);
      await settled(app);
    },
    close: escape,
  };
}

/** Another part of the screen at `path`, by the button that begins with its name: a count may follow. */
function byTab(name: string, path: string, tab: string): Screen {
  return {
    name,
    async open(app) {
      await app.go(path);
      await settled(app);
      await app.page.getByRole('main').getByRole('button', { name: tab }).first().click();
      await settled(app);
    },
  };
}

/** A part of a long screen, scrolled to by its heading. */
function scrolledTo(name: string, path: string, heading: string): Screen {
  return {
    name,
    async open(app) {
      await app.go(path);
      await settled(app);
      await app.page
        .getByRole('heading', { name: heading, exact: true })
        .evaluate((node) => node.scrollIntoView({ block: 'start' }));
    },
    pictureAlone: true,
  };
}

/** The cards of people, by when one last spoke with them. */
export async function person(app: Host): Promise<string> {
  const { rows } = await app.call('contacts.list', {
    filter: { kind: 'person', search: 'Daniel Okafor' },
    limit: 1,
  });
  return rows[0]?.id ?? '';
}

function onCard(name: string, keys: readonly string[], then?: (app: Host) => Promise<unknown>): Screen {
  return {
    name,
    async open(app) {
      await app.go(`/contacts/${await person(app)}`);
      await settled(app);
      for (const key of keys) await app.page.keyboard.press(key);
      await then?.(app);
    },
    close: escape,
  };
}

const card = strings.contactCardPage;

/** Of the example office; each leaves things as it found them, but for what it deletes at the very end. */
export const overlayScreens: Screen[] = [
  onCard('card-full', []),
  onCard('card-log', ['l'], (app) => expect(app.page.getByRole('dialog')).toBeVisible()),
  onCard('card-task', ['t'], (app) => expect(app.page.getByRole('dialog')).toBeVisible()),
  onCard('card-snooze', ['s'], (app) => expect(app.page.getByRole('menu')).toBeVisible()),
  onCard('card-name', [], async (app) => {
    await app.page.getByRole('button', { name: `${card.editName}: Daniel Okafor` }).click();
    await expect(app.page.getByRole('dialog')).toBeVisible();
  }),
  onCard('card-company', [], async (app) => {
    await app.page.getByRole('button', { name: card.people.changeCompany }).click();
    await expect(app.page.getByRole('dialog')).toBeVisible();
  }),
  onCard('card-code', [], async (app) => {
    await app.page.getByRole('button', { name: card.more, exact: true }).click();
    await app.page.getByRole('menuitem', { name: strings.givingPage.menu.code }).click();
    await expect(app.page.getByRole('img', { name: strings.givingPage.code.picture('Daniel Okafor') })).toBeVisible();
  }),
  onCard('card-tag', [], (app) => app.page.getByRole('button', { name: card.about.newTag }).click()),
  onCard('card-roles', [], async (app) => {
    await app.page.getByRole('button', { name: card.roles.edit }).click();
    await expect(app.page.getByRole('menu')).toBeVisible();
  }),
  onCard('card-rhythm', [], async (app) => {
    await app.page.getByRole('button', { name: strings.ui.edit(card.about.keepInTouch) }).click();
    await expect(app.page.getByRole('menu')).toBeVisible();
  }),
  onCard('merge-pick', ['m'], (app) => expect(app.page.getByRole('dialog')).toBeVisible()),
  {
    name: 'merge',
    async open(app) {
      await app.go('/duplicates');
      await settled(app);
      const look = app.page.getByRole('button', { name: strings.duplicatesPage.look });
      if (await look.isVisible()) await look.click();
      // Until it has ended its progress stands over the list, which moves up then.
      await expect(app.page.getByRole('button', { name: strings.duplicatesPage.again })).toBeVisible();
      await settled(app);
      const grid = app.page.getByRole('grid', { name: strings.duplicatesPage.list });
      await grid.getByRole('row').nth(1).getByRole('gridcell').first().click();
      await expect(app.page.getByRole('dialog', { name: strings.mergePage.title(2) })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'duplicates-found',
    async open(app) {
      await app.go('/duplicates');
      await settled(app);
      await expect(app.page.getByRole('grid', { name: strings.duplicatesPage.list })).toBeVisible();
    },
  },
  byKeys('filter', '/contacts', ['f']),
  {
    name: 'filter-value',
    async open(app) {
      await app.go('/contacts');
      await settled(app);
      await app.page.keyboard.press('f');
      await type(app, 'lifecycle');
      await app.page.keyboard.press('Enter');
      await expect(app.page.getByRole('dialog').last()).toBeVisible();
    },
    close: escape,
  },
  byButton('columns', '/contacts', strings.contactList.columns.show),
  byButton('sort', '/contacts', new RegExp(`^${strings.contactList.sort.title}: `)),
  byButton('file-menu', '/today', new RegExp(`, ${strings.shell.switchFile}$`)),
  byButton('print', '/contacts', strings.givingPage.printList),
  byButton('print-labels', '/contacts', strings.givingPage.printList, async (app) => {
    const dialog = app.page.getByRole('dialog', { name: strings.givingPage.print.title });
    await dialog.getByText(strings.givingPage.print.kinds.labels, { exact: true }).click();
  }),
  byButton('export', '/contacts', strings.contactsPage.exportList),
  byButton('export-formats', '/contacts', strings.contactsPage.exportList, (app) =>
    openList(app, strings.exportsPage.file),
  ),
  {
    name: 'palette-found',
    async open(app) {
      await app.go('/today');
      await settled(app);
      await app.page.keyboard.press('Control+k');
      await type(app, 'north');
      await expect(app.page.getByRole('option').first()).toContainText(/north/i);
      await settled(app);
    },
    close: escape,
  },
  {
    name: 'palette-none',
    async open(app) {
      await app.go('/today');
      await settled(app);
      await app.page.keyboard.press('Control+k');
      await type(app, 'zzzzqq');
      await settled(app);
    },
    close: escape,
  },
  byKeys('new-task', '/today', ['n', 't'], strings.tasksPage.newTitle),
  {
    name: 'new-task-date',
    async open(app) {
      await app.go('/today');
      await settled(app);
      for (const key of ['n', 't']) await app.page.keyboard.press(key);
      await app.page.getByRole('dialog').getByLabel(strings.tasksPage.due).click();
      await expect(app.page.getByRole('table')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'new-deal-with',
    async open(app) {
      await app.go('/pipeline');
      await settled(app);
      await app.page.keyboard.press('n');
      await app.page.getByRole('dialog').getByLabel(strings.pipelinePage.form.with).fill('nor');
      await expect(app.page.getByRole('option').first()).toBeVisible();
    },
    close: escape,
  },
  byKeys('new-product', '/settings/products', ['n']),
  {
    name: 'deals-list',
    async open(app) {
      await app.go('/pipeline');
      await settled(app);
      await app.page.getByText(strings.pipelinePage.list, { exact: true }).click();
      await settled(app);
    },
    close: (app) => app.page.getByText(strings.pipelinePage.board, { exact: true }).click(),
  },
  {
    name: 'lifted',
    async open(app) {
      await app.go('/pipeline');
      await settled(app);
      await app.page.locator('[data-deal]').first().focus();
      await app.page.keyboard.press('Space');
      await app.page.keyboard.press('ArrowRight');
      await expect(app.page.getByRole('toolbar')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'deal-lost',
    async open(app) {
      const { rows } = await app.call('deals.list', { state: 'open', sort: 'value', descending: true, limit: 1 });
      await app.go(`/deals/${rows[0]?.id ?? ''}`);
      await settled(app);
      await app.page.keyboard.press('x');
      await expect(app.page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'call-entry',
    async open(app) {
      await app.go('/calls');
      await settled(app);
      await app.page.keyboard.press('j');
      await app.page.keyboard.press('Enter');
      await settled(app);
    },
    close: escape,
  },
  scrolledTo('settings-look', '/settings', strings.settingsPage.look.title),
  scrolledTo('settings-about', '/settings', strings.settingsPage.about.title),
  byTab('tags', '/settings/fields', strings.customFieldsPage.section.tags),
  byTab('outcomes', '/settings/fields', strings.customFieldsPage.section.outcomes),
  byTab('relationships', '/settings/fields', strings.customFieldsPage.section.relationships),
  byTab('quality-steps', '/quality', strings.qualityPage.names.no_next_step),
  {
    name: 'trash-full',
    async open(app) {
      await app.call('contacts.trash', { ids: [await person(app)] });
      await app.go('/trash');
      await settled(app);
    },
    async close(app) {
      await app.page.keyboard.press('Control+z');
      await expect(toast(app.page, /./).last()).toBeVisible();
    },
  },
  {
    name: 'toast',
    async open(app) {
      await app.go('/contacts');
      await settled(app);
      await contactsGrid(app.page).getByRole('row').nth(3).getByRole('checkbox').check();
      await app.page.keyboard.press('Delete');
      await expect(toast(app.page, /./).last()).toBeVisible();
      // The bar of the selection leaves a moment later.
      await expect(app.page.getByRole('toolbar')).toHaveCount(0);
    },
    close: (app) => app.page.keyboard.press('Control+z'),
  },
  {
    name: 'history-full',
    async open(app) {
      await app.go('/history');
      await settled(app);
    },
    pictureAlone: true,
  },
];
