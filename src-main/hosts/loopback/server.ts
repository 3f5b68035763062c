import type { TopicName } from '@shared/contract/index';
import { decodeWire, encodeWire } from '@shared/contract/wire';
import { strings } from '@shared/locale/index';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, type AppHolder } from '../app-holder';
import { serveAsset } from '../static-files';
import { createSessions, type Sessions } from './sessions';

const words = strings.hosts;

/** The largest message that is read. A piece of a file is 1 MB, and base64 makes a third more of it. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
/** Events waiting for a page that does not read; past this the page is cut off, and starts over when it comes back. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const KEEP_ALIVE_MS = 25_000;

/** The app served to a browser on this machine. */
export interface LoopbackServer {
  /** http://127.0.0.1:PORT */
  origin: string;
  /** The address to open, with a fresh one-time token. */
  address(): string;
  /** With this a second start asks for a token of its own. */
  secret: string;
  close(): Promise<void>;
}

interface Context {
  app: AppHolder;
  root: string;
  sessions: Sessions;
  origin: string;
  streams: Set<ServerResponse>;
}

/**
 * Serves the app on 127.0.0.1 alone.
 * @param app where calls go and events come from
 * @param root the folder of the built renderer
 * @param port 0 lets the system choose
 * @param session that of a start before, which goes on; else none is known
 */
export async function serveLoopback({
  app,
  root,
  port,
  session,
}: {
  app: AppHolder;
  root: string;
  port: number;
  session?: string;
}): Promise<LoopbackServer> {
  const context: Context = { app, root, sessions: createSessions(session), origin: '', streams: new Set() };
  const server = createServer((request, response) => {
    answer(context, request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.headersTimeout = 10_000;
  await listen(server, port);
  const { port: chosen } = server.address() as AddressInfo;
  context.origin = `http://127.0.0.1:${chosen}`;

  const unsubscribe = app.subscribe((topic, payload) => broadcast(context.streams, topic, payload));
  const keepAlive = setInterval(() => {
    for (const stream of context.streams) stream.write(':\n\n');
  }, KEEP_ALIVE_MS);

  return {
    origin: context.origin,
    address: () => `${context.origin}/#token=${context.sessions.newToken()}`,
    secret: context.sessions.secret,
    async close() {
      unsubscribe();
      clearInterval(keepAlive);
      for (const stream of context.streams) stream.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // A call under way may take its time to answer; a connection that says nothing may not.
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const METHODS: Record<string, string> = { '/invoke': 'POST', '/session': 'POST', '/token': 'POST', '/events': 'GET' };

async function answer(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Another name for this machine, as DNS rebinding uses, would make another site's page same-origin with us.
  if (`http://${request.headers.host ?? ''}` !== context.origin) return refuse(response, 403);
  // Only the path counts; "//host/…" is not taken for an address.
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  const method = request.method ?? '';
  const wanted = METHODS[path];
  if (wanted === undefined) return sendAsset(context, method, path, response);
  if (method !== wanted) return refuse(response, 405, { allow: wanted });
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return refuse(response, 403);
  if (path === '/events') return openStream(context, request, response);

  if (request.headers.origin !== context.origin) return refuse(response, 403);
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers['content-type'] ?? ''))
    return refuse(response, 415);
  const client = context.sessions.clientOf(cookieOf(request, context.origin));
  if (path === '/invoke' && client === null) return refuse(response, 401);
  const body = await readBody(request);
  if (body === null) return refuse(response, 413, { connection: 'close' });
  const message = readMessage(body);
  if (path === '/invoke') return invoke(context, request, response, client ?? '', message);
  if (path === '/session') return exchange(context, response, message);
  return giveToken(context, response, message);
}

async function sendAsset(context: Context, method: string, path: string, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await serveAsset(context.root, method, path);
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

async function invoke(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  client: string,
  message: Message,
): Promise<void> {
  if (message === null) return sendJson(response, 400, failure('invalid_input', words.calls.badMessage));
  const page = request.headers['x-calldeck-page'];
  const clientId = typeof page === 'string' && /^[\w-]{1,64}$/.test(page) ? `${client}/${page}` : client;
  sendJson(response, 200, await context.app.dispatch(message['name'], message['input'], { clientId }));
}

function exchange(context: Context, response: ServerResponse, message: Message): void {
  const token = message?.['token'];
  const session = typeof token === 'string' ? context.sessions.exchange(token) : null;
  if (session === null) return refuse(response, 401);
  // Cookies do not tell ports apart, so the port is in the name: two files open at once are two sessions.
  const cookie = `${cookieName(context.origin)}=${session}; HttpOnly; SameSite=Strict; Path=/`;
  response.setHeader('set-cookie', cookie);
  sendJson(response, 200, { ok: true, value: { ok: true } });
}

function giveToken(context: Context, response: ServerResponse, message: Message): void {
  const secret = message?.['secret'];
  if (typeof secret !== 'string' || !context.sessions.isSecret(secret)) return refuse(response, 401);
  sendJson(response, 200, { token: context.sessions.newToken() });
}

function openStream(context: Context, request: IncomingMessage, response: ServerResponse): void {
  if (context.sessions.clientOf(cookieOf(request, context.origin)) === null) return refuse(response, 401);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  });
  // The browser calls the stream open only once something came.
  response.write('retry: 500\n\n');
  context.streams.add(response);
  response.on('close', () => context.streams.delete(response));
}

function broadcast(streams: Set<ServerResponse>, topic: TopicName, payload: unknown): void {
  if (streams.size === 0) return;
  const text = `event: ${topic}\ndata: ${encodeWire(payload)}\n\n`;
  for (const stream of streams) {
    if (stream.writableLength > MAX_WAITING_BYTES) stream.destroy();
    else stream.write(text);
  }
}

type Message = Record<string, unknown> | null;

function readMessage(body: Buffer): Message {
  let message: unknown;
  try {
    message = decodeWire(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return typeof message === 'object' && message !== null && !Array.isArray(message)
    ? (message as Record<string, unknown>)
    : null;
}

/** The whole body, or null when it is larger than a message may be. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_MESSAGE_BYTES) {
    request.resume();
    return null;
  }
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MAX_MESSAGE_BYTES) parts.push(part);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
}

function cookieName(origin: string): string {
  return `calldeck_${new URL(origin).port}`;
}

function cookieOf(request: IncomingMessage, origin: string): string | undefined {
  const prefix = `${cookieName(origin)}=`;
  return (request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((one) => one.startsWith(prefix))
    ?.slice(prefix.length);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = Buffer.from(encodeWire(value));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

const REASONS: Record<number, string> = {
  401: 'Not signed in',
  403: 'Forbidden',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Not JSON',
  500: 'Internal error',
};

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(REASONS[status] ?? '');
  if (headers['connection'] === 'close') {
    // The rest of the message is thrown away, but not for long.
    setTimeout(() => response.socket?.destroy(), 1_000).unref();
  }
}
