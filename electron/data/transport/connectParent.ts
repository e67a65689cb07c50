import type { Channel } from '#shared/contract/protocol.ts';
import { toDataSchema, type FromData, type Secret } from '../protocol.ts';
import { createQueue } from './queue.ts';

interface ParentOptions {
  readonly onConnect: (channel: Channel) => void;
  readonly onShutdown: () => void;
  /** Told by a host that keeps secrets. */
  readonly onSecrets: (secrets: readonly Secret[]) => void;
}

/** The host that started this process. */
export interface Parent {
  /** Resolves when the message was handed over. */
  post(message: FromData): Promise<void>;
}

/** Connects to whatever host started this process: Electron's main process, or a Node parent. */
export const connectParent = (options: ParentOptions): Parent => {
  const port = utilityParentPort();
  return port === undefined ? connectNodeParent(options) : connectElectronMain(port, options);
};

// Electron's `process.parentPort` and `MessagePortMain`, as far as they are used here
// (https://www.electronjs.org/docs/latest/api/parent-port). Described here because the data
// process imports nothing of Electron.
interface PortMain {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports?: PortMain[] }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

type ParentPort = Pick<PortMain, 'postMessage' | 'on'>;

const utilityParentPort = (): ParentPort | undefined => {
  const host: { parentPort?: unknown } = process;
  return host.parentPort === undefined ? undefined : (host.parentPort as ParentPort);
};

const connectElectronMain = (parent: ParentPort, options: ParentOptions): Parent => {
  parent.on('message', ({ data, ports }) => {
    const parsed = toDataSchema.safeParse(data);
    if (!parsed.success) return;
    const [port] = ports ?? [];
    if (parsed.data.kind === 'connect' && port !== undefined) options.onConnect(portChannel(port));
    if (parsed.data.kind === 'shutdown') options.onShutdown();
    if (parsed.data.kind === 'secrets') options.onSecrets(parsed.data.secrets);
  });
  return {
    post: async (message) => {
      parent.postMessage(message);
    },
  };
};

const portChannel = (port: PortMain): Channel => {
  const queue = createQueue();
  port.on('message', ({ data }) => queue.push(data));
  port.on('close', queue.end);
  port.start();
  return {
    post: (message) => port.postMessage(message),
    onMessage: queue.onMessage,
    onClose: queue.onClose,
    close: () => port.close(),
  };
};

const connectNodeParent = (options: ParentOptions): Parent => {
  const connections = new Map<number, ReturnType<typeof createQueue>>();
  const post = (message: FromData): Promise<void> =>
    new Promise((resolve) => {
      if (process.send === undefined || !process.connected) resolve();
      else process.send(message, undefined, {}, () => resolve());
    });
  const open = (connection: number): Channel => {
    const queue = createQueue();
    connections.set(connection, queue);
    return {
      post: (message) => void post({ kind: 'message', connection, message }),
      onMessage: queue.onMessage,
      onClose: queue.onClose,
      close: () => {
        if (!connections.delete(connection)) return;
        void post({ kind: 'disconnect', connection });
        queue.end();
      },
    };
  };
  process.on('message', (raw) => {
    const parsed = toDataSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.kind) {
      case 'connect':
        options.onConnect(open(message.connection));
        return;
      case 'message':
        connections.get(message.connection)?.push(message.message);
        return;
      case 'disconnect':
        connections.get(message.connection)?.end();
        connections.delete(message.connection);
        return;
      case 'secrets':
        options.onSecrets(message.secrets);
        return;
      case 'shutdown':
        options.onShutdown();
    }
  });
  // A host that died cannot say goodbye: without it nobody can use this process.
  process.on('disconnect', options.onShutdown);
  return { post };
};
