import { importsOf, isTest, projectRoot, readSources, type SourceFile } from '@test/helpers/source-files';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from 'vite';
import { describe, expect, it } from 'vitest';

const product = readSources().filter((file) => !isTest(file.path));
const renderer = product.filter((file) => file.path.startsWith('src-renderer/'));
const main = product.filter((file) => file.path.startsWith('src-main/'));

/** The files in which a name is used as code: comments, texts and types do not count. */
function using(files: readonly SourceFile[], name: string): string[] {
  return files.filter((file) => usesName(file, name)).map((file) => file.path);
}

function usesName(file: SourceFile, name: string): boolean {
  let found = false;
  new Visitor({
    Identifier(node) {
      if (node.name === name) found = true;
    },
  }).visit(file.parsed.program);
  return found;
}

/** Every text of a file that is code, as written: literals, and the fixed parts of templates. */
function texts(file: SourceFile): string[] {
  const found: string[] = [];
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') found.push(node.value);
    },
    TemplateElement(node) {
      found.push(node.value.raw);
    },
    JSXText(node) {
      found.push(node.value);
    },
  }).visit(file.parsed.program);
  return found;
}

/** The names of the keys that a file gives to objects. */
function keys(file: SourceFile): string[] {
  const found: string[] = [];
  new Visitor({
    Property(node) {
      if (node.key.type === 'Identifier') found.push(node.key.name);
      if (node.key.type === 'Literal' && typeof node.key.value === 'string') found.push(node.key.value);
    },
  }).visit(file.parsed.program);
  return found;
}

describe('the scan itself', () => {
  it('sees code and passes over comments', () => {
    const opener = product.filter((file) => file.path === 'src-main/hosts/electron/opener.ts');
    expect(using(opener, 'shell')).toHaveLength(1);
    const trust = product.filter((file) => file.path === 'src-main/hosts/electron/window.ts');
    expect(trust.flatMap(keys)).toContain('webPreferences');
    expect(trust.flatMap(texts)).toContain('Calldeck');
  });
});

describe('1: no remote content', () => {
  // Names of XML vocabularies are written like addresses and are never fetched.
  const vocabulary = /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml|1999\/xlink)$/;
  it('has no address of another machine in the renderer', () => {
    const found = renderer.flatMap((file) =>
      texts(file)
        .filter((text) => /\b(https?|wss?):\/\/[^\s$]/i.test(text) && !vocabulary.test(text))
        .map((text) => `${file.path}: ${text}`),
    );
    expect(found).toEqual([]);
  });
  it('has none in the page or its styles', () => {
    const page = readFileSync(join(projectRoot, 'src-renderer/index.html'), 'utf8');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son\w+=/);
    expect(page).toMatch(/<meta name="csp-nonce" content=""\s*\/?>/);
  });
  it('opens no connection from main but its own server and the note of a second start', () => {
    const allowed = ['src-main/hosts/loopback/running.ts'];
    expect(using(main, 'fetch').filter((path) => !allowed.includes(path))).toEqual([]);
    const network = main.flatMap((file) =>
      importsOf(file)
        .filter((name) => /^node:(http2?|https|net|tls|dgram|dns)$/.test(name))
        .map((name) => `${file.path} ${name}`),
    );
    expect([...new Set(network)].sort()).toEqual([
      'src-main/hosts/loopback/server.ts node:http',
      'src-main/hosts/loopback/server.ts node:net',
    ]);
  });
});

describe('2, 6, 8 to 12: what is never set', () => {
  it('makes windows in one place, from the constant', () => {
    const makers = product.filter((file) => {
      let made = false;
      new Visitor({
        NewExpression(node) {
          if (
            node.callee.type === 'Identifier' &&
            /^(BrowserWindow|BrowserView|WebContentsView)$/.test(node.callee.name)
          )
            made = true;
        },
      }).visit(file.parsed.program);
      return made;
    });
    expect(makers.map((file) => file.path)).toEqual(['src-main/hosts/electron/window.ts']);
    expect(product.filter((file) => keys(file).includes('webPreferences')).map((file) => file.path)).toEqual([
      'src-main/hosts/electron/window.ts',
    ]);
  });
  it('names none of the unsafe preferences', () => {
    const unsafe = [
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'disableBlinkFeatures',
      'allowpopups',
      'nodeIntegrationInSubFramesAllowed',
      'bypassCSP',
    ];
    expect(
      product.flatMap((file) =>
        keys(file)
          .filter((key) => unsafe.includes(key))
          .map((key) => `${file.path}: ${key}`),
      ),
    ).toEqual([]);
  });
  it('has no webview, no frame and no HTML out of text', () => {
    for (const file of renderer) {
      expect(file.text, file.path).not.toMatch(/<webview|<iframe|dangerouslySetInnerHTML=/);
      for (const name of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'eval', 'Function']) {
        // The types of TypeScript may say Function; code may not make one.
        if (name === 'Function') expect(file.text, file.path).not.toMatch(/new Function\(/);
        else expect(usesName(file, name), `${file.path}: ${name}`).toBe(false);
      }
    }
  });
  it('turns on no switch that weakens Chromium', () => {
    const weak = [
      'no-sandbox',
      'disable-web-security',
      'ignore-certificate-errors',
      'remote-debugging-port',
      'allow-running-insecure-content',
      'disable-site-isolation-trials',
    ];
    expect(using(main, 'appendSwitch')).toEqual([]);
    const found = main.flatMap((file) =>
      texts(file)
        .filter((text) => weak.includes(text.replace(/^--/, '')))
        .map((text) => `${file.path}: ${text}`),
    );
    // Asked about, never set.
    expect(found).toEqual(['src-main/hosts/electron/main.ts: no-sandbox']);
  });
});

