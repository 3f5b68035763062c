import { expect } from '@playwright/test';
import { strings } from '@shared/locale/index';
import type { Host } from './host';
import { person } from './overlays';
import { toast } from './parts';
import { escape, settled, type Screen } from './screens';

// What asks before it acts, or stands there only for a while; each leaves things as it found them, but for a field.

const { conflict, about, more, call } = strings.contactCardPage;
const fields = strings.customFieldsPage;

async function toCard(app: Host): Promise<string> {
  const id = await person(app);
  await app.go(`/contacts/${id}`);
  await settled(app);
  return id;
}

const clash = (app: Host) => app.page.getByRole('dialog', { name: conflict.title });

export const questionScreens: Screen[] = [
  {
    name: 'conflict',
    async open(app) {
      const id = await toCard(app);
      await app.page.getByRole('button', { name: new RegExp(`^${strings.ui.edit(about.source)}`) }).click();
      const source = app.page.getByRole('textbox', { name: about.source });
      await source.fill('Trade fair');
      await app.call('contacts.update', { id, patch: { source: `Web form ${Date.now()}` } });
      await source.press('Enter');
      await expect(clash(app)).toBeVisible();
    },
    async close(app) {
      await clash(app).getByRole('button', { name: conflict.keepTheirs }).click();
      await expect(clash(app)).toBeHidden();
    },
  },
  {
    name: 'colour-menu',
    async open(app) {
      await app.go('/settings/fields');
      await settled(app);
      await app.page.getByRole('main').getByRole('button', { name: fields.section.tags }).first().click();
      await app.page
        .getByRole('button', { name: new RegExp(`^${fields.tags.colour('')}`) })
        .first()
        .click();
      await expect(app.page.getByRole('dialog').getByRole('button', { pressed: true })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'own-choices',
    async open(app) {
      const { rows } = await app.call('contacts.list', { filter: { kind: 'company' }, limit: 1 });
      await app.go(`/contacts/${rows[0]?.id ?? ''}`);
      await settled(app);
      await app.page.getByRole('button', { name: fields.card.addChoice('Machines', true) }).click();
      await expect(app.page.getByRole('dialog', { name: 'Machines' })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'country',
    async open(app) {
      await app.go('/welcome');
      await settled(app);
      await app.page.getByRole('button', { name: strings.welcomePage.changeCountry }).click();
      await expect(app.page.getByRole('dialog', { name: strings.welcomePage.changeCountry })).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'record-history',
    async open(app) {
      const { rows } = await app.call('deals.list', { state: 'open', sort: 'value', descending: true, limit: 1 });
      await app.go(`/deals/${rows[0]?.id ?? ''}`);
      await settled(app);
      await app.page.getByRole('button', { name: more, exact: true }).first().click();
      await app.page.getByRole('menuitem', { name: strings.historyPage.ofRecord.open, exact: true }).click();
      await expect(app.page.getByRole('dialog')).toBeVisible();
      await settled(app);
    },
    close: escape,
  },
  {
    name: 'docked-call',
    async open(app) {
      await toCard(app);
      await app.page.getByRole('main').getByRole('button', { name: call, exact: true }).click();
      await expect(app.page.getByRole('region', { name: strings.shell.onTheLine('Daniel Okafor') })).toBeVisible();
    },
    async close(app) {
      await app.page.getByRole('button', { name: strings.logCallPage.stop }).click();
      await app.page
        .getByRole('dialog')
        .getByRole('button', { name: strings.logCallPage.discard })
        .or(app.page.getByRole('dialog').getByRole('button', { name: strings.ui.close }))
        .first()
        .click();
      await expect(app.page.getByRole('dialog')).toHaveCount(0);
    },
  },
  {
    name: 'confirm',
    async open(app) {
      await app.call('contacts.trash', { ids: [await person(app)] });
      await app.go('/trash');
      await settled(app);
      await app.page.getByRole('button', { name: strings.trash.page.empty }).click();
      await expect(app.page.getByRole('dialog')).toBeVisible();
    },
    async close(app) {
      await escape(app);
      await app.page.keyboard.press('Control+z');
      await expect(toast(app.page, /./).last()).toBeVisible();
    },
  },
];
