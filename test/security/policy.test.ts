import { contentSecurityPolicy, newNonce, securityHeaders, withNonce } from '@main/hosts/csp';
import { mayHave, mayNavigate, mayRequest } from '@main/hosts/electron/security';
import { originOf } from '@main/hosts/electron/trust';
import { WEB_PREFERENCES } from '@main/hosts/electron/web-preferences';
import { judgeLink } from '@main/hosts/link-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const APP = 'app://calldeck';

describe('2, 3, 4: what a page may do', () => {
  it('is one frozen constant', () => {
    expect(Object.isFrozen(WEB_PREFERENCES)).toBe(true);
    expect(WEB_PREFERENCES).toStrictEqual({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });
});

describe('5: permissions', () => {
  const known = [
    'clipboard-read',
    'media',
    'display-capture',
    'mediaKeySystem',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'idle-detection',
    'speaker-selection',
    'storage-access',
    'window-management',
    'top-level-storage-access',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'keyboardLock',
    'background-sync',
    'unknown',
    'deprecated-sync-clipboard-read',
    'local-network-access',
  ];
  it('denies every one but writing plain text to the clipboard', () => {
    for (const permission of known) expect(mayHave(permission, APP, APP), permission).toBe(false);
    expect(mayHave('clipboard-sanitized-write', APP, APP)).toBe(true);
  });
  it('denies that one too to another origin, or to none', () => {
    for (const asking of ['https://calldeck', 'app://calldeck.evil', null])
      expect(mayHave('clipboard-sanitized-write', asking, APP)).toBe(false);
  });
});

describe('7: content security policy', () => {
  it('is this, to the letter', () => {
    expect(contentSecurityPolicy('N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
    );
  });
  it('has a nonce of its own for each load, of at least 128 bits', () => {
    const nonces = Array.from({ length: 50 }, newNonce);
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64').length).toBe(16);
  });
  it('puts the nonce into the page, and refuses a page without a place for it', () => {
    expect(withNonce('<meta name="csp-nonce" content="" />', 'abc')).toBe('<meta name="csp-nonce" content="abc">');
    expect(withNonce('<meta name="csp-nonce" content="">', 'a$&b')).toContain('content="a');
    expect(() => withNonce('<html></html>', 'abc')).toThrow(/csp-nonce/);
  });
  it('comes with nosniff, no framing and no referrer', () => {
    expect(securityHeaders('N')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  });
});

const elsewhere = [
  'app://calldeck.evil/',
  'app://evil/calldeck',
  'app://calldeck@evil/',
  'app://user:pass@calldeck/',
  'app:calldeck',
  'app:///calldeck',
  'https://calldeck/',
  'https://x/?app://calldeck',
  'https://app://calldeck',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:https://evil/1',
  'about:blank',
  'about:srcdoc',
  'APP//calldeck',
  '',
  'not an address',
];

describe('13: navigation', () => {
  it('stays at home', () => {
    for (const address of ['app://calldeck/', 'app://calldeck/index.html', 'app://calldeck/#/today'])
      expect(mayNavigate(address, APP), address).toBe(true);
  });
  it('goes nowhere else', () => {
    for (const address of elsewhere) expect(mayNavigate(address, APP), address).toBe(false);
  });
  it('reads the origin of our own scheme, and none out of user names', () => {
    expect(originOf('app://calldeck/assets/x.js?y#z')).toBe(APP);
    expect(originOf('app://a@calldeck/')).toBeNull();
    fc.assert(
      fc.property(fc.webUrl(), (address) => {
        expect(originOf(address)).not.toBe(APP);
      }),
    );
  });
});

describe('1: no request leaves the machine', () => {
  it('lets through our own files and what the page made itself', () => {
    for (const address of [
      'app://calldeck/assets/a.js',
      'data:image/png;base64,AA==',
      'blob:app://calldeck/1',
      'devtools://devtools/x',
    ]) {
      expect(mayRequest(address, APP), address).toBe(true);
    }
  });
  it('cancels every other', () => {
    for (const address of [
      'https://example.com/',
      'http://127.0.0.1:80/',
      'ws://calldeck/',
      'file:///etc/passwd',
      'app://other/x',
      'ftp://x/',
    ]) {
      expect(mayRequest(address, APP), address).toBe(false);
    }
  });
  it('lets a development page reload itself, and only from its own server', () => {
    const dev = 'http://localhost:5173';
    expect(mayRequest('ws://localhost:5173/', dev)).toBe(true);
    expect(mayRequest('ws://localhost:5174/', dev)).toBe(false);
  });
});

describe('15: links that lead outside', () => {
  it('opens web, mail and telephone links, and asks before an unprotected one', () => {
    for (const link of [
      'https://kestrel.example/a?b=c#d',
      'mailto:mara@kestrel.example?subject=Hi',
      'tel:+442079460123',
      'tel:+44-20-7946;ext=4',
    ]) {
      expect(judgeLink(link), link).toMatchObject({ action: 'open' });
    }
    expect(judgeLink('http://kestrel.example/')).toEqual({ action: 'ask', href: 'http://kestrel.example/' });
    expect(judgeLink('HTTPS://Kestrel.Example/')).toEqual({ action: 'open', href: 'https://kestrel.example/' });
  });

  it('refuses everything else', () => {
    const bad: unknown[] = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'smb://host/share',
      'ms-msdt:/id',
      'search-ms:query=x',
      'app://calldeck/',
      'about:blank',
      'ftp://x/',
      'ssh://x',
      'x-apple.systempreferences:',
      'jar:https://x!/',
      'view-source:https://x/',
      'https://user@x.example/',
      'https://user:pass@x.example/',
      'https://',
      'kestrel.example',
      '',
      ' https://x.example/',
      'https://x.example/\n',
      'https://x.example/\u0000',
      'https://x.example/ a',
      'https://x.example/\u202Egpj.exe',
      'mailto:a@b.example?attach=/etc/passwd',
      'mailto:a@b.example?subject=x&attachment=/etc/passwd',
      'tel:+44 20',
      'tel:$(reboot)',
      'tel:',
      `https://x.example/${'a'.repeat(2048)}`,
      null,
      undefined,
      5,
      {},
      ['https://x.example/'],
      'https://x.example/"--flag',
      'https://x.example/`id`',
    ];
    for (const link of bad) expect(judgeLink(link), String(link)).toEqual({ action: 'refuse' });
  });

  it('never opens a scheme that is not on the list, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true, withQueryParameters: true })),
        (link) => {
          const verdict = judgeLink(link);
          if (verdict.action === 'refuse') return;
          expect(new URL(verdict.href).protocol).toMatch(
            verdict.action === 'open' ? /^(https|mailto|tel):$/ : /^http:$/,
          );
          // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
          expect(verdict.href).not.toMatch(/[\u0000-\u0020\u007f]/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