// Nothing drives the packaged app from outside, so that what holds only there is read.
describe('4 and beyond: what the host does before anything is open', () => {
  const host = product.find((file) => file.path === 'src-main/hosts/electron/main.ts')?.text ?? '';
  const begin = host.slice(host.indexOf('function begin()'), host.indexOf('async function open()'));

  it.each([
    ['refuses to be packaged and without its sandbox', 'if (app.isPackaged && unsandboxed) return refuseToStart('],
    ['turns the sandbox on for every process', 'if (!unsandboxed) app.enableSandbox();'],
    ['leaves when another has the folder', 'if (!isOnlyInstance()) {'],
    ['holds every web contents that will be made', '  secureApp(app, {'],
  ])('%s', (_what, code) => {
    expect(begin).toContain(code);
  });
  it('has tools for developers only where it is developed, and denies before anything is loaded', () => {
    expect(host).toContain('const devTools = !app.isPackaged;');
    expect(host.indexOf('secureSession(session.defaultSession, origin);')).toBeGreaterThan(0);
    expect(host.indexOf('secureSession(session.defaultSession, origin);')).toBeLessThan(host.indexOf('= show()'));
  });
});

describe('15, 17, 20: one file for each way in and out', () => {
  it('knows ipcMain, ipcRenderer and shell in one file each', () => {
    expect(using(product, 'ipcMain')).toEqual(['src-main/hosts/electron/ipc.ts']);
    expect(using(product, 'ipcRenderer')).toEqual(['src-main/hosts/preload/preload.ts']);
    expect(using(product, 'contextBridge')).toEqual(['src-main/hosts/preload/preload.ts']);
    expect(using(product, 'shell').filter((path) => path.startsWith('src-main/'))).toEqual([
      'src-main/hosts/electron/opener.ts',
    ]);
  });
  it('starts no other program', () => {
    expect(main.filter((file) => importsOf(file).includes('node:child_process')).map((file) => file.path)).toEqual([]);
  });
  it('imports only electron into the preload', () => {
    const preload = product.find((file) => file.path === 'src-main/hosts/preload/preload.ts');
    expect(preload === undefined ? null : importsOf(preload)).toEqual(['electron']);
  });
  it('says three channels', () => {
    const said = product.flatMap(texts).filter((text) => text.startsWith('calldeck:'));
    expect([...new Set(said)].sort()).toEqual(['calldeck:event', 'calldeck:invoke', 'calldeck:subscribe']);
  });
});

describe('4: the built preload', () => {
  const built = join(projectRoot, 'out/preload/preload.js');
  it.skipIf(!existsSync(built))('is one file that requires only electron', () => {
    const required = [...readFileSync(built, 'utf8').matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
      (found) => found[1],
    );
    expect([...new Set(required)]).toEqual(['electron']);
  });
});

describe('what Node 18 and Chromium 114 lack', () => {
  it('is not used in what runs there', () => {
    const missing = [
      /\bPromise\.withResolvers\b/,
      /\bObject\.groupBy\b/,
      /\bMap\.groupBy\b/,
      /\bArray\.fromAsync\b/,
      /\.(union|intersection|difference|isSubsetOf)\(new Set/,
      /\bIterator\.from\b/,
    ];
    const inMain = [
      /\.toSorted\(/,
      /\.toReversed\(/,
      /\.toSpliced\(/,
      /\bnew CustomEvent\b/,
      /\bnew File\(/,
      /(?<![.\w'])crypto\.(randomUUID|subtle|getRandomValues)/,
    ];
    const found = product.flatMap((file) =>
      [...missing, ...(file.path.startsWith('src-renderer/') ? [] : inMain)]
        .filter((pattern) => pattern.test(file.text))
        .map((pattern) => `${file.path}: ${String(pattern)}`),
    );
    expect(found).toEqual([]);
  });
});
