import { expect, test } from '@playwright/test';
import { axeFinds } from './axe';
import { useHost, type Host } from './host';
import { filledScreens, plainScreens, type Screen } from './screens';

// axe finds nothing: on an empty file and in the example office, in light and dark.

const SCHEMES = ['light', 'dark'] as const;

async function lookAt(app: Host, screens: readonly Screen[], scheme: (typeof SCHEMES)[number]): Promise<void> {
  await app.call('settings.update', { colorScheme: scheme });
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
  for (const screen of screens) {
    await screen.open(app);
    expect.soft(await axeFinds(app.page), screen.name).toEqual([]);
    await screen.close?.(app);
  }
}

test.describe('an empty file', () => {
  const host = useHost({ serial: false });
  for (const scheme of SCHEMES) test(`in ${scheme}`, () => lookAt(host.app, plainScreens, scheme));
});

test.describe('the example office', () => {
  const host = useHost({ demo: true, serial: false });
  for (const scheme of SCHEMES)
    test(`in ${scheme}`, () => lookAt(host.app, [...plainScreens, ...filledScreens], scheme));
});

test.describe('what is wrong', () => {
  const host = useHost();
  test('is found', async () => {
    await host.page.evaluate(() => document.body.append(document.createElement('button')));
    expect((await axeFinds(host.page)).join('\n')).toContain('button-name');
  });
});
