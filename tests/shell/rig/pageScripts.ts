import { createWire } from './wire.ts';

/** The isolated world the preload runs in, as Chromium names it. */
export const preloadWorld = 'shell rig preload';

/** The function through which the preload's world speaks to the rig. */
export const sendBinding = 'shellRigSend';

/** What the preload's world tells the rig. */
export type FromPage =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: string;
    }
  | { readonly kind: 'port'; readonly port: number; readonly data: string }
  | { readonly kind: 'port-close'; readonly port: number }
  /** The page is about to ask Chromium for a camera or a microphone. */
  | { readonly kind: 'media'; readonly id: number; readonly types: readonly ('audio' | 'video')[] };

/** What the rig tells the preload's world. */
export type ToPage =
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly value?: string;
      readonly error?: string;
    }
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly args: string;
      readonly ports: readonly number[];
    }
  | { readonly kind: 'port'; readonly port: number; readonly data: string }
  | { readonly kind: 'port-close'; readonly port: number }
  /** Chromium now knows what Electron would have answered. */
  | { readonly kind: 'media-settled'; readonly id: number };

/** Source for the page's own world; to be installed before {@link preloadSource}. */
export const bridgeSource = (): string => `(${mainWorld.toString()})();`;

/**
 * Source for the preload's world: what a sandboxed preload has (`require('electron')` with
 * `contextBridge` and `ipcRenderer`, a small `process`; Electron docs: sandbox, "Preload scripts"),
 * then the preload itself.
 */
export const preloadSource = (preload: string): string =>
  `(${isolatedWorld.toString()})(${createWire.toString()}, ${JSON.stringify(sendBinding)}, ${JSON.stringify(process.platform)}, (require, module, exports, process) => {${preload}\n});`;

/** The expression that hands a message to the preload's world. */
export const receiveExpression = (message: ToPage): string =>
  `shellRigReceive(${JSON.stringify(JSON.stringify(message))})`;

/*
 * `contextBridge.exposeInMainWorld` (Electron docs: context-bridge): the page gets a frozen copy whose
 * functions run in the preload's world. The worlds share nothing but the document, so the copy is
 * described by an event; a page that forged such events could only break itself.
 */
const mainWorld = (): void => {
  if (self !== top) return;
  type Shape = { value?: unknown; call?: number; members?: Record<string, Shape> };
  const build = (shape: Shape): unknown => {
    if (shape.members !== undefined) {
      return Object.freeze(
        Object.fromEntries(
          Object.entries(shape.members).map(([key, inner]) => [key, build(inner)]),
        ),
      );
    }
    if (shape.call === undefined) return shape.value;
    return (...args: unknown[]) => {
      const detail = JSON.stringify({ call: shape.call, args });
      let answer: { value?: unknown; error?: string } = {};
      const listen = (event: Event): void => {
        answer = JSON.parse((event as CustomEvent<string>).detail) as typeof answer;
      };
      addEventListener('shell-rig-return', listen, { once: true });
      dispatchEvent(new CustomEvent('shell-rig-call', { detail }));
      removeEventListener('shell-rig-return', listen);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    };
  };
  addEventListener('shell-rig-expose', (event) => {
    const { key, shape } = JSON.parse((event as CustomEvent<string>).detail) as {
      key: string;
      shape: Shape;
    };
    if (key in window) throw new Error(`Cannot bind an API on top of window.${key}`);
    Object.defineProperty(window, key, { value: build(shape), enumerable: true });
  });

  // Chromium cannot be made to wait for an answer to a permission, so the page is made to: Electron
  // asks the request handler first (docs: session, "setPermissionRequestHandler"), then Chromium.
  const { mediaDevices } = navigator;
  if (mediaDevices === undefined) return;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  let lastMedia = 0;
  mediaDevices.getUserMedia = async (constraints = {}) => {
    lastMedia += 1;
    const id = lastMedia;
    const types = (['audio', 'video'] as const).filter((type) => Boolean(constraints[type]));
    await new Promise<void>((resolve) => {
      const listen = (event: Event): void => {
        if ((event as CustomEvent<number>).detail !== id) return;
        removeEventListener('shell-rig-media-settled', listen);
        resolve();
      };
      addEventListener('shell-rig-media-settled', listen);
      dispatchEvent(new CustomEvent('shell-rig-media', { detail: JSON.stringify({ id, types }) }));
    });
    return getUserMedia(constraints);
  };
};

