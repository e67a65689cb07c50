import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Admission } from './admission.ts';
import { answerHeaders } from './answerHeaders.ts';
import type { DevelopmentProxy } from './developmentProxy.ts';
import { doorPage, onwardPage } from './doorPage.ts';
import { isAddressedToUs } from './requestOrigin.ts';
import type { StaticFile, StaticFiles } from './staticFiles.ts';

/** The built window, or what stands in for it while developing. */
export type Page =
  | { readonly kind: 'files'; readonly find: StaticFiles }
  | { readonly kind: 'development'; readonly proxy: DevelopmentProxy };

/** What {@link answerRequest} needs to know of its host. */
export interface RequestContext {
  readonly port: number;
  readonly admission: Admission;
  readonly page: Page;
}

/**
 * Answers one HTTP request, strictest question first: is it addressed to us, is it a mere reading,
 * does it bring a token, does it have a session, is there such a file. Nothing a request says ever
 * changes data; that goes over the socket only.
 */
export const answerRequest = async (options: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: RequestContext;
}): Promise<void> => {
  const { request, response, context } = options;
  const { admission, page, port } = context;
  if (!isAddressedToUs(request, port)) return refuse(response, 421);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, { Allow: 'GET, HEAD' });
  }
  const target = targetOf(request.url ?? '');
  if (target === undefined) return refuse(response, 400);

  const token = target.path === '/' ? target.query.get('token') : null;
  if (token !== null) return exchange({ ...options, token });
  if (!admission.admits(request.headers.cookie)) return showDoorPage(request, response);
  if (target.path === '/data') return refuse(response, 426, { Upgrade: 'websocket' });
  if (page.kind === 'development') return page.proxy.forward(request, response);

  const file = page.find(target.path);
  if (file === undefined) return refuse(response, 404);
  await sendFile({ request, response, file });
};

/**
 * Path and query of a request line. Only the origin form is taken (RFC 9112 section 3.2.1): a full
 * address, `*`, a second slash at the start or a backslash would be read differently by others.
 */
const targetOf = (url: string): { path: string; query: URLSearchParams } | undefined => {
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/u.test(url)) return undefined;
  const [path = '', ...rest] = url.split('?');
  return { path, query: new URLSearchParams(rest.join('?')) };
};

const exchange = (options: {
  request: IncomingMessage;
  response: ServerResponse;
  context: RequestContext;
  token: string;
}): void => {
  const { request, response, context } = options;
  // A HEAD must not use the token up: link checkers and previews send one before the person comes.
  if (request.method === 'HEAD') return refuse(response, 405, { Allow: 'GET' });
  const cookie = context.admission.redeem(options.token);
  if (cookie === undefined) {
    // An address opened again in a window that is already in, by its history for example.
    if (context.admission.admits(request.headers.cookie)) return goHome(response, {});
    return showDoorPage(request, response);
  }
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') {
    return sendPage({ request, response, status: 200, body: onwardPage, extra: setCookie(cookie) });
  }
  goHome(response, setCookie(cookie));
};

const goHome = (response: ServerResponse, extra: OutgoingHttpHeaders): void => {
  response.writeHead(303, answerHeaders({ Location: '/', 'Content-Length': 0, ...extra })).end();
};

const setCookie = (cookie: string): OutgoingHttpHeaders => ({ 'Set-Cookie': cookie });

const showDoorPage = (request: IncomingMessage, response: ServerResponse): void =>
  sendPage({
    request,
    response,
    status: 403,
    body: doorPage(request.headers['accept-language']),
    extra: { Vary: 'Accept-Language' },
  });

const sendPage = (options: {
  request: IncomingMessage;
  response: ServerResponse;
  status: number;
  body: string;
  extra: OutgoingHttpHeaders;
}): void => {
  const { request, response, status, body, extra } = options;
  response.writeHead(
    status,
    answerHeaders({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      ...extra,
    }),
  );
  response.end(request.method === 'HEAD' ? undefined : body);
};

const sendFile = async (options: {
  request: IncomingMessage;
  response: ServerResponse;
  file: StaticFile;
}): Promise<void> => {
  const { request, response, file } = options;
  const size = await sizeOf(file.path);
  if (size === undefined) return refuse(response, 404);
  response.writeHead(
    200,
    answerHeaders({
      'Content-Type': file.contentType,
      'Content-Length': size,
      'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    }),
  );
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A browser that goes away in the middle is no error of ours.
  await pipeline(createReadStream(file.path), response).catch(() => response.destroy());
};

/** The size in bytes, or undefined when the file went away since it was listed (a new build). */
const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
};

const refuse = (
  response: ServerResponse,
  status: 400 | 404 | 405 | 421 | 426,
  extra: OutgoingHttpHeaders = {},
): void => {
  response.writeHead(
    status,
    answerHeaders({ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': 0, ...extra }),
  );
  response.end();
};
