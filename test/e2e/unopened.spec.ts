import { expect, test } from '@playwright/test';
import { openWriter } from '@main/db/open';
import { strings } from '@shared/locale/index';
import { readFileSync } from 'node:fs';
import { hostKind, Host } from './host';

test('a file that cannot be opened: the reason is on the screen, and the file is left as it is', async () => {
  const host = new Host(hostKind(), {});
  await host.start();
  await host.close();
  const { raw } = openWriter(host.file);
  raw.pragma('user_version = 999999');
  raw.close();
  const before = readFileSync(host.file);
  const again = new Host(hostKind(), { data: host.data, welcomed: false });
  await again.start();
  try {
    await expect(again.page.getByRole('alert').filter({ hasText: strings.file.newer })).toBeVisible();
    await expect(again.page.getByRole('heading', { name: strings.shell.notOpened })).toBeVisible();
    again.expectNoFaults();
  } finally {
    await again.close();
  }
  expect(readFileSync(host.file).equals(before)).toBe(true);
  host.forget();
});
