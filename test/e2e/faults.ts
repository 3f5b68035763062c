import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What must not happen while the app runs: refusals of the policy, errors, and requests to anywhere but the app itself. */
export interface Faults {
  /** Lets through what a test brings about on purpose. */
  allow(pattern: RegExp): void;
  /** Watches a window that may have begun to load before the watch was there, as Electron's first. */
  reached(page: Page): Promise<void>;
  /** From here on nothing is written down: the host is about to be ended by force. */
  stop(): void;
  /** What was seen since it was last asked, less what is allowed. */
  take(): string[];
}

const OURS = /^(?:app:\/\/calldeck\/|http:\/\/127\.0\.0\.1:\d+\/|data:|blob:|about:|devtools:)/;

/** Whether an address is the app's own: its page and host, or something that the page made. */
export function isOurs(url: string): boolean {
  return OURS.test(url);
}

/** Runs in the page: turns each refusal of the policy into an error of the console. Once a document, however often it is called. */
function hearPolicy(): void {
  // On the document itself: a window may pass from its empty first document to the next.
  const kept = document as Document & { policyHeard?: boolean };
  if (kept.policyHeard === true) return;
  kept.policyHeard = true;
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
}

/** Watches every page of a context from before its first script. */
export async function watchFaults(context: BrowserContext): Promise<Faults> {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  let listening = true;
  const note = (fault: string) => {
    if (listening) seen.push(fault);
  };
  await context.addInitScript(hearPolicy);
  context.on('request', (request) => {
    if (!isOurs(request.url())) note(`request: ${request.url()}`);
  });
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  const hear = (page: Page) => {
    page.on('pageerror', (error) => note(`error: ${error.stack ?? error.message}`));
    page.on('crash', () => note('the page crashed'));
  };
  context.on('page', hear);
  for (const page of context.pages()) hear(page);
  return {
    async reached(page) {
      await page.waitForFunction(() => location.protocol === 'app:' && document.readyState !== 'loading', null, {
        polling: 50,
      });
      await page.evaluate(hearPolicy);
    },
    allow: (pattern) => void allowed.push(pattern),
    stop: () => {
      listening = false;
    },
    take: () => seen.splice(0).filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
  };
}
