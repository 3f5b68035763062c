import { expect, test } from '@playwright/test';
import { axeFinds } from './axe';
import { unseenFocus } from './focus';
import { useHost, type Host } from './host';
import { overlayScreens } from './overlays';
import { questionScreens } from './questions';
import { filledScreens, plainScreens, type Screen } from './screens';

// axe finds nothing, and the focus is seen wherever Tab comes: on an empty file and in the example office, in light and dark.

// Dark is the same page in other colours: what else there is to find was found in light.
const RULES = { light: undefined, dark: ['color-contrast'] } as const;
const BOTH = ['light', 'dark'] as const;
// What stands over the pages has their colours: the dialogs, menus and lists among them stand for all in dark.
const ONE = ['light'] as const;

async function lookAt(app: Host, screens: readonly Screen[], schemes: readonly (keyof typeof RULES)[]): Promise<void> {
  test.setTimeout(180_000);
  // What still fades in has less contrast than it will have.
  await app.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await app.call('settings.update', { colorScheme: 'auto' });
  for (const screen of screens.filter((one) => one.pictureAlone !== true)) {
    await screen.open(app);
    for (const scheme of schemes) {
      await app.page.emulateMedia({ colorScheme: scheme });
      await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      expect.soft(await axeFinds(app.page, RULES[scheme]), `${screen.name} in ${scheme}`).toEqual([]);
    }
    // A lifted card is marked whether it has the focus or not.
    if (screen.name !== 'lifted') expect.soft(await unseenFocus(app.page), `the focus in ${screen.name}`).toEqual([]);
    await screen.close?.(app);
  }
}

test.describe('axe finds nothing', () => {
  const empty = useHost({ serial: false });
  test('in an empty file', () => lookAt(empty.app, plainScreens, BOTH));
});

test.describe('axe finds nothing', () => {
  const office = useHost({ demo: true, serial: false });
  test('in the example office', () => lookAt(office.app, [...plainScreens, ...filledScreens], BOTH));
  test('over it', () => lookAt(office.app, overlayScreens, ONE));
  test('where it asks', () => lookAt(office.app, questionScreens, ONE));
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
