import { expect, test, type Locator, type Page } from '@playwright/test';
import { contract, type Envelope, type InputOf, type OutputOf, type ProcedureName } from '@shared/contract/index';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Faults } from './faults';
import { runBrowser, runElectron, type HostOptions, type Run, type SavedFile } from './host-runs';

/** A file as a person would pick or drop it. */
export interface GivenFile {
  name: string;
  text: string | Buffer;
}

/** Calldeck in one of its hosts, on a data folder of its own, as a person has it before them. */
export class Host {
  readonly kind: 'browser' | 'electron';
  readonly data: string;
  readonly #options: HostOptions;
  #run: Run | null = null;

  constructor(kind: 'browser' | 'electron', options: HostOptions) {
    this.kind = kind;
    this.#options = options;
    this.data = options.data ?? mkdtempSync(join(tmpdir(), 'calldeck-e2e-'));
  }

  get #now(): Run {
    if (this.#run === null) throw new Error('the host does not run');
    return this.#run;
  }

  get page(): Page {
    return this.#now.page;
  }

  get faults(): Faults {
    return this.#now.faults;
  }

  /** The data file that it opens by itself. */
  get file(): string {
    return join(this.data, this.#options.demo === true ? 'Example office.calldeck' : 'Calldeck.calldeck');
  }

  async start(): Promise<void> {
    this.#run = await (this.kind === 'electron' ? runElectron : runBrowser)(this.data, this.#options);
    this.page.setDefaultTimeout(10_000);
    if (this.#options.welcomed !== false) {
      await this.call('settings.update', { welcomed: true });
      await this.go('/contacts');
    }
  }

  /** Calls a procedure as the page does; throws what it refuses. What the page's own question pushed aside is asked again. */
  async call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    let answer = await this.tryCall(name, input);
    while (contract[name].superseded && !answer.ok && answer.error.code === 'cancelled') {
      answer = await this.tryCall(name, input);
    }
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value;
  }

  /** As `call`, with the refusal as an answer. */
  async tryCall<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Envelope<OutputOf<N>>> {
    const answer = await this.page.evaluate(
      async ([procedure, given]) => {
        const { calldeck } = window as unknown as {
          calldeck?: { invoke(name: string, input: unknown): Promise<unknown> };
        };
        if (calldeck !== undefined) return calldeck.invoke(procedure, given);
        const response = await fetch('/invoke', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-calldeck-page': 'test' },
          body: JSON.stringify({ name: procedure, input: given }),
        });
        return response.json() as Promise<unknown>;
      },
      [name, input] as const,
    );
    return answer as Envelope<OutputOf<N>>;
  }

  /** Hands the bytes of a file over, as the bridge does. */
  async append(fileId: string, text: string): Promise<void> {
    const base64 = Buffer.from(text).toString('base64');
    const ok = await this.page.evaluate(
      async ([id, encoded]) => {
        const { calldeck } = window as unknown as {
          calldeck?: { invoke(name: string, input: unknown): Promise<{ ok: boolean }> };
        };
        const chunk = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
        if (calldeck !== undefined) return (await calldeck.invoke('files.append', { fileId: id, offset: 0, chunk })).ok;
        const response = await fetch('/invoke', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-calldeck-page': 'test' },
          body: JSON.stringify({ name: 'files.append', input: { fileId: id, offset: 0, chunk: { $bytes: encoded } } }),
        });
        return ((await response.json()) as { ok: boolean }).ok;
      },
      [fileId, base64] as const,
    );
    if (!ok) throw new Error('the bytes were not taken');
  }

  /** The beginning of a file that a job made, as text. */
  async read(fileId: string): Promise<string> {
    return this.page.evaluate(async (id) => {
      const { calldeck } = window as unknown as {
        calldeck?: { invoke(name: string, input: unknown): Promise<{ value: { chunk: Uint8Array } }> };
      };
      const input = { fileId: id, offset: 0, length: 1_000_000 };
      if (calldeck !== undefined)
        return new TextDecoder().decode((await calldeck.invoke('files.read', input)).value.chunk);
      const response = await fetch('/invoke', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-calldeck-page': 'test' },
        body: JSON.stringify({ name: 'files.read', input }),
      });
      const answer = (await response.json()) as { value: { chunk: { $bytes: string } } };
      return new TextDecoder().decode(
        Uint8Array.from(atob(answer.value.chunk.$bytes), (letter) => letter.charCodeAt(0)),
      );
    }, fileId);
  }

  /** Goes to a screen by its address; what stood there before is gone when it answers. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      if (location.hash === `#${to}`) return;
      // A frame later its effects have run too: its keys are heard.
      const gone = new Promise((done) =>
        window.addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(done, 0)), { once: true }),
      );
      location.hash = `#${to}`;
      return gone;
    }, path);
  }

  /** Picks a file in the dialog that a button opens. */
  async pick(button: Locator, file: GivenFile): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) });
  }

  /** Drops a file on a part of the page. */
  async dropped(target: Locator, file: GivenFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ({ name, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const held = new DataTransfer();
        held.items.add(new File([bytes], name, { type: 'text/csv' }));
        return held;
      },
      { name: file.name, base64: Buffer.from(file.text).toString('base64') },
    );
    await target.dispatchEvent('dragenter', { dataTransfer: transfer });
    // What takes a file is loaded after the screen; until then nobody answers that it may be dropped here.
    await expect
      .poll(() =>
        target.evaluate((node, held) => {
          const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: held });
          return !node.dispatchEvent(over);
        }, transfer),
      )
      .toBe(true);
    await target.dispatchEvent('drop', { dataTransfer: transfer });
  }

  /** What is saved by doing something, wherever the host puts it. */
  save(trigger: () => Promise<unknown>): Promise<SavedFile> {
    return this.#now.save(trigger);
  }

  /** The links that were opened outside the app. */
  opened(): Promise<string[]> {
    return this.#now.opened();
  }

  /** Nothing refused, no error, no request to elsewhere since it was last asked. */
  expectNoFaults(): void {
    expect(this.faults.take()).toEqual([]);
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  /** Ends the process as a power cut would; `start` opens the same folder again. */
  async kill(): Promise<void> {
    await this.#now.kill();
    this.#run = null;
  }

  async close(): Promise<void> {
    const run = this.#run;
    this.#run = null;
    await run?.close();
  }

  forget(): void {
    if (this.#options.data === undefined) rmSync(this.data, { recursive: true, force: true });
  }
}

/** The host that the running project is about. */
export function hostKind(): 'browser' | 'electron' {
  return test.info().project.name === 'electron' ? 'electron' : 'browser';
}

/**
 * One host for all tests of a file or group, which then run in their order. After each test nothing may have gone wrong
 * in the page.
 * @returns the host, started before the first test
 */
export function useHost(options: HostOptions = {}): { readonly app: Host; readonly page: Page } {
  let host: Host | undefined;
  const running = () => {
    if (host === undefined) throw new Error('the host is started before the first test');
    return host;
  };
  // What one test leaves the next begins with.
  test.describe.configure({ mode: options.serial === false ? 'default' : 'serial' });
  test.beforeAll(async () => {
    host = new Host(hostKind(), options);
    await host.start();
  });
  test.afterEach(() => running().expectNoFaults());
  test.afterAll(async () => {
    await host?.close();
    host?.forget();
  });
  return {
    get app() {
      return running();
    },
    get page() {
      return running().page;
    },
  };
}
