import { AppError } from '@main/core/errors';
import { safeName } from '@main/core/file-name';
import { createSpool, MAX_CHUNK_BYTES } from '@main/hosts/node-spool';
import { chooseLocale, choosePlaces } from '@main/hosts/places';
import { resolveAsset, serveAsset } from '@main/hosts/static-files';
import type { Spool } from '@main/ports/index';
import fc from 'fast-check';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calldeck-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('18: only the files of the renderer are served', () => {
  let root: string;
  beforeEach(() => {
    root = join(folder, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    mkdirSync(join(folder, 'renderer-secret'));
    writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="" />');
    writeFileSync(join(root, 'assets', 'app-1a2b.js'), 'run()');
    writeFileSync(join(root, 'assets', 'key.pem'), 'secret');
    writeFileSync(join(root, '.env.json'), 'secret');
    writeFileSync(join(folder, 'outside.js'), 'secret');
    writeFileSync(join(folder, 'renderer-secret', 'x.js'), 'secret');
    symlinkSync(join(folder, 'outside.js'), join(root, 'link.js'));
    symlinkSync(join(folder, 'renderer-secret'), join(root, 'linked'));
  });

  it('serves the page and its files with their types', async () => {
    for (const [path, type] of [
      ['/', 'text/html; charset=utf-8'],
      ['/index.html', 'text/html; charset=utf-8'],
      ['/assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ]) {
      const served = await serveAsset(root, 'GET', path ?? '');
      expect(served.status, path).toBe(200);
      expect(served.headers['content-type']).toBe(type);
      expect(served.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('gives the page the nonce that its header allows', async () => {
    const { headers, body } = await serveAsset(root, 'GET', '/');
    const nonce = /content="([^"]+)"/.exec(Buffer.from(body).toString())?.[1];
    expect(nonce).toMatch(/^[\w+/=]{24}$/);
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  });

  it('finds nothing outside, however it is written', async () => {
    const tries = [
      '/../outside.js',
      '/%2e%2e/outside.js',
      '/..%2foutside.js',
      '/%2e%2e%2foutside.js',
      '/%5c..%5coutside.js',
      '/..\\outside.js',
      '/assets/../../outside.js',
      '//etc/passwd',
      '/etc/passwd',
      '/%00',
      '/index.html%00.js',
      '/link.js',
      '/linked/x.js',
      '/../renderer-secret/x.js',
      '/.env.json',
      '/assets/key.pem',
      '/assets',
      '/assets/',
      '/%',
      '/%zz',
      '/C:/x.js',
      '/file:%2f%2fx.js',
      `/${'a'.repeat(5000)}.js`,
      '/%2fetc%2fpasswd',
      '/~/x.js',
      '/assets//app-1a2b.js',
      '/index.html/',
      '/index.html/x.js',
      '/..;/outside.js',
      '/%252e%252e/outside.js',
      '',
    ].filter((path) => path !== '');
    for (const path of tries) expect((await serveAsset(root, 'GET', path)).status, path).toBe(404);
  });

  it('never leaves the folder, whatever the path', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('..', '%2e', '.', '/', '\\', '%5c', '%2f', 'link.js', 'outside.js', 'assets', '\0', '%00'),
          { maxLength: 8 },
        ),
        async (parts) => {
          const found = await resolveAsset(root, `/${parts.join('')}`);
          expect(found === null || found.startsWith(`${root}/`)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('answers GET and HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect((await serveAsset(root, method, '/')).status).toBe(405);
    expect((await serveAsset(root, 'HEAD', '/')).status).toBe(200);
  });
});

describe('beyond the list: files on their way in', () => {
  let spool: Spool;
  const place = () => join(folder, 'spool', String(process.pid));
  beforeEach(async () => {
    spool = await createSpool(place(), 1000);
  });

  it('takes bytes in order and gives them back', async () => {
    const id = await spool.begin({ name: 'C:\\Users\\mara\\people.csv', size: 6 });
    await Promise.all([spool.append(id, 0, Uint8Array.of(1, 2, 3)), spool.append(id, 3, Uint8Array.of(4, 5, 6))]);
    const file = await spool.end(id);
    expect(file).toMatchObject({ name: 'people.csv', size: 6 });
    expect([...readFileSync(file.path)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await spool.read(id, 4, 100)).toEqual({ chunk: Uint8Array.of(5, 6), done: true });
    expect(await spool.read(id, 0, 2)).toEqual({ chunk: Uint8Array.of(1, 2), done: false });
    expect(await spool.read(id, 99, 2)).toEqual({ chunk: new Uint8Array(0), done: true });
    await spool.remove(id);
    expect(existsSync(file.path)).toBe(false);
  });

  it('is for its owner only', async () => {
    const id = await spool.begin({ name: 'a.csv', size: 0 });
    const file = await spool.end(id);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(place()).mode & 0o777).toBe(0o700);
  });

  const code = (run: Promise<unknown>) =>
    run.then(
      () => 'done',
      (error: unknown) => (error instanceof AppError ? error.code : `not ours: ${String(error)}`),
    );

  it('refuses too much, too little, twice, out of order, and an unknown id', async () => {
    expect(await code(spool.begin({ name: 'a', size: 1001 }))).toBe('validation');
    const short = await spool.begin({ name: 'a', size: 10 });
    await spool.append(short, 0, new Uint8Array(5));
    expect(await code(spool.append(short, 0, new Uint8Array(5)))).toBe('validation');
    expect(await code(spool.append(short, 6, new Uint8Array(4)))).toBe('validation');
    expect(await code(spool.get(short))).toBe('not_found');
    expect(await code(spool.end(short))).toBe('validation');
    expect(await code(spool.end(short))).toBe('not_found');
    const over = await spool.begin({ name: 'a', size: 5 });
    expect(await code(spool.append(over, 0, new Uint8Array(6)))).toBe('validation');
    expect(await code(spool.append(over, 0, new Uint8Array(5)))).toBe('not_found');
    for (const id of ['', '../../outside', 'constructor', '__proto__']) {
      expect(await code(spool.get(id))).toBe('not_found');
      expect(await code(spool.append(id, 0, new Uint8Array(1)))).toBe('not_found');
      expect(await code(spool.read(id, 0, 1))).toBe('not_found');
      await spool.remove(id);
    }
    expect(MAX_CHUNK_BYTES).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  it('takes in a copy of a file that main was given, and finds what a job wrote from when it is there', async () => {
    writeFileSync(join(folder, 'given.csv'), 'abc');
    const given = await spool.adopt(join(folder, 'given.csv'));
    expect(given).toMatchObject({ name: 'given.csv', size: 3 });
    const made = spool.reserve('../out.csv');
    expect(await code(spool.get(made.id))).toBe('not_found');
    writeFileSync(made.path, 'abcd');
    expect(await spool.get(made.id)).toMatchObject({ id: made.id, name: 'out.csv', size: 4 });
    expect(await spool.read(made.id, 1, 2)).toEqual({ chunk: new Uint8Array([98, 99]), done: false });
    await spool.remove(made.id);
    expect(existsSync(made.path)).toBe(false);
    expect(await code(spool.get(made.id))).toBe('not_found');
  });

  it('takes away what a dead process left, and nothing of a living one', async () => {
    const dead = join(folder, 'spool', '999999999');
    const living = join(folder, 'spool', String(process.ppid));
    for (const one of [dead, living]) mkdirSync(one);
    await createSpool(place());
    expect([existsSync(dead), existsSync(living)]).toEqual([false, true]);
  });

  it('makes a name harmless and keeps its ending', () => {
    expect(safeName('../../etc/passwd')).toBe('passwd');
    expect(safeName('people\u202Evsc.exe')).toBe('peoplevsc.exe');
    expect(safeName('a\u0000b\n<c>:"|?*.csv')).toBe('abc.csv');
    expect(safeName('  .hidden. ')).toBe('hidden');
    for (const name of ['', '..', '/', 'CON', 'lpt1.csv', '\u0007']) expect(safeName(name)).toBe('file');
    expect(safeName(`${'x'.repeat(300)}.csv`)).toMatch(/^x{116}\.csv$/);
    expect(safeName('Müller & Söhne – Kunden.csv')).toBe('Müller & Söhne – Kunden.csv');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe).not.toMatch(/[/\\:]/);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
});

describe('places', () => {
  const system = { platform: 'linux' as const, env: {}, home: '/home/mara', cwd: '/work', pid: 42 };
  it('are the same for every host, and apart for each file', () => {
    const mine = choosePlaces({ demo: false, file: null }, system);
    const demo = choosePlaces({ demo: true, file: null }, system);
    const named = choosePlaces({ demo: false, file: 'x/../office.calldeck' }, system);
    expect(mine.file).toBe('/home/mara/.local/share/calldeck/Calldeck.calldeck');
    expect(named.file).toBe('/work/office.calldeck');
    expect(new Set([mine.window, demo.window, named.window]).size).toBe(3);
    expect(mine.spool).toBe('/home/mara/.local/share/calldeck/spool/42');
  });
  it('finds a locale whatever the system says', () => {
    expect(chooseLocale(['C', '', undefined, 'de_AT', 'fr'])).toBe('de-AT');
    expect(chooseLocale(['en-US-u-va-posix'])).toBe('en-US');
    expect(chooseLocale(['C', 'no locale at all'])).toBe('en-GB');
  });
  it('can be moved', () => {
    expect(choosePlaces({ demo: false, file: null }, { ...system, env: { CALLDECK_DATA_DIR: 'here' } }).file).toBe(
      '/work/here/Calldeck.calldeck',
    );
    expect(choosePlaces({ demo: false, file: null }, { ...system, env: { XDG_DATA_HOME: '/data' } }).file).toBe(
      '/data/calldeck/Calldeck.calldeck',
    );
  });
});
