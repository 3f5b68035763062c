import type { AppHolder } from '@main/hosts/app-holder';
import { MAX_MESSAGE_BYTES, serveLoopback, type LoopbackServer } from '@main/hosts/loopback/server';
import { askRunning, forgetRunning, noteRunning } from '@main/hosts/loopback/running';
import { decodeWire, encodeWire } from '@shared/contract/wire';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
let server: LoopbackServer;
let app: AppHolder;
let tell: (topic: string, payload: unknown) => void = () => undefined;
const dispatched: unknown[][] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-loopback-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<meta name="csp-nonce" content="">');
  app = {
    dispatch: (...parts: unknown[]) => {
      dispatched.push(parts);
      return Promise.resolve({ ok: true, value: { echoed: parts[1] } });
    },
    subscribe: (listener: never) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as AppHolder;
  server = await serveLoopback({ app, root: join(folder, 'renderer'), port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A bare request, so that Host and Origin are what the test says. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<Answer> {
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = () => ({ 'content-type': 'application/json', origin: server.origin });
const post = (path: string, message: unknown, headers: Record<string, string> = {}) =>
  send('POST', path, { ...json(), ...headers }, encodeWire(message));

async function signIn(): Promise<string> {
  const token = /#token=(.+)$/.exec(server.address())?.[1];
  const answer = await post('/session', { token });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

describe('the loopback host', () => {
  it('listens on 127.0.0.1 alone', () => {
    expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('exchanges the token once for a cookie that no script reads and no other site sends', async () => {
    const token = /#token=([\w-]{43})$/.exec(server.address())?.[1];
    const first = await post('/session', { token });
    expect(first.status).toBe(200);
    const { port } = new URL(server.origin);
    expect(String(first.headers['set-cookie'])).toMatch(
      new RegExp(`^calldeck_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    expect((await post('/session', { token })).status).toBe(401);
  });

  it('answers calls of a session, bytes and all', async () => {
    const cookie = await signIn();
    const answer = await post(
      '/invoke',
      { name: 'files.append', input: { chunk: Uint8Array.of(0, 255) } },
      { cookie, 'x-calldeck-page': 'p1' },
    );
    expect(answer.status).toBe(200);
    expect(decodeWire(answer.body)).toEqual({ ok: true, value: { echoed: { chunk: Uint8Array.of(0, 255) } } });
    expect(dispatched.at(-1)).toEqual([
      'files.append',
      { chunk: Uint8Array.of(0, 255) },
      { clientId: expect.stringMatching(/^session-\d+\/p1$/) },
    ]);
  });

  it('keeps a page signed in over starts, where whoever starts it has chosen the session', async () => {
    const session = 'k'.repeat(43);
    const quiet: AppHolder = { ...app, subscribe: () => () => undefined };
    const begin = () => serveLoopback({ app: quiet, root: folder, port: 0, session });
    const before = await begin();
    const { hash: token } = new URL(before.address());
    const calls = (to: LoopbackServer, value: string) =>
      fetch(`${to.origin}/invoke`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: to.origin,
          cookie: `calldeck_${new URL(to.origin).port}=${value}`,
        },
        body: encodeWire({ name: 'app.info', input: {} }),
      }).then(({ status }) => status);
    const exchanged = await fetch(`${before.origin}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: before.origin },
      body: encodeWire({ token: token.replace('#token=', '') }),
    });
    expect(exchanged.headers.get('set-cookie')).toContain(`=${session};`);
    await before.close();
    const after = await begin();
    expect(await calls(after, session)).toBe(200);
    expect(await calls(after, 'x'.repeat(43))).toBe(401);
    await after.close();
    await expect(serveLoopback({ app: quiet, root: folder, port: 0, session: 'guessed' })).rejects.toThrow('256 bits');
  });

  it('refuses a wrong token, and calls without a session: 401', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), null, 5, ['a']])
      expect((await post('/session', { token })).status).toBe(401);
    const { port } = new URL(server.origin);
    const before = dispatched.length;
    for (const cookie of ['', `calldeck_${port}=`, `calldeck_${port}=wrong`, `calldeck_1=x`, 'garbage; =;;']) {
      expect((await post('/invoke', { name: 'app.info', input: {} }, { cookie })).status).toBe(401);
      expect((await send('GET', '/events', { cookie })).status).toBe(401);
    }
    expect(dispatched).toHaveLength(before);
  });

  it('refuses another Host, as DNS rebinding sends: 403, even for the page', async () => {
    const { port } = new URL(server.origin);
    const cookie = await signIn();
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
      `127.0.0.1.evil.example:${port}`,
      `[::1]:${port}`,
    ]) {
      expect((await send('GET', '/', { host })).status, host).toBe(403);
      expect((await post('/invoke', { name: 'app.info', input: {} }, { host, cookie })).status, host).toBe(403);
    }
  });

  it('refuses another Origin, or none: 403', async () => {
    const cookie = await signIn();
    const body = encodeWire({ name: 'app.info', input: {} });
    for (const origin of [
      'http://evil.example',
      'null',
      `${server.origin}.evil.example`,
      'http://127.0.0.1',
      server.origin.replace('http', 'https'),
    ]) {
      expect(
        (await send('POST', '/invoke', { 'content-type': 'application/json', origin, cookie }, body)).status,
        origin,
      ).toBe(403);
    }
    expect((await send('POST', '/invoke', { 'content-type': 'application/json', cookie }, body)).status).toBe(403);
    expect((await post('/invoke', { name: 'app.info' }, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('GET', '/events', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('refuses what a form can send: 415', async () => {
    const cookie = await signIn();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
      'application/jsonp',
      'application/json; charset=utf-16',
    ]) {
      expect((await post('/invoke', { name: 'app.info' }, { 'content-type': type, cookie })).status, type).toBe(415);
    }
  });

  it('refuses too large a message, said or found: 413', async () => {
    const cookie = await signIn();
    const large = Buffer.alloc(MAX_MESSAGE_BYTES + 1, 32);
    expect(
      (await send('POST', '/invoke', { ...json(), cookie, 'content-length': String(large.length) }, large)).status,
    ).toBe(413);
    expect((await send('POST', '/invoke', { ...json(), cookie, 'transfer-encoding': 'chunked' }, large)).status).toBe(
      413,
    );
  });

  it('refuses other methods: 405, and has no other doors: 404', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      expect((await send(method, '/invoke')).status, method).toBe(405);
    expect((await send('POST', '/events')).status).toBe(405);
    expect((await send('POST', '/')).status).toBe(405);
    for (const path of ['/data', '/../x', '/%2e%2e/x', '//evil.example/', '/invoke/'])
      expect((await send('GET', path)).status, path).toBe(404);
  });

  it('answers what it cannot read with a plain no', async () => {
    const cookie = await signIn();
    for (const body of ['', '{', '[]', 'null', '5', '{"$bytes":"*"}']) {
      const answer = await send('POST', '/invoke', { ...json(), cookie }, body);
      expect(answer.status, body).toBe(400);
      expect(decodeWire(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    }
  });

  it('serves the page with the policy and says nothing of itself', async () => {
    const page = await send('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['server']).toBeUndefined();
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('streams events to a session', async () => {
    const cookie = await signIn();
    const { port } = new URL(server.origin);
    const heard = await new Promise<string>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path: '/events', headers: { host: `127.0.0.1:${port}`, cookie } },
        (response) => {
          let text = '';
          response.on('data', (part: Buffer) => {
            text += part.toString();
            if (text === 'retry: 500\n\n') tell('data.changed', { entities: ['contact'], note: 'two\nlines' });
            if (text.includes('event:')) {
              sent.destroy();
              resolve(text);
            }
          });
        },
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(heard).toBe('retry: 500\n\nevent: data.changed\ndata: {"entities":["contact"],"note":"two\\nlines"}\n\n');
  });

  it('gives a second start on this machine a token of its own, for the secret in a note that only the owner reads', async () => {
    const note = join(folder, 'window', 'address.json');
    expect(await askRunning(note)).toBeNull();
    noteRunning(note, { pid: process.pid, origin: server.origin, secret: server.secret });
    expect(statSync(note).mode & 0o777).toBe(0o600);
    const address = await askRunning(note);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect((await post('/session', { token: address?.split('=')[1] })).status).toBe(200);
    expect((await post('/token', { secret: 'wrong' })).status).toBe(401);
    for (const bad of [
      '{',
      '{}',
      JSON.stringify({ pid: 1, origin: 'https://evil.example', secret: 'x' }),
      JSON.stringify({ pid: 1, origin: 'http://127.0.0.1:1', secret: 'x' }),
    ]) {
      writeFileSync(note, bad);
      expect(await askRunning(note)).toBeNull();
    }
    noteRunning(note, { pid: process.pid, origin: server.origin, secret: server.secret });
    forgetRunning(note);
    expect(await askRunning(note)).toBeNull();
  });
});
