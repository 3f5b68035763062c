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
  session.setPermissionCheckHandler((_contents, permission, askingOrigin) => mayHave(permission, originOf(askingOrigin), origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayRequest(details.url, origin) });
  });
}

/**
 * Holds a web contents to our own page. A link to elsewhere goes to `openOutside`, which has rules of its own; no second
 * window is ever made by a page.
 */
export function secureContents(contents: WebContents, origin: string, openOutside: (url: string) => void): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!mayNavigate(event.url, origin)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Secures every web contents that will ever be made, whoever makes it. */
export function secureApp(app: App, origin: string, openOutside: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    secureContents(contents, origin, openOutside);
  });
}
