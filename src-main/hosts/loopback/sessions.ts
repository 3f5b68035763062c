import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may call the loopback host: whoever has exchanged a one-time token for a cookie. All in memory. */
export interface Sessions {
  /** A new one-time token; those given out before stay good until used. */
  newToken(): string;
  /** A session for an unused token, else null. The token is dead afterwards. */
  exchange(token: string): string | null;
  /** The client's name when the cookie is of a session, else null. */
  clientOf(cookie: string | undefined): string | null;
  /** Whether this is the secret with which a second start on this machine asks for a token. */
  isSecret(text: string): boolean;
  secret: string;
}

/**
 * Makes a register of sessions. Everything secret has 256 random bits and is compared by its hash, in constant time.
 * @param kept the cookie of the one session there is, chosen by whoever starts this program anew with each save, so that its
 *   page stays signed in; null gives each its own
 * @throws where it is no secret
 */
export function createSessions(kept: string | null = null): Sessions {
  if (kept !== null && !/^[\w-]{43}$/.test(kept)) throw new Error('a session that is kept has 256 bits');
  const tokens: Buffer[] = [];
  const sessions = kept === null ? [] : [{ hash: hash(kept), client: 'session-1' }];
  const secret = randomText();
  const secretHash = hash(secret);

  return {
    secret,
    newToken() {
      const token = randomText();
      tokens.push(hash(token));
      // Tokens nobody used: the oldest go first.
      if (tokens.length > 8) tokens.shift();
      return token;
    },
    exchange(token) {
      const given = hash(token);
      const at = tokens.findIndex((known) => timingSafeEqual(known, given));
      if (at < 0) return null;
      tokens.splice(at, 1);
      if (kept !== null) return kept;
      const cookie = randomText();
      sessions.push({ hash: hash(cookie), client: `session-${sessions.length + 1}` });
      return cookie;
    },
    clientOf(cookie) {
      if (cookie === undefined) return null;
      const given = hash(cookie);
      return sessions.find((known) => timingSafeEqual(known.hash, given))?.client ?? null;
    },
    isSecret: (text) => timingSafeEqual(secretHash, hash(text)),
  };
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
