import type { SyncClock } from '../clock.ts';
import { ownTurn } from '../turn.ts';
import { CouchFailure, failureOfStatus, failureOfThrown } from './failure.ts';

/** `fetch` as far as sync uses it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One request to a CouchDB server. */
export interface CouchRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the server's address, each part already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly cookie?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long nothing may come, in milliseconds. */
  readonly idle?: number;
  /** The largest answer that is taken, in bytes. */
  readonly limit?: number;
}

/** An answer with a success status. */
export interface CouchAnswer {
  readonly json: unknown;
  /** The session cookie that came with it, `name=value`. */
  readonly cookie?: string;
}

/** Sends requests; throws {@link CouchFailure} for everything but a complete success answer. */
export type Send = (request: CouchRequest) => Promise<CouchAnswer>;

interface SendOptions {
  readonly address: string;
  readonly fetch: Fetch;
  readonly clock: SyncClock;
  /** Told the server's clock minus this computer's, in milliseconds, with every answer. */
  readonly onClockOffset?: (offset: number) => void;
}

/** Makes the {@link Send} of a server. */
export const createSend = ({ address, fetch, clock, onClockOffset }: SendOptions): Send => {
  const base = address.replace(/\/+$/, '');
  return async (request) => {
    const { idle = usualIdle, limit = usualLimit, signal } = request;
    const abort = new AbortController();
    const giveUp = (): void => abort.abort();
    if (signal?.aborted === true) throw new CouchFailure('aborted');
    signal?.addEventListener('abort', giveUp, { once: true });
    let stopTimer = clock.setTimer(giveUp, idle);
    const heard = (): void => {
      stopTimer();
      stopTimer = clock.setTimer(giveUp, idle);
    };
    const begun = clock.now();
    try {
      const response = await fetch(urlOf(base, request), initOf(request, abort.signal));
      heard();
      tellOffset(response, { begun, clock, onClockOffset });
      const text = await readText(response, { limit, heard, signal: abort.signal });
      if (response.status < 200 || response.status > 299) {
        const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
        throw failureOfStatus(response.status, {
          words: wordsOf(text),
          ...(retryAfter > 0 && { retryAfter: Math.min(retryAfter, 300) * 1000 }),
        });
      }
      const cookie = sessionCookieOf(response);
      if (text.length > longText) await ownTurn();
      return { json: parse(text), ...(cookie !== undefined && { cookie }) };
    } catch (error) {
      throw failureOfThrown(error, request.signal?.aborted ?? false);
    } finally {
      stopTimer();
      signal?.removeEventListener('abort', giveUp);
    }
  };
};

const usualIdle = 60_000;
const usualLimit = 64 * 1024 * 1024;
// From so many characters on, parsing takes its time.
const longText = 50_000;

const urlOf = (base: string, { path, query = {} }: CouchRequest): string => {
  const text = Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return `${base}/${path}${text === '' ? '' : `?${text}`}`;
};

const initOf = ({ method, body, cookie }: CouchRequest, signal: AbortSignal): RequestInit => ({
  method,
  signal,
  // Elsewhere is another server: a password or document must not follow there.
  redirect: 'manual',
  headers: {
    Accept: 'application/json',
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(cookie !== undefined && { Cookie: cookie }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

const readText = async (
  response: Response,
  options: { readonly limit: number; readonly heard: () => void; readonly signal: AbortSignal },
): Promise<string> => {
  const { body } = response;
  if (body === null) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  const onAbort = (): void => aborted.reject(new CouchFailure('network'));
  options.signal.addEventListener('abort', onAbort, { once: true });
  const parts: string[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted.promise]);
      if (done) break;
      options.heard();
      size += value.length;
      if (size > options.limit) throw new CouchFailure('too-large');
      parts.push(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    // The rest of the answer is of no use; what comes of asking for its end neither.
    void reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    options.signal.removeEventListener('abort', onAbort);
  }
  return parts.join('') + decoder.decode();
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // An answer cut off in the middle looks like this as well.
    throw new CouchFailure('network');
  }
};

const wordsOf = (text: string): string => {
  try {
    const { error, reason } = JSON.parse(text) as { error?: unknown; reason?: unknown };
    return String(reason ?? error ?? '');
  } catch {
    return '';
  }
};

const sessionCookieOf = (response: Response): string | undefined => {
  const cookies = response.headers.getSetCookie();
  return cookies.find((cookie) => cookie.startsWith('AuthSession='))?.split(';')[0];
};

const tellOffset = (
  response: Response,
  options: {
    readonly begun: number;
    readonly clock: SyncClock;
    readonly onClockOffset: SendOptions['onClockOffset'];
  },
): void => {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const now = options.clock.now();
  // The header has whole seconds: its middle is the best guess.
  options.onClockOffset?.(Math.round(date + 500 - (options.begun + now) / 2));
};
