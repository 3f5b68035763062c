import { randomBytes } from 'node:crypto';

/**
 * The content security policy of the page, one for every host.
 * @param nonce fresh for each load; only style elements need it (scripts come from our own origin as files)
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** 128 random bits in the alphabet that a nonce may have. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

const PLACE = /<meta name="csp-nonce" content=""\s*\/?>/;

/** Puts the nonce where the renderer looks for it. Throws when the page has no such place: its styles would be refused. */
export function withNonce(html: string, nonce: string): string {
  if (!PLACE.test(html)) throw new Error('the page has no <meta name="csp-nonce" content="">');
  return html.replace(PLACE, `<meta name="csp-nonce" content="${nonce}">`);
}

/** The headers of every file that a host serves. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  };
}
