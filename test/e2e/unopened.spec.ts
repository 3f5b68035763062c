import { expect, test } from '@playwright/test';
import { openWriter } from '@main/db/open';
import { strings } from '@shared/locale/index';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { hostKind, Host } from './host';
import { jobEnd } from './parts';

const words = strings.recovery;

test('a file that cannot be opened: the reason, the ways on, and the file left as it is', async () => {
  const host = new Host(hostKind(), {});
  await host.start();
  await host.close();
  const { raw } = openWriter(host.file);
  raw.pragma('user_version = 999999');
  raw.close();
  const before = readFileSync(host.file);
  const again = new Host(hostKind(), { data: host.data, welcomed: false });
  await again.start();
  const { page } = again;
  try {
    await expect(page.getByRole('alert').filter({ hasText: strings.file.newer })).toBeVisible();
    await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeVisible();
    await expect(page.getByRole('button', { name: words.choose })).toHaveCount(hostKind() === 'electron' ? 1 : 0);
    again.expectNoFaults();
    await page.getByRole('button', { name: words.again }).click();
    await expect(page.getByRole('region', { name: strings.ui.notifications })).toContainText(strings.file.newer);
    await page.getByRole('button', { name: words.example }).click();
    await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeHidden();
    await expect.poll(async () => (await again.call('app.info', {})).file.isDemo).toBe(true);
  } finally {
    await again.close();
  }
  expect(readFileSync(host.file).equals(before)).toBe(true);
  host.forget();
});

test('a backup takes the place of the file from Settings; what was in it is kept beside it', async () => {
  const host = new Host(hostKind(), {});
  await host.start();
  const { page } = host;
  await host.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
  const { jobId } = await host.call('backups.create', {});
  expect((await jobEnd(host, jobId)).state).toBe('done');
  await host.call('contacts.create', { kind: 'person', name: 'Grace Hopper' });
  await host.go('/settings');
  const { backups, restore } = strings.settingsPage;
  await page.getByRole('button', { name: backups.restoreOf('').replace('…', '') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: restore.contacts })).toContainText('12');
  await dialog.getByRole('button', { name: restore.confirm }).click();
  await expect.poll(() => readdirSync(host.data).filter((name) => / before .*calldeck$/.test(name))).toHaveLength(1);
  const count = () => host.call('contacts.count', {}).then(({ all }) => all);
  await expect.poll(() => count().catch(() => null)).toBe(1);
  await host.close();
  host.forget();
});

test('a damaged file comes back from its backup, by the keyboard, and what was set aside stays', async () => {
  const host = new Host(hostKind(), {});
  await host.start();
  await host.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
  const { jobId } = await host.call('backups.create', {});
  expect((await jobEnd(host, jobId)).state).toBe('done');
  await host.close();
  for (const suffix of ['', '-wal']) {
    if (!existsSync(host.file + suffix)) continue;
    const handle = openSync(host.file + suffix, 'r+');
    writeSync(handle, Buffer.alloc(8192, 0x5a), 0, 8192, suffix === '' ? 4096 : 0);
    closeSync(handle);
  }
  const again = new Host(hostKind(), { data: host.data, welcomed: false });
  const restoring = () => again.page.getByRole('button', { name: words.restore('').trim() });
  await again.start();
  try {
    await expect(restoring()).toBeVisible();
    await expect(again.page.getByRole('button', { name: words.again })).toHaveCount(0);
    // Another start begins no empty file in its place.
    await again.restart();
    const { page } = again;
    await expect(page.getByRole('alert').filter({ hasText: '.damaged-' })).toBeVisible();
    await page.getByRole('button', { name: words.look }).press('Enter');
    const looking = page.getByRole('region', { name: strings.settingsPage.looking.label });
    await expect(looking).toBeVisible();
    expect((await again.call('contacts.count', {})).all).toBe(1);
    const refused = await again.tryCall('contacts.create', { kind: 'person', name: 'Bea' });
    expect(refused).toMatchObject({ ok: false, error: { message: strings.dataFile.lookOnly } });
    await looking.getByRole('button', { name: strings.settingsPage.looking.back('Calldeck') }).press('Enter');
    await expect(restoring()).toBeVisible();
    await restoring().press('Enter');
    await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeHidden();
    // The page begins anew with it, and then it can be written again.
    const written = () => again.tryCall('contacts.create', { kind: 'person', name: 'Bea' }).then(({ ok }) => ok);
    await expect.poll(() => written().catch(() => false)).toBe(true);
    expect((await again.call('contacts.count', {})).all).toBe(2);
  } finally {
    await again.close();
  }
  expect(readdirSync(host.data).some((name) => name.includes('.damaged-'))).toBe(true);
  host.forget();
});
