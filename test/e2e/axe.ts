import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './programs';

const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; html: string; failureSummary: string }[] }[];
}

/**
 * What axe finds on the page as it stands, a line for each element.
 * @param rules these alone; every rule of it unless told
 */
export async function axeFinds(page: Page, rules?: readonly string[]): Promise<string[]> {
  const has = await page.evaluate(() => 'axe' in window);
  if (!has) await page.evaluate(source);
  // What is on its way in has another colour until it is there.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  const result = await page.evaluate((only) => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResult> } };
    const asked = {
      // What can be pressed is 24 by 24 at least: a rule of WCAG 2.2, which axe leaves out unless asked.
      'target-size': { enabled: true },
      // An open menu floats outside every landmark, as a tooltip does.
      region: { enabled: document.querySelector('[role="menu"]') === null },
    };
    const options = { resultTypes: ['violations'], ...(only === undefined ? { rules: asked } : { runOnly: only }) };
    // A tooltip floats outside every landmark, as it must; what it says is the name of its button.
    return axe.run({ exclude: [['[role="tooltip"]']] }, options);
  }, rules);
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id} (${help}): ${node.target.join(' ')} ${node.html.slice(0, 200)} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
