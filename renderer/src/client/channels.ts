import { attachBytes, countBuffers, detachBytes } from '#shared/contract/bytes.ts';
import type { Channel } from '#shared/contract/protocol.ts';

/**
 * Wraps the shell's `MessagePort`. Byte arrays are copied, not transferred: Electron's port on the
 * other side takes no transferred buffers, and a command that failed can then be sent again.
 */
export const portChannel = (port: MessagePort): Channel => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.onmessage = (event: MessageEvent<unknown>) => listener(event.data);
  },
  onClose: (listener) => port.addEventListener('close', () => listener(), { once: true }),
  close: () => port.close(),
});

/**
 * Wraps an open WebSocket of the loopback host: every message is one text frame, followed by the
 * binary frames it announces.
 */
export const socketChannel = (socket: WebSocket): Channel => {
  socket.binaryType = 'arraybuffer';
  return {
    post: (message) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      const { json, buffers } = detachBytes(message);
      socket.send(json);
      for (const buffer of buffers) socket.send(new Uint8Array(buffer));
    },
    onMessage: (listener) => {
      socket.onmessage = readFrames(listener);
    },
    onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
    close: () => socket.close(),
  };
};

const readFrames = (
  listener: (message: unknown) => void,
): ((event: MessageEvent<unknown>) => void) => {
  let waiting: { json: string; missing: number; buffers: Uint8Array[] } | undefined;
  return (event) => {
    if (typeof event.data === 'string') {
      const missing = countBuffers(event.data) ?? 0;
      if (missing > 0) waiting = { json: event.data, missing, buffers: [] };
      else listener(attachBytes(event.data, []));
      return;
    }
    if (waiting === undefined || !(event.data instanceof ArrayBuffer)) return;
    waiting.buffers.push(new Uint8Array(event.data));
    if (waiting.buffers.length < waiting.missing) return;
    const { json, buffers } = waiting;
    waiting = undefined;
    listener(attachBytes(json, buffers));
  };
};
