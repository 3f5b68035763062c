import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** Chromium's own protocol to a program that was started with `--remote-debugging-port=0`. */
export interface DevTools {
  send(method: string, params?: Record<string, unknown>, sessionId?: string): Promise<Record<string, unknown>>;
  /** The session of the first window's page, once there is one. */
  page(): Promise<string>;
  /** What an expression of the page comes to. Asked again and again: the answer of a document that is replaced may never come. */
  evaluate(expression: string, sessionId: string): Promise<unknown>;
}

const LIMIT_MS = 30_000;

/**
 * Connects as soon as the program listens.
 * @param profile the folder of its profile, where Chromium writes its port
 * @throws Error when it does not listen within half a minute
 */
export async function connectDevTools(profile: string): Promise<DevTools> {
  const socket = await opened(new WebSocket(`ws://127.0.0.1:${await address(join(profile, 'DevToolsActivePort'))}`));
  const waiting = new Map<number, { resolve(value: Record<string, unknown>): void; reject(error: Error): void }>();
  let attached: (sessionId: string) => void;
  const page = new Promise<string>((resolve) => (attached = resolve));
  let calls = 0;
  let isClosed = false;
  socket.addEventListener('message', (event) => {
    const message = JSON.parse(String(event.data)) as Message;
    const target = message.params?.['targetInfo'] as { type: string } | undefined;
    if (message.method === 'Target.attachedToTarget' && target?.type === 'page')
      attached(String(message.params?.['sessionId']));
    const call = waiting.get(message.id ?? 0);
    waiting.delete(message.id ?? 0);
    if (message.error === undefined) call?.resolve(message.result ?? {});
    else call?.reject(new Error(message.error.message));
  });
  socket.addEventListener('close', () => {
    isClosed = true;
    for (const call of waiting.values()) call.reject(new Error('the program has ended'));
  });
  const send: DevTools['send'] = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      socket.send(JSON.stringify({ id: calls, method, params, sessionId }));
    });
  await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  return {
    send,
    page: () => page,
    evaluate: (expression, sessionId) =>
      new Promise((resolve, reject) => {
        const ask = () => {
          const how = { expression, awaitPromise: true, returnByValue: true };
          send('Runtime.evaluate', how, sessionId).then(
            ({ result, exceptionDetails }) => {
              clearInterval(again);
              if (exceptionDetails === undefined) resolve((result as { value: unknown }).value);
              else reject(new Error(JSON.stringify(exceptionDetails)));
            },
            // The document it was asked of is gone; the next may know.
            (error: unknown) => {
              if (isClosed) reject(error);
            },
          );
        };
        const again = setInterval(ask, 20);
        ask();
      }),
  };
}

async function address(file: string): Promise<string> {
  for (const until = Date.now() + LIMIT_MS; Date.now() < until;) {
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port !== undefined && path !== undefined) return `${port}${path}`;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the program does not listen');
}

function opened(socket: WebSocket): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('error', () => reject(new Error('the program does not answer')), { once: true });
  });
}
