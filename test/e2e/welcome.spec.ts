import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { Host, hostKind } from './host';
import { rail } from './parts';

// The other two ways to begin: empty, which is asked once only, and the example, which has a file of its own.

const words = strings.welcomePage;

test('started empty, and not asked again after a restart', async () => {
  const host = new Host(hostKind(), { welcomed: false });
  await host.start();
  try {
    await host.page.getByRole('button', { name: words.empty }).click();
    await expect(rail(host.page, strings.shell.nav.today)).toBeVisible();
    await host.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
    host.expectNoFaults();
    await host.restart();
    await expect(host.page.getByRole('main', { name: strings.todayPage.title })).toBeVisible();
    expect((await host.call('contacts.count', {})).all).toBe(1);
    expect((await host.call('app.info', {})).file.path).toBe(host.file);
    host.expectNoFaults();
  } finally {
    await host.close();
    host.forget();
  }
});

test('the example office has a file of its own', async () => {
  const host = new Host(hostKind(), { welcomed: false });
  await host.start();
  try {
    await host.page.getByRole('button', { name: words.example }).click();
    await expect(rail(host.page, strings.shell.nav.today)).toBeVisible();
    // The page begins anew with its file.
    await expect(host.page.getByRole('button', { name: /^Example office/ })).toBeVisible();
    const { file } = await host.call('app.info', {});
    expect(file.isDemo).toBe(true);
    expect(file.path).not.toBe(host.file);
    expect((await host.call('contacts.count', {})).all).toBeGreaterThan(100);
    host.expectNoFaults();
    await host.restart();
    await expect(host.page.getByRole('main', { name: words.title })).toBeVisible();
    expect((await host.call('contacts.count', {})).all).toBe(0);
  } finally {
    await host.close();
    host.forget();
  }
});
