import { protocol } from 'electron';
import { serveAsset } from '../static-files';
import { APP_ORIGIN, originOf } from './trust';

/** Tells Chromium what our scheme is. Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the renderer's files as app://calldeck/….
 * @param root the absolute folder of the built renderer
 */
export function serveApp(root: string): void {
  protocol.handle('app', (request) => answer(root, request.method, request.url));
}

/** Answers one request for a file; another host than ours has none. */
export async function answer(root: string, method: string, address: string): Promise<Response> {
  const path = originOf(address) === APP_ORIGIN ? new URL(address).pathname : '/\0';
  const { status, headers, body } = await serveAsset(root, method, path);
  return new Response(method === 'HEAD' ? null : new Uint8Array(body), { status, headers });
}
