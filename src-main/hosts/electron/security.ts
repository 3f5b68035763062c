import type { App, Session, WebContents } from 'electron';
import { originOf } from './trust';

/** Whether our page may have a permission. All but writing plain text to the clipboard are denied. */
export function mayHave(permission: string, askingOrigin: string | null, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && askingOrigin === origin;
}

/** Whether a page may go to an address: within our own origin only. */
export function mayNavigate(address: string, origin: string): boolean {
  return originOf(address) === origin;
}

/**
 * Whether a request may leave the page at all: our own files, what the page made itself, and Chromium's own tools. There
 * is no other machine that Calldeck talks to.
 */
export function mayRequest(address: string, origin: string): boolean {
  if (/^(data|blob|devtools|chrome-extension):/.test(address)) return true;
  const found = originOf(address);
  return found === origin || (origin.startsWith('http:') && found === origin.replace(/^http/, 'ws'));
}

/** Denies what the page of a session may not do. */
export function secureSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(mayHave(permission, originOf(details.requestingUrl), origin));
  });
  session.setPermissionCheckHandler((_contents, permission, askingOrigin) =>
    mayHave(permission, originOf(askingOrigin), origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayRequest(details.url, origin) });
  });
}

/** What holds a web contents. */
interface Rules {
  /** The one origin it may show. */
  origin: string;
  /** Where a link to elsewhere goes; it has rules of its own. */
  openOutside(url: string): void;
  /** Brings a window back to our page. */
  goHome(contents: WebContents): void;
}

/** Holds a web contents to our own page; no second window is ever made by a page. */
export function secureContents(contents: WebContents, { origin, openOutside, goHome }: Rules): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!mayNavigate(event.url, origin)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  // about:blank comes without being asked about. Nothing there is trusted; bring the window home again.
  contents.on('did-navigate', (_event, address) => {
    if (contents.getType() === 'window' && !mayNavigate(address, origin)) goHome(contents);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Secures every web contents that will ever be made, whoever makes it. */
export function secureApp(app: App, rules: Rules): void {
  app.on('web-contents-created', (_event, contents) => {
    secureContents(contents, rules);
  });
}