const isolatedWorld = (
  makeWire: typeof createWire,
  binding: string,
  platform: string,
  preload: (
    require: (name: string) => unknown,
    module: object,
    exports: object,
    process: object,
  ) => void,
): void => {
  // Without `nodeIntegrationInSubFrames` a preload runs in the main frame only.
  if (self !== top) return;
  const wire = makeWire();
  const globals = globalThis as unknown as Record<string, (text: string) => void>;
  const send = (message: object): void => globals[binding]?.(JSON.stringify(message));
  const only = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key) => {
        if (key in object || typeof key === 'symbol') return Reflect.get(object, key) as unknown;
        throw new Error(`the shell rig does not have ${name}.${key}`);
      },
    });

  const functions: ((...args: unknown[]) => unknown)[] = [];
  const describe = (value: unknown): object => {
    if (typeof value === 'function') {
      return { call: functions.push(value as (typeof functions)[number]) - 1 };
    }
    if (typeof value !== 'object' || value === null) return { value };
    const members = Object.entries(value).map(([key, inner]) => [key, describe(inner)]);
    return { members: Object.fromEntries(members) as object };
  };
  addEventListener('shell-rig-call', (event) => {
    const { call, args } = JSON.parse((event as CustomEvent<string>).detail) as {
      call: number;
      args: unknown[];
    };
    let answer: object;
    try {
      const value = functions[call]?.(...args);
      if (value !== undefined && typeof value === 'object') {
        throw new Error('the shell rig carries only plain values back over the context bridge');
      }
      answer = { value };
    } catch (error) {
      answer = { error: String(error) };
    }
    dispatchEvent(new CustomEvent('shell-rig-return', { detail: JSON.stringify(answer) }));
  });

  addEventListener('shell-rig-media', (event) => {
    send({ kind: 'media', ...(JSON.parse((event as CustomEvent<string>).detail) as object) });
  });

  const calls = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (e: Error) => void }
  >();
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();
  let lastCall = 0;

  const adopt = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = (event: MessageEvent<unknown>) =>
      send({ kind: 'port', port: id, data: wire.encode(event.data) });
    port1.addEventListener('close', () => {
      if (ports.delete(id)) send({ kind: 'port-close', port: id });
    });
    return port2;
  };

  globals['shellRigReceive'] = (text) => {
    const message = JSON.parse(text) as ToPage;
    if (message.kind === 'answer') {
      const { resolve, reject } = calls.get(message.id) ?? {};
      calls.delete(message.id);
      if (message.error !== undefined) reject?.(new Error(message.error));
      else resolve?.(wire.decode(message.value ?? 'null'));
    }
    if (message.kind === 'message') {
      const event = only('IpcRendererEvent', {
        ports: message.ports.map(adopt),
        sender: ipcRenderer,
      });
      const args = wire.decode(message.args) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...args);
    }
    if (message.kind === 'media-settled') {
      dispatchEvent(new CustomEvent('shell-rig-media-settled', { detail: message.id }));
    }
    if (message.kind === 'port') ports.get(message.port)?.postMessage(wire.decode(message.data));
    if (message.kind === 'port-close') {
      const port = ports.get(message.port);
      ports.delete(message.port);
      port?.close();
    }
  };

  const ipcRenderer: object = only('ipcRenderer', {
    on: (channel: string, listener: (...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastCall += 1;
        calls.set(lastCall, { resolve, reject });
        send({ kind: 'invoke', id: lastCall, channel, args: wire.encode(args) });
      }),
  });
  const contextBridge = only('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      const detail = JSON.stringify({ key, shape: describe(api) });
      dispatchEvent(new CustomEvent('shell-rig-expose', { detail }));
    },
  });
  const electron = only('electron', { contextBridge, ipcRenderer });
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, only('process', { platform, sandboxed: true }));
};
