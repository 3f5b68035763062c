import type { Page } from '@playwright/test';

/**
 * What Tab comes to on the page, or in the dialog that stands over it, without one seeing where one is: nothing of it or
 * around it looks otherwise with the focus, or its ring is cut. Motion has to be reduced, so that what changes has changed.
 * @returns what each is, with what is wrong
 */
export async function unseenFocus(page: Page): Promise<string[]> {
  // By keyboard, as rings are for keys alone; what is focused after that is so too.
  await page.keyboard.press('Shift');
  return page.evaluate(() => {
    // A field with a list opens it; without, it looks as every field does.
    const places = 'a[href], button, input:not([aria-haspopup="listbox"]), textarea, summary, [tabindex]';
    const over = [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="menu"]')].findLast((one) =>
      one.checkVisibility(),
    );
    const before = document.activeElement;

    /** What may show the focus: the place itself, what holds it, what stands beside it and a current row in it. */
    function around(place: HTMLElement): Element[] {
      const holders: Element[] = [];
      for (let at = place.parentElement; at !== null && holders.length < 3; at = at.parentElement) holders.push(at);
      return [place, ...holders, ...(place.parentElement?.children ?? []), ...place.querySelectorAll('[data-current]')];
    }
    const look = (one: Element): string =>
      [null, '::after']
        .map((part) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(one, part);
          const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
          return [outline, boxShadow, borderColor].join('; ');
        })
        .join();
    /** Whether a holder cuts the ring of what has the focus. */
    function isCut(place: HTMLElement): boolean {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(place);
      if (outlineStyle === 'none') return false;
      const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
      const { left, right } = place.getBoundingClientRect();
      for (let at = place.parentElement; at !== null && reach > 0; at = at.parentElement) {
        const { overflowX, overflowClipMargin } = getComputedStyle(at);
        if (overflowX === 'visible') continue;
        const spare = overflowX === 'clip' ? parseFloat(overflowClipMargin) : 0;
        const edge = at.getBoundingClientRect();
        if (left >= edge.left && left - reach < edge.left - spare - 0.5) return true;
        if (right <= edge.right && right + reach > edge.right + spare + 0.5) return true;
      }
      return false;
    }

    const found: string[] = [];
    for (const place of (over ?? document).querySelectorAll<HTMLElement>(places)) {
      if (place.tabIndex < 0 || place.matches(':disabled') || !place.checkVisibility()) continue;
      // Of a field that walks through choices the one that Enter takes has the ring.
      if (place.matches('[role="combobox"][aria-activedescendant]')) continue;
      if (document.activeElement instanceof HTMLElement && document.activeElement === place) place.blur();
      const rest = around(place).map(look);
      place.focus();
      if (document.activeElement !== place) continue;
      const named = `${place.tagName.toLowerCase()} “${(place.ariaLabel ?? place.textContent ?? '').slice(0, 40)}” .${place.className}`;
      if (around(place).map(look).join() === rest.join()) found.push(`${named}: not seen`);
      else if (isCut(place)) found.push(`${named}: cut`);
    }
    // Back to where it was; Esc is for what has the focus.
    const first = over?.querySelector<HTMLElement>(places);
    if (before instanceof HTMLElement && before !== document.body) before.focus();
    else first?.focus();
    return [...new Set(found)];
  });
}
