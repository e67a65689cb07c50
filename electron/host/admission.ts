import { createHash, randomBytes } from 'node:crypto';

/** How long an unused token opens the app, in milliseconds. */
export const tokenLifetime = 5 * 60_000;

/** Who may come in: one-time tokens in the first address, then a session in a cookie. */
export interface Admission {
  /** A new token for one address; it works once and for {@link tokenLifetime}. */
  issueToken(): string;
  /** Trades a token for the `Set-Cookie` value of a new session; undefined when it is not valid. */
  redeem(token: string): string | undefined;
  /** Whether a `Cookie` header carries a session of this host. */
  admits(cookieHeader: string | undefined): boolean;
}

/**
 * Creates the {@link Admission} of one host. Cookies are shared by all ports of an address
 * (RFC 6265 section 8.5), so the cookie's name carries the port and two hosts do not push each other
 * out. Only hashes are kept; a lookup by hash takes the same time for every wrong secret.
 */
export const createAdmission = (options: {
  readonly port: number;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}): Admission => {
  const cookieName = `tsudoi-${options.port}`;
  const tokens = new Map<string, number>();
  const sessions = new Set<string>();

  return {
    issueToken: () => {
      for (const [hash, end] of tokens) if (end <= options.now()) tokens.delete(hash);
      const token = newSecret();
      tokens.set(hashOf(token), options.now() + tokenLifetime);
      return token;
    },
    redeem: (token) => {
      const hash = hashOf(token);
      const end = tokens.get(hash);
      tokens.delete(hash);
      if (end === undefined || end <= options.now()) return undefined;
      const session = newSecret();
      sessions.add(hashOf(session));
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
    admits: (cookieHeader) =>
      cookieValues({ header: cookieHeader ?? '', name: cookieName }).some((value) =>
        sessions.has(hashOf(value)),
      ),
  };
};

const newSecret = (): string => randomBytes(32).toString('base64url');

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64');

const cookieValues = (options: { header: string; name: string }): readonly string[] =>
  options.header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${options.name}=`))
    .map((pair) => pair.slice(options.name.length + 1));
