import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from './core/clock.ts';
import { CouchServer } from './core/couchServer.ts';
import type { CouchRequest, CouchResponse } from './core/message.ts';
import { exchange } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';

/** A server that answers as CouchDB 3.5 does, on loopback. */
export interface StartedCouchDb {
  /** Without a slash at the end. */
  url: string;
  admin: { readonly name: string; readonly password: string };
  /** What goes wrong with the next requests. */
  faults: Faults;
  /** The server behind http, to look into or to change without a request. */
  core: CouchServer;
  /** Every request that arrived, oldest first, without bodies. */
  requests: { method: string; path: string; status: number | 'torn' }[];
  /** Breaks all connections and stops listening; the data stays for `restart`. */
  stop: () => Promise<void>;
  /** Listens again at the same address. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts a CouchDB-protocol server for a test. */
export const startCouchDb = async (
  options: {
    admin?: { name: string; password: string } | undefined;
    /** The clock behind dates, sessions and heartbeats. */
    clock?: Clock | undefined;
    seed?: string | undefined;
    /** 0 or missing: any free port. */
    port?: number | undefined;
  } = {},
): Promise<StartedCouchDb> => {
  const clock = options.clock ?? systemClock;
  const core = new CouchServer(options);
  const faults = createFaults();
  const requests: StartedCouchDb['requests'] = [];

  const answer = async (message: IncomingMessage, out: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const gone = new AbortController();
    out.on('close', () => gone.abort());
    const request: CouchRequest = {
      method: message.method ?? 'GET',
      path: message.url ?? '/',
      headers: headersOf(message),
      body: Buffer.concat(chunks),
      address: message.socket.remoteAddress ?? '',
      signal: gone.signal,
    };
    const entry: StartedCouchDb['requests'][number] = {
      method: request.method,
      path: request.path,
      status: 'torn',
    };
    requests.push(entry);
    const outcome = await exchange(core, faults, clock, request);
    if (outcome.kind === 'torn') {
      message.socket.destroy();
      return;
    }
    if (outcome.kind === 'partly') {
      const { body } = outcome.response;
      const length = Buffer.isBuffer(body) ? body.length : 0;
      out.writeHead(outcome.response.status, {
        ...outcome.response.headers,
        'content-length': length,
      });
      out.write(outcome.bytes, () => message.socket.destroy());
      return;
    }
    entry.status = outcome.response.status;
    await send(out, outcome.response, request.method);
  };

  const http = createServer((message, out) => {
    answer(message, out).catch((error: unknown) => {
      // A broken connection is no fault; everything else must be seen in the test.
      if (message.destroyed || out.destroyed) return;
      out
        .writeHead(500)
        .end(`{"error":"fault_of_the_test_server","reason":${JSON.stringify(String(error))}}`);
    });
  });
  http.keepAliveTimeout = 60_000;
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, '127.0.0.1', resolve);
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  await listen(options.port ?? 0);
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    admin: core.admin,
    faults,
    core,
    requests,
    stop,
    restart: () => listen(port),
    close: stop,
  };
};

const headersOf = (message: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

const send = async (out: ServerResponse, response: CouchResponse, method: string) => {
  if (Buffer.isBuffer(response.body)) {
    if (method !== 'HEAD') response.headers['content-length'] = String(response.body.length);
    out.writeHead(response.status, response.headers).end(response.body);
    return;
  }
  out.writeHead(response.status, response.headers);
  for await (const piece of response.body) {
    if (out.destroyed) return;
    out.write(piece);
  }
  out.end();
};
