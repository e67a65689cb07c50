import { createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { badRequest, forbidden, unauthorized } from './couchError.ts';
import type { Clock } from './clock.ts';
import type { Database, UserContext } from './database.ts';
import type { JsonObject } from './json.ts';

/** Who asks, and how they proved it. */
export interface Identity extends UserContext {
  by: 'cookie' | 'default' | undefined;
  /** A fresh cookie, given when the old one is about to end. */
  renewed?: string | undefined;
}

/** Seconds that a session cookie is good for; CouchDB's default. */
export const sessionSeconds = 600;

const lockoutAfter = 5;
const lockoutMilliseconds = 5 * 60_000;
const incorrect = 'Name or password is incorrect.';

/** CouchDB's password hashing, with few rounds: tests sign in often. */
const derive = (password: string, salt: string, iterations: number): string =>
  pbkdf2Sync(password, salt, iterations, 32, 'sha256').toString('hex');

/** Turns the password of a user document into its hash, as CouchDB does when it is written. */
export const hashPassword = (user: JsonObject): JsonObject => {
  const { password, ...rest } = user;
  if (typeof password !== 'string') return user;
  const salt = randomBytes(16).toString('hex');
  const iterations = 10;
  return {
    ...rest,
    password_scheme: 'pbkdf2',
    pbkdf2_prf: 'sha256',
    salt,
    iterations,
    derived_key: derive(password, salt, iterations),
  };
};

/** Checks passwords and session cookies, and locks an account after five wrong passwords. */
export class Accounts {
  readonly #admin: { name: string; password: string };
  readonly #users: () => Database;
  readonly #clock: Clock;
  readonly #secret = randomBytes(16);
  readonly #failures = new Map<string, { count: number; until: number }>();

  constructor(admin: { name: string; password: string }, users: () => Database, clock: Clock) {
    this.#admin = admin;
    this.#users = users;
    this.#clock = clock;
  }

  /** Reads a request's headers. Throws for a wrong password, a broken cookie or a locked account. */
  identify(headers: Readonly<Record<string, string>>, address: string): Identity {
    const cookie = /(?:^|;\s*)AuthSession=([^;]*)/.exec(headers['cookie'] ?? '')?.[1];
    if (cookie !== undefined && cookie !== '') {
      const session = this.#session(cookie);
      if (session !== undefined) return session;
    }
    const header = headers['authorization'];
    if (header?.toLowerCase().startsWith('basic ') !== true)
      return { name: null, roles: [], by: undefined };
    const encoded = header.slice(6).trim();
    if (!/^[A-Za-z0-9+/]+=*$/.test(encoded))
      throw badRequest('Authorization header has invalid base64 value');
    const text = Buffer.from(encoded, 'base64').toString();
    const colon = text.indexOf(':');
    const { name, roles } = this.check(text.slice(0, colon), text.slice(colon + 1), address);
    return { name, roles, by: 'default' };
  }

  /** Checks name and password. */
  check(name: string, password: string, address: string): UserContext {
    const key = `${name}\n${address}`;
    const failures = this.#failures.get(key);
    if (failures !== undefined && failures.until <= this.#clock.now()) this.#failures.delete(key);
    else if (failures !== undefined && failures.count >= lockoutAfter)
      throw forbidden('Account is temporarily locked due to multiple authentication failures');
    const account = this.#account(name);
    if (account !== undefined && same(account.proof(password), account.key)) {
      this.#failures.delete(key);
      return { name, roles: account.roles };
    }
    this.#failures.set(key, {
      count: (this.#failures.get(key)?.count ?? 0) + 1,
      until: this.#clock.now() + lockoutMilliseconds,
    });
    throw unauthorized(incorrect);
  }

  /** A `Set-Cookie` for somebody who signed in. */
  cookieFor(name: string): string {
    const time = Math.floor(this.#clock.now() / 1000)
      .toString(16)
      .toUpperCase();
    const value = Buffer.concat([
      Buffer.from(`${name}:${time}:`),
      this.#sign(`${name}:${time}`, this.#account(name)?.salt ?? ''),
    ]).toString('base64url');
    return cookieText(value, this.#clock.now());
  }

  /** The `Set-Cookie` that signs out. */
  emptyCookie(): string {
    return cookieText('', this.#clock.now());
  }

  #session(cookie: string): Identity | undefined {
    const bytes = Buffer.from(cookie, 'base64url');
    const text = bytes.toString('latin1');
    const second = text.indexOf(':', text.indexOf(':') + 1);
    if (text.indexOf(':') < 0 || second < 0)
      throw badRequest('Malformed AuthSession cookie. Please clear your cookies.');
    const signed = bytes.subarray(0, second).toString();
    const colon = signed.indexOf(':');
    const name = signed.slice(0, colon);
    const account = this.#account(name);
    if (account === undefined) return undefined;
    const left =
      Number.parseInt(signed.slice(colon + 1), 16) + sessionSeconds - this.#clock.now() / 1000;
    if (left <= 0 || !same(this.#sign(signed, account.salt), bytes.subarray(second + 1)))
      return undefined;
    const renewed = left < sessionSeconds * 0.9 ? this.cookieFor(name) : undefined;
    return { name, roles: account.roles, by: 'cookie', renewed };
  }

  #sign(text: string, salt: string): Buffer {
    return createHmac('sha256', Buffer.concat([this.#secret, Buffer.from(salt)]))
      .update(text)
      .digest();
  }

  #account(name: string) {
    if (name === this.#admin.name)
      return {
        roles: ['_admin'],
        salt: 'admin',
        key: Buffer.from(this.#admin.password),
        proof: (password: string) => Buffer.from(password),
      };
    const user = this.#users().trees.get(`org.couchdb.user:${name}`)?.winner();
    if (user === undefined || user.deleted) return undefined;
    const { salt, iterations, derived_key, roles } = user.body;
    if (typeof salt !== 'string' || typeof derived_key !== 'string') return undefined;
    return {
      roles: Array.isArray(roles) ? roles.map(String) : [],
      salt,
      key: Buffer.from(derived_key),
      proof: (password: string) => Buffer.from(derive(password, salt, Number(iterations))),
    };
  }
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

const cookieText = (value: string, now: number): string =>
  `AuthSession=${value}; Version=1; Expires=${new Date(now + sessionSeconds * 1000).toUTCString()}; Max-Age=${sessionSeconds}; Path=/; HttpOnly`;
