/** What the page has for the check: the bridge of the preload, and names that must not be there. */
interface PageWindow {
  calldeck: {
    invoke(
      name: string,
      input: unknown,
    ): Promise<{ ok: boolean; value?: Record<string, unknown>; error?: { message: string } }>;
    subscribe(
      topic: string,
      on: (payload: { id: string; state: string; error: { message: string } | null }) => void,
    ): () => void;
  };
  require?: unknown;
  process?: unknown;
  setTimeout(run: () => void, ms: number): unknown;
}

interface Step {
  name: string;
  ok: boolean;
  ms: number;
  detail: string;
}

/**
 * Runs inside the page: its text is sent there, so it may use nothing from around it. Calls the whole main job through
 * the preload and says how each step went.
 */
export async function pageChecks(): Promise<Step[]> {
  const page = globalThis as unknown as PageWindow;
  const steps: Step[] = [];
  const states = new Map<string, { state: string; error: { message: string } | null }>();
  page.calldeck.subscribe('job.progress', (job) => states.set(job.id, job));

  async function step(name: string, run: () => Promise<string> | string): Promise<void> {
    const began = performance.now();
    try {
      const detail = await run();
      steps.push({ name, ok: true, ms: Math.round(performance.now() - began), detail });
    } catch (error) {
      steps.push({
        name,
        ok: false,
        ms: Math.round(performance.now() - began),
        detail: error instanceof Error ? error.message : String(error),
      });
    }
  }
  async function call(name: string, input: unknown): Promise<Record<string, unknown>> {
    const answer = await page.calldeck.invoke(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error?.message ?? 'no reason given'}`);
    return answer.value ?? {};
  }
  async function job(id: unknown): Promise<void> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const seen = states.get(String(id));
      if (seen?.state === 'done') return;
      if (seen !== undefined && seen.state !== 'running') throw new Error(seen.error?.message ?? seen.state);
      await new Promise<void>((resolve) => page.setTimeout(resolve, 50));
    }
    throw new Error('the job did not end');
  }

  let fileId: unknown;
  let batchId: unknown;
  let contactId: unknown;
  await step('the page is closed in', () => {
    const found = ['require', 'process', 'module', 'Buffer'].filter((name) => name in page);
    if (found.length > 0) throw new Error(`the page can reach ${found.join(', ')}`);
    return Object.keys(page.calldeck).sort().join(', ');
  });
  await step('the file opens', async () => JSON.stringify((await call('app.info', {}))['file']));
  await step('a file is handed over', async () => {
    const codes = [...'Name,Company,Phone,Email\r\nSmoke Test,Proof Ltd,+442079460123,smoke@proof.example\r\n'].map(
      (c) => c.charCodeAt(0),
    );
    const chunk = Uint8Array.from(codes);
    fileId = (await call('files.begin', { name: 'smoke.csv', bytes: chunk.length }))['fileId'];
    await call('files.append', { fileId, offset: 0, chunk });
    return String((await call('files.end', { fileId }))['bytes']);
  });
  await step('an import is checked', async () => {
    const seen = await call('imports.inspect', { fileId });
    const columns = (seen['columns'] as { index: number; target: string }[]).map(({ index, target }) => ({
      index,
      target,
    }));
    const started = await call('imports.check', { fileId, columns, onMatch: 'add' });
    batchId = started['batchId'];
    await job(started['jobId']);
    return columns.map((column) => column.target).join(', ');
  });
  await step('an import is written', async () => {
    await job((await call('imports.commit', { batchId }))['jobId']);
    return '';
  });
  await step('the contact is listed', async () => {
    const { rows } = await call('contacts.list', { filter: { search: 'Smoke Test' } });
    const first = (rows as { id: string; displayName: string }[])[0];
    if (first === undefined) throw new Error('it is not in the list');
    contactId = first.id;
    return first.displayName;
  });
  await step('a call is logged', async () => {
    const input = { channel: 'call', direction: 'out', contactId, durationSeconds: 60, subject: 'Smoke test' };
    return String((await call('interactions.log', input))['id']);
  });
  return steps;
}
