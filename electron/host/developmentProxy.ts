import { request as openRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerHeaders } from './answerHeaders.ts';
import { developmentPolicy } from './contentSecurityPolicy.ts';

/** Hands what the host does not answer itself to Vite's development server. */
export interface DevelopmentProxy {
  forward(request: IncomingMessage, response: ServerResponse): void;
  /** Joins a socket of Vite's hot reload to Vite. */
  forwardSocket(options: { request: IncomingMessage; socket: Duplex; head: Buffer }): void;
}

/**
 * Creates the proxy to a development server on this computer. The host's own checks come before it;
 * the cookie is not passed on, and the answer gets our headers with {@link developmentPolicy}.
 */
export const createDevelopmentProxy = (server: URL): DevelopmentProxy => {
  const ask = (request: IncomingMessage) => {
    const { cookie: _kept, origin, ...headers } = request.headers;
    return openRequest({
      host: server.hostname,
      port: server.port,
      method: request.method,
      path: request.url,
      headers: { ...headers, host: server.host, ...(origin && { origin: server.origin }) },
      // A connection that is used again may be one that the other side closes at that moment.
      agent: false,
    });
  };

  return {
    forward: (request, response) => {
      const asked = ask(request);
      asked.once('response', (answer) => {
        response.writeHead(
          answer.statusCode ?? 502,
          answerHeaders({ ...answer.headers, 'Content-Security-Policy': developmentPolicy }),
        );
        answer.pipe(response);
      });
      asked.once('error', () => {
        if (!response.headersSent) response.writeHead(502, answerHeaders({}));
        response.end();
      });
      request.pipe(asked);
    },
    forwardSocket: ({ request, socket, head }) => {
      const asked = ask(request);
      asked.once('upgrade', (answer, upstream, upstreamHead) => {
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\n${rawHeaderLines(answer)}\r\n\r\n`,
          'latin1',
        );
        socket.write(upstreamHead);
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
        socket.once('error', () => upstream.destroy());
        upstream.once('error', () => socket.destroy());
      });
      asked.once('response', () => socket.destroy());
      asked.once('error', () => socket.destroy());
      asked.end();
    },
  };
};

const rawHeaderLines = (answer: IncomingMessage): string => {
  const lines: string[] = [];
  for (let index = 0; index < answer.rawHeaders.length; index += 2) {
    lines.push(`${answer.rawHeaders[index]}: ${answer.rawHeaders[index + 1]}`);
  }
  return lines.join('\r\n');
};
