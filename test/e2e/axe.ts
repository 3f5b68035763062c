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
  const violations = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResult> } };
    // What can be pressed is 24 by 24 at least: a rule of WCAG 2.2, which axe leaves out unless asked.
    const asked = { 'target-size': { enabled: true } };
    const options = { resultTypes: ['violations'], ...(only === undefined ? { rules: asked } : { runOnly: only }) };
    // Under what stands over a page is one that is looked at by itself; only whether all is in landmarks is seen whole.
    const over = '.cd-over:has([role="dialog"], [role="menu"])';
    const isOver = document.querySelector(over) !== null;
    // What is inert is a picture: the preview of what is printed, hundreds of cells long.
    const exclude = [['[inert]']];
    const { violations } = await axe.run({ include: [[isOver ? over : 'html']], exclude }, options);
    if (!isOver || only !== undefined) return violations;
    const whole = await axe.run({ exclude }, { resultTypes: ['violations'], runOnly: ['region'] });
    return [...violations, ...whole.violations];
  }, rules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id} (${help}): ${node.target.join(' ')} ${node.html.slice(0, 200)} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
