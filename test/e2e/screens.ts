import { expect } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Host } from './host';
import { bookOf, contactsGrid } from './parts';

/** A screen or dialog, and how one comes to it. The name is that of its pictures. */
export interface Screen {
  name: string;
  open(app: Host): Promise<unknown>;
  /** Leaves what stands over the screens. */
  close?(app: Host): Promise<unknown>;
  /** It shows another part of what one of the others holds: worth a picture, and nothing new for axe. */
  pictureAlone?: true;
}

let round = 0;

/** Esc, until nothing stands over the screen any more: a menu in a dialog takes the first. */
export async function escape(app: Host): Promise<void> {
  const over = app.page.getByRole('dialog').or(app.page.getByRole('menu'));
  await expect(async () => {
    await app.page.keyboard.press('Escape');
    await expect(over).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

function at(name: string, path: string): Screen {
  return {
    name,
    async open(app) {
      await app.go(path);
      await settled(app);
    },
  };
}

/** Everything that was asked for is there. */
export async function settled(app: Host): Promise<void> {
  await expect(app.page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible();
  await app.page.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' });
  await app.page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Over the screen that stands there: opened by its keys, named as a dialog. */
function over(name: string, path: string, keys: readonly string[], title: string | RegExp): Screen {
  return {
    name,
    async open(app) {
      await app.go(path);
      await settled(app);
      for (const key of keys) await app.page.keyboard.press(key);
      await expect(app.page.getByRole('dialog', { name: title })).toBeVisible();
    },
    close: escape,
  };
}

/** The screens that any file has. */
export const plainScreens: Screen[] = [
  at('today', '/today'),
  at('contacts', '/contacts'),
  at('rapid', '/rapid'),
  at('calls', '/calls'),
  at('pipeline', '/pipeline'),
  at('import', '/import'),
  at('history', '/history'),
  at('trash', '/trash'),
  at('search', '/search/ma'),
  at('duplicates', '/duplicates'),
  at('quality', '/quality'),
  at('settings', '/settings'),
  at('fields', '/settings/fields'),
  at('products', '/settings/products'),
  at('welcome', '/welcome'),
];

/** The rest of them, on a file that has something in it. */
export const filledScreens: Screen[] = [
  {
    name: 'card',
    async open(app) {
      const { rows } = await app.call('contacts.list', {
        filter: { kind: 'person' },
        sort: 'last_contact',
        descending: true,
        limit: 1,
      });
      await app.go(`/contacts/${rows[0]?.id ?? ''}`);
      await settled(app);
    },
  },
  {
    name: 'company',
    async open(app) {
      const { rows } = await app.call('contacts.list', {
        filter: { kind: 'company' },
        sort: 'last_contact',
        descending: true,
        limit: 1,
      });
      await app.go(`/contacts/${rows[0]?.id ?? ''}`);
      await settled(app);
    },
  },
  {
    name: 'deal',
    async open(app) {
      const { rows } = await app.call('deals.list', { state: 'open', sort: 'value', descending: true, limit: 1 });
      await app.go(`/deals/${rows[0]?.id ?? ''}`);
      await settled(app);
    },
  },
  {
    name: 'menu',
    async open(app) {
      await app.go('/contacts');
      await settled(app);
      await app.page.keyboard.press('j');
      await app.page.keyboard.press('Enter');
      await settled(app);
      await app.page.getByRole('button', { name: strings.contactCardPage.more, exact: true }).click();
      await expect(app.page.getByRole('menuitem').first()).toBeVisible();
    },
    close: escape,
  },
  over('new-contact', '/contacts', ['n'], strings.contactsPage.form.title),
  over('log-call', '/today', ['Control+Shift+L'], strings.logCallPage.title),
  over('new-field', '/settings/fields', ['n'], strings.customFieldsPage.fields.form.titleNew),
  over('new-deal', '/pipeline', ['n'], strings.pipelinePage.form.title),
  over('palette', '/today', ['Control+k'], strings.palettePage.title),
  over('keys', '/contacts', ['?'], strings.shell.keys.title),
  {
    name: 'selection',
    async open(app) {
      await app.go('/contacts');
      await settled(app);
      await contactsGrid(app.page).getByRole('row').nth(2).getByRole('checkbox').check();
      await expect(app.page.getByText(strings.ui.selected('1'))).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'import-match',
    async open(app) {
      await app.go('/import');
      const words = strings.importsPage;
      await app.pick(
        app.page
          .getByRole('button', { name: words.file.choose })
          .or(app.page.getByRole('button', { name: words.file.chooseOther })),
        { name: 'people.csv', text: bookOf(200, 'plain', 1 + 1000 * round) },
      );
      // Others the next time, so that there is something to import.
      round += 1;
      await expect(app.page.getByRole('heading', { name: 'people.csv' })).toBeVisible();
    },
  },
  {
    name: 'import-check',
    async open(app) {
      await app.page.getByRole('button', { name: strings.importsPage.match.check }).click();
      await expect(app.page.getByRole('grid', { name: strings.importsPage.check.table })).toBeVisible();
      await settled(app);
    },
  },
  {
    name: 'import-done',
    async open(app) {
      await app.page.getByRole('button', { name: /^Import [\d,]+ rows/ }).click();
      await expect(app.page.getByText(strings.importsPage.done.title('people.csv'))).toBeVisible();
    },
  },
  {
    name: 'import-log',
    async open(app) {
      await app.go('/import');
      const text = readFileSync(resolve('test/fixtures/logs/calls.xml'));
      await app.pick(app.page.getByRole('button', { name: strings.importsPage.file.choose }), {
        name: 'calls.xml',
        text,
      });
      await expect(app.page.getByRole('grid', { name: strings.logImports.page.table })).toBeVisible();
      await settled(app);
    },
    close: (app) => app.page.getByRole('button', { name: strings.importsPage.cancel }).click(),
  },
];
