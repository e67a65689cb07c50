import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A door on loopback through which a server is reached, and which can be slammed. */
export interface Gate {
  /** Without a slash at the end. */
  readonly url: string;
  /** Breaks every connection and takes no new one, as when the server's process is killed. */
  cut(): Promise<void>;
  /** Breaks everything once so many more bytes have gone in a direction; resolves when it has. */
  cutAfter(direction: 'to-server' | 'to-client', bytes: number): Promise<void>;
  /** Takes connections again, at the same address. */
  restore(): Promise<void>;
}

/** Opens a gate before the server at `target`, with or without a server that lets itself be killed. */
export const openGate = async (target: string): Promise<Gate> => {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let limit: { direction: string; left: number; reached: () => void } | undefined;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A broken connection is what gates are for.
    socket.on('error', () => socket.destroy());
  };
  const carry = (from: Socket, to: Socket, direction: 'to-server' | 'to-client'): void => {
    from.on('data', (chunk: Buffer) => {
      if (limit?.direction === direction) {
        limit.left -= chunk.length;
        if (limit.left <= 0) {
          const { reached } = limit;
          limit = undefined;
          void cut().then(reached);
          return;
        }
      }
      if (!to.write(chunk)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
    from.once('end', () => to.end());
    from.once('close', () => to.destroy());
  };
  const server = createServer((client) => {
    const far = connect({ host: hostname, port: Number(port || 80) });
    keep(client);
    keep(far);
    carry(client, far, 'to-server');
    carry(far, client, 'to-client');
  });
  const listen = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    cutAfter: (direction, bytes) =>
      new Promise((reached) => {
        limit = { direction, left: bytes, reached };
      }),
    restore: () => listen(own),
  };
};
