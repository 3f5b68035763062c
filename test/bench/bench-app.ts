import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf, OutputOf, ProcedureName } from '@shared/contract/index';
import { startApp, type StartedApp } from '@main/app/start';
import { createSpool } from '@main/hosts/node-spool';
import { plainPorts } from '@main/hosts/plain-ports';

/** The app as a window has it: built workers, real file, envelopes. */
export interface BenchApp {
  app: StartedApp;
  /** Calls and answers the value with the milliseconds until it was there; throws on an error. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<{ value: OutputOf<N>; ms: number }>;
  close(): Promise<void>;
}

/**
 * Milliseconds since `clock()`: of the clock on the wall, or on a machine that others share, of the processor in all
 * threads of this process, as CALLDECK_BENCH_CPU asks for.
 */
function clock(): () => number {
  if (process.env['CALLDECK_BENCH_CPU'] === undefined) {
    const began = performance.now();
    return () => performance.now() - began;
  }
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}

/**
 * Starts the app.
 * @param outDir the folder of the built workers
 */
export async function openApp(file: string, outDir: string): Promise<BenchApp> {
  const folder = mkdtempSync(join(tmpdir(), 'calldeck-bench-spool-'));
  // A folder of its own in it: what lies beside a spool is swept.
  const spoolDir = join(folder, String(process.pid));
  const spool = await createSpool(spoolDir);
  const ports = plainPorts({ host: 'cli', spool, reopen: () => undefined });
  const app = await startApp({
    file,
    spoolDir,
    outDir,
    ports,
    locale: 'en-GB',
    timeZone: 'Europe/London',
    userName: 'Mara Lindqvist',
  });
  return {
    app,
    async call<N extends ProcedureName>(name: N, input: InputOf<N>) {
      const passed = clock();
      const answer = await app.dispatch(name, input, { clientId: 'bench' });
      const ms = passed();
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
      return { value: answer.value as OutputOf<N>, ms };
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
