import { EventEmitter } from 'node:events';
import type { CDPSession } from '@playwright/test';
import { WebSocket } from 'ws';

/** One session of the DevTools protocol, typed by Playwright's copy of the protocol. */
export type DevToolsSession = Pick<CDPSession, 'send' | 'on'>;

/** A connection to a browser's DevTools endpoint, with any number of flat sessions. */
export interface DevTools {
  readonly browser: DevToolsSession;
  session(sessionId: string): DevToolsSession;
  close(): void;
}

/**
 * Connects to Chromium's DevTools WebSocket. Sessions are flat (`Target.setAutoAttach` with
 * `flatten`), which Playwright's own CDP sessions do not offer.
 * https://chromedevtools.github.io/devtools-protocol/
 */
export const connectDevTools = async (endpoint: string): Promise<DevTools> => {
  const socket = new WebSocket(endpoint, { perMessageDeflate: false, maxPayload: 0 });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (e: Error) => void }
  >();
  const emitters = new Map<string, EventEmitter>();
  let lastId = 0;

  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser has gone'));
    waiting.clear();
  });
  socket.on('message', (data: Buffer) => {
    // Typed by the protocol, from a browser we started; not data from outside.
    const message = JSON.parse(data.toString('utf8')) as Incoming;
    if (message.id === undefined) {
      emitters.get(message.sessionId ?? '')?.emit(message.method, message.params);
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.error === undefined) resolve?.(message.result);
    else reject?.(new Error(message.error.message));
  });

  const session = (sessionId: string): DevToolsSession => {
    const emitter = new EventEmitter().setMaxListeners(0);
    emitters.set(sessionId, emitter);
    const send = (method: string, params: object = {}): Promise<never> => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        socket.send(
          JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }),
        );
      });
    };
    return { send, on: emitter.on.bind(emitter) } as unknown as DevToolsSession;
  };

  return { browser: session(''), session, close: () => socket.close() };
};

type Incoming =
  | { readonly id: number; readonly result: never; readonly error?: { readonly message: string } }
  | {
      readonly id?: undefined;
      readonly sessionId?: string;
      readonly method: string;
      readonly params: unknown;
    };
