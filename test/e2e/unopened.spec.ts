import { expect, test } from '@playwright/test';
import { openWriter } from '@main/db/open';
import { strings } from '@shared/locale/index';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { startClient } from './client';
import { hostKind, Host } from './host';
import { beginAnew } from './host-runs';
import { jobEnd } from './parts';

const words = strings.recovery;

test('a file that cannot be opened: the reason, the ways on, and the file left as it is', async () => {
  const host = new Host(hostKind(), { welcomed: false });
  await (await startClient(host.data)).end('SIGTERM');
  const { raw } = openWriter(host.file);
  raw.pragma('user_version = 999999');
  raw.close();
  const before = readFileSync(host.file);
  await host.start();
  const { page } = host;
  try {
    await expect(page.getByRole('alert').filter({ hasText: strings.file.newer })).toBeVisible();
    await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeVisible();
    await expect(page.getByRole('button', { name: words.choose })).toHaveCount(hostKind() === 'electron' ? 1 : 0);
    host.expectNoFaults();
    await page.getByRole('button', { name: words.again }).click();
    await expect(page.getByRole('region', { name: strings.ui.notifications })).toContainText(strings.file.newer);
    await beginAnew(page, () => page.getByRole('button', { name: words.example }).click());
    await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeHidden();
    expect((await host.call('app.info', {})).file.isDemo).toBe(true);
  } finally {
    await host.close();
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
  await beginAnew(page, () => dialog.getByRole('button', { name: restore.confirm }).click());
  expect(readdirSync(host.data).filter((name) => / before .*calldeck$/.test(name))).toHaveLength(1);
  expect((await host.call('contacts.count', {})).all).toBe(1);
  await host.close();
  host.forget();
});

test('a damaged file comes back from its backup, by the keyboard, and what was set aside stays', async () => {
  const host = new Host(hostKind(), { welcomed: false });
  const client = await startClient(host.data);
  await client.call('settings.update', { welcomed: true });
  await client.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
  const { jobId } = await client.call('backups.create', {});
  expect((await client.job(jobId)).state).toBe('done');
  await client.end('SIGTERM');
  for (const suffix of ['', '-wal']) {
    if (!existsSync(host.file + suffix)) continue;
    const handle = openSync(host.file + suffix, 'r+');
    writeSync(handle, Buffer.alloc(8192, 0x5a), 0, 8192, suffix === '' ? 4096 : 0);
    closeSync(handle);
  }
  // Another start begins no empty file in its place.
  await (await startClient(host.data)).end('SIGTERM');
  await host.start();
  const { page } = host;
  const restoring = page.getByRole('button', { name: words.restore('').trim() });
  try {
    await expect(restoring).toBeVisible();
    await expect(page.getByRole('button', { name: words.again })).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ hasText: '.damaged-' })).toBeVisible();
    await page.getByRole('button', { name: words.look }).press('Enter');
    const looking = page.getByRole('region', { name: strings.settingsPage.looking.label });
    await expect(looking).toBeVisible();
    expect((await host.call('contacts.count', {})).all).toBe(1);
    const refused = await host.tryCall('contacts.create', { kind: 'person', name: 'Bea' });
    expect(refused).toMatchObject({ ok: false, error: { message: strings.dataFile.lookOnly } });
    await looking.getByRole('button', { name: strings.settingsPage.looking.back('Calldeck') }).press('Enter');
    await expect(restoring).toBeVisible();
    await beginAnew(page, () => restoring.press('Enter'));
    await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeHidden();
    await host.call('contacts.create', { kind: 'person', name: 'Bea' });
    expect((await host.call('contacts.count', {})).all).toBe(2);
  } finally {
    await host.close();
  }
  expect(readdirSync(host.data).some((name) => name.includes('.damaged-'))).toBe(true);
  host.forget();
});
