import { expect, test } from '@playwright/test';
import { axeFinds } from './axe';
import { useHost, type Host } from './host';
import { overlayScreens } from './overlays';
import { filledScreens, plainScreens, type Screen } from './screens';

// axe finds nothing: on an empty file and in the example office, in light and dark.

const SCHEMES = ['light', 'dark'] as const;
// Dark is the same page in other colours: what else there is to find was found in light.
const RULES = { light: undefined, dark: ['color-contrast'] };

async function lookAt(app: Host, screens: readonly Screen[], scheme: (typeof SCHEMES)[number]): Promise<void> {
  // What still fades in has less contrast than it will have.
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await app.call('settings.update', { colorScheme: scheme });
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
  for (const screen of screens) {
    await screen.open(app);
    expect.soft(await axeFinds(app.page, RULES[scheme]), screen.name).toEqual([]);
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

test.describe('what gives out', () => {
  const host = useHost({ demo: true });
  const dialogs = overlayScreens.filter(({ name }) => ['card-code', 'print', 'print-labels', 'export'].includes(name));
  test('in light', async () => {
    expect(dialogs).toHaveLength(4);
    await lookAt(host.app, dialogs, 'light');
  });
});

test.describe('what is wrong', () => {
  const host = useHost();
  test('is found', async () => {
    await host.page.evaluate(() => document.body.append(document.createElement('button')));
    expect((await axeFinds(host.page)).join('\n')).toContain('button-name');
    await host.page.evaluate(() => {
      const faint = document.createElement('p');
      faint.textContent = 'faint';
      faint.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999; color: #777; background: #888';
      document.body.append(faint);
    });
    const found = await axeFinds(host.page, RULES.dark);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('color-contrast');
  });
});
