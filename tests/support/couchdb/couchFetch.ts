import type { Clock } from './core/clock.ts';
import type { CouchServer } from './core/couchServer.ts';
import type { CouchRequest } from './core/message.ts';
import { exchange } from './exchange.ts';
import type { Faults } from './faults.ts';

/**
 * A `fetch` that reaches a server in memory without a network, with the same faults as over http. A
 * broken connection rejects with the `TypeError` that Node's own `fetch` gives.
 */
export const couchFetch = (options: {
  server: CouchServer;
  faults: Faults;
  clock: Clock;
  /** Whose address the server sees; it locks accounts per address. */
  address?: string | undefined;
}): typeof fetch => {
  const { server, faults, clock, address = '127.0.0.1' } = options;
  return async (input, init) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    const request: CouchRequest = {
      method: asked.method,
      path: url.pathname + url.search,
      headers: { ...Object.fromEntries(asked.headers), ...forbiddenHeaders(init) },
      body: Buffer.from(await asked.arrayBuffer()),
      address,
      signal: asked.signal,
    };
    asked.signal.throwIfAborted();
    const outcome = await exchange(server, faults, clock, request);
    asked.signal.throwIfAborted();
    if (outcome.kind === 'torn') throw new TypeError('fetch failed');
    const { status, headers, body } = outcome.response;
    const empty = status === 204 || status === 304;
    if (outcome.kind === 'partly')
      return new Response(brokenStream(outcome.bytes), { status, headers });
    return new Response(
      empty ? null : Buffer.isBuffer(body) ? new Uint8Array(body) : streamOf(body, asked.signal),
      { status, headers },
    );
  };
};

/** `Request` drops headers that a page may not set, such as `cookie`; a Node client may. */
const forbiddenHeaders = (init: RequestInit | undefined): Record<string, string> => {
  const given = init?.headers;
  if (given === undefined || given instanceof Headers) return {};
  const pairs = Array.isArray(given) ? (given as [string, string][]) : Object.entries(given);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
};

const brokenStream = (bytes: Buffer): ReadableStream<Uint8Array> => {
  let sent = false;
  return new ReadableStream({
    pull: (controller) => {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(new Uint8Array(bytes));
      sent = true;
    },
  });
};

const streamOf = (
  pieces: AsyncIterable<string>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (signal.aborted) controller.error(signal.reason);
      else if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
};
