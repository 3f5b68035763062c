import { errorCodeOf } from '@main/core/errors';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { newNonce, securityHeaders, withNonce } from './csp';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** What a host sends for one request of a file. */
export interface ServedFile {
  status: 200 | 404 | 405;
  headers: Record<string, string>;
  body: Uint8Array;
}

const WHOLE_NAME = /^[\w.-]+$/;

/**
 * The file below `root` that a URL's path names, or null. Fails closed: every part of the path must be a plain name, and
 * what the name leads to after symbolic links must still lie below `root`.
 */
export async function resolveAsset(root: string, urlPath: string): Promise<string | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  const parts = decoded.replace(/^\//, '').split('/');
  const wanted = parts.length === 1 && parts[0] === '' ? ['index.html'] : parts;
  if (!wanted.every((part) => WHOLE_NAME.test(part) && !part.startsWith('.'))) return null;
  if (TYPES[extname(wanted.at(-1) ?? '')] === undefined) return null;
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(join(root, ...wanted))]);
    return real.startsWith(realRoot + sep) ? real : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Serves one file of the renderer with its type, the policy and a fresh nonce. GET and HEAD only. */
export async function serveAsset(root: string, method: string, urlPath: string): Promise<ServedFile> {
  const nonce = newNonce();
  const headers = securityHeaders(nonce);
  const plain = { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { ...plain, allow: 'GET, HEAD' }, body: Buffer.from('Method not allowed') };
  }
  const notFound: ServedFile = { status: 404, headers: plain, body: Buffer.from('Not found') };
  const path = await resolveAsset(root, urlPath);
  if (path === null) return notFound;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (isMissing(error)) return notFound;
    throw error;
  }
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const isPage = type.startsWith('text/html');
  const body = isPage ? Buffer.from(withNonce(Buffer.from(bytes).toString('utf8'), nonce)) : bytes;
  // Files under assets/ carry a hash of their content in their name; the page does not.
  const cache = urlPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
  return { status: 200, headers: { ...headers, 'content-type': type, 'cache-control': cache }, body };
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(errorCodeOf(error));
}
