import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createAdmission } from './admission.ts';
import { answerRequest, type Page, type RequestContext } from './answerRequest.ts';
import { bridgeSocket, sayGoodbye, socketLimits, type SocketLimits } from './bridgeSocket.ts';
import { restartDelays, startDataProcess, type DataProcess } from './dataProcess.ts';
import { createDevelopmentProxy } from './developmentProxy.ts';
import { isAddressedToUs, isFromOurPage } from './requestOrigin.ts';
import { listStaticFiles } from './staticFiles.ts';

/** How to start the loopback host. */
export interface LoopbackHostOptions {
  /** The folder of this computer's Tsudoi, given to the data process. */
  readonly profile: string;
  readonly demo: boolean;
  /** See `givenSecrets` of the data process; only the demo of sync asks for it. */
  readonly givenSecrets?: boolean | undefined;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** The file that is the data process. */
  readonly dataEntry: string;
  /** The folder of the built window. */
  readonly rendererFolder: string;
  /** Vite's server on this computer, while developing; the built window is not used then. */
  readonly developmentServer?: URL | undefined;
  readonly limits?: SocketLimits;
  /** Pauses before each new start of the data process in milliseconds; afterwards it is given up. */
  readonly restartDelays?: readonly number[];
  /** Told when the data process died and is started again after `delay` milliseconds. */
  readonly onRestart?: (delay: number) => void;
  /** Told when the data process cannot be started again; the host answers nothing useful any more. */
  readonly onGiveUp?: (error: AppError) => void;
}

/** A running loopback host. */
export interface LoopbackHost {
  /** `http://127.0.0.1:<port>/`: shows the app to a browser that has a session, else a door page. */
  readonly url: string;
  readonly port: number;
  /** A new address that opens the app once, within five minutes. */
  oneTimeUrl(): string;
  /** Kills the data process as a crash would and resolves when it is dead. It is started again. */
  killDataProcess(): Promise<void>;
  /** Ends every window's connection and the data process, and resolves when both are gone. */
  close(): Promise<void>;
}

/** Why the host could not start. */
export type LoopbackHostFailure =
  | { readonly kind: 'data'; readonly error: AppError }
  /** Another program listens on the port that was asked for, or the system forbids it. */
  | { readonly kind: 'port'; readonly port: number }
  /** The folder of the window has no page. */
  | { readonly kind: 'not-built' };

/**
 * Serves the app to browsers of this computer: the built window over HTTP and the data process over
 * one WebSocket per window at `/data`. Listens on 127.0.0.1 only.
 */
export const startLoopbackHost = async (
  options: LoopbackHostOptions,
): Promise<Result<LoopbackHost, LoopbackHostFailure>> => {
  const page = await openPage(options);
  if (page === undefined) return err({ kind: 'not-built' });
  const started = await startDataProcess({
    entry: options.dataEntry,
    profile: options.profile,
    demo: options.demo,
    givenSecrets: options.givenSecrets === true,
    restartDelays: options.restartDelays ?? restartDelays,
    onRestart: options.onRestart ?? (() => undefined),
    onGiveUp: options.onGiveUp ?? (() => undefined),
  });
  if (!started.ok) return err({ kind: 'data', error: started.error });
  const data = started.value;

  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 });
  const port = await listen(server, options.port);
  if (port === undefined) {
    await data.close();
    return err({ kind: 'port', port: options.port });
  }
  const url = `http://127.0.0.1:${port}/`;
  const admission = createAdmission({ port, now: Date.now });
  const context: RequestContext = { port, admission, page };
  const limits = options.limits ?? socketLimits;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  });

  server.on('request', (request, response) => {
    answerRequest({ request, response, context }).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    // Node leaves the errors of an upgraded socket to whoever took it.
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, context);
    if (refusal !== undefined) return refuse(socket, refusal);
    if (request.url !== '/data') {
      return page.kind === 'development' && page.proxy.forwardSocket({ request, socket, head });
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      bridgeSocket({ socket: webSocket, data, limits, now: Date.now }),
    );
  });

  return ok({
    url,
    port,
    oneTimeUrl: () => `${url}?token=${admission.issueToken()}`,
    killDataProcess: data.kill,
    close: () => closeAll({ server, sockets, data }),
  });
};

/** The window to serve; undefined when there is none in the folder. */
const openPage = async (options: LoopbackHostOptions): Promise<Page | undefined> => {
  if (options.developmentServer !== undefined) {
    return { kind: 'development', proxy: createDevelopmentProxy(options.developmentServer) };
  }
  const find = await listStaticFiles(options.rendererFolder);
  return find('/') === undefined ? undefined : { kind: 'files', find };
};

/** The status that turns a socket away, strictest question first, or undefined to let it in. */
const refusalOf = (request: IncomingMessage, context: RequestContext): string | undefined => {
  if (!isAddressedToUs(request, context.port)) return '421 Misdirected Request';
  if (!isFromOurPage(request, context.port)) return '403 Forbidden';
  if (!context.admission.admits(request.headers.cookie)) return '403 Forbidden';
  if (request.method !== 'GET') return '405 Method Not Allowed';
  if (request.url !== '/data' && context.page.kind === 'files') return '404 Not Found';
  return undefined;
};

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Listens on 127.0.0.1 and resolves with the port, or undefined when it cannot be had. */
const listen = async (server: Server, port: number): Promise<number | undefined> => {
  try {
    server.listen({ host: '127.0.0.1', port, exclusive: true });
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : undefined;
};

const closeAll = async (options: {
  server: Server;
  sockets: WebSocketServer;
  data: DataProcess;
}): Promise<void> => {
  const { server, sockets, data } = options;
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets.clients) sayGoodbye(socket);
  await data.close();
  // By now every acknowledged write is on disk; a window that did not say goodbye back is dropped.
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  await closed;
};
