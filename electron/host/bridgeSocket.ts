import type { RawData, WebSocket } from 'ws';
import { attachBytes, countBuffers, detachBytes } from '#shared/contract/bytes.ts';
import type { DataProcess } from './dataProcess.ts';

/** What one window may send. Far above anything a person does; a guard against a runaway page. */
export interface SocketLimits {
  /** Frames that may come at once. */
  readonly burst: number;
  /** Frames per second that may come for ever. */
  readonly perSecond: number;
  /** Byte arrays in one message. */
  readonly buffers: number;
  /** Bytes of one message with all its byte arrays. */
  readonly messageBytes: number;
  /** Bytes waiting to be read by the window before it is given up as dead. */
  readonly waitingBytes: number;
}

/** The limits of the product. 80 MB is the largest file an import takes, with room for its frame. */
export const socketLimits: SocketLimits = {
  burst: 2_000,
  perSecond: 500,
  buffers: 16,
  messageBytes: 80 * 1024 * 1024,
  waitingBytes: 256 * 1024 * 1024,
};

/** WebSocket close codes (RFC 6455 section 7.4.1, and 1012 to 1014 of the IANA registry). */
const closeCodes = { goingAway: 1001, badFrame: 1007, refused: 1008, restart: 1012 } as const;

/**
 * Joins a window's socket to the data process: text and binary frames become messages
 * (`shared/contract/bytes.ts`) and back. A frame that is out of order, is not JSON or breaks a limit
 * closes the socket; the contract itself is the data process's to check.
 */
export const bridgeSocket = (options: {
  readonly socket: WebSocket;
  readonly data: DataProcess;
  readonly limits: SocketLimits;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}): void => {
  const { socket, data, limits } = options;
  const connection = data.connect({
    onMessage: (message) => sendMessage({ socket, message, limits }),
    onEnd: (reason) =>
      socket.close(reason === 'died' ? closeCodes.restart : closeCodes.refused, reason),
  });
  if (connection === undefined) return socket.close(closeCodes.restart, 'starting');

  const mayCome = frameAllowance(options);
  let pending: { json: string; missing: number; buffers: Uint8Array[]; bytes: number } | undefined;

  socket.on('message', (frame: RawData, isBinary: boolean) => {
    if (socket.readyState !== socket.OPEN) return;
    if (!mayCome()) return socket.close(closeCodes.refused, 'too many messages');
    const bytes = bytesOf(frame);
    if (isBinary !== (pending !== undefined)) return socket.close(closeCodes.badFrame, 'order');
    if (pending === undefined) {
      const json = new TextDecoder().decode(bytes);
      const missing = countBuffers(json);
      if (missing === undefined || missing > limits.buffers) {
        return socket.close(closeCodes.badFrame, 'frame');
      }
      pending = { json, missing, buffers: [], bytes: bytes.length };
    } else {
      pending.buffers.push(bytes);
      pending.bytes += bytes.length;
    }
    if (pending.bytes > limits.messageBytes) return socket.close(closeCodes.refused, 'too large');
    if (pending.buffers.length < pending.missing) return;
    const { json, buffers } = pending;
    pending = undefined;
    const message = readFrame(json, buffers);
    if (message === undefined) return socket.close(closeCodes.badFrame, 'frame');
    connection.send(message.body);
  });
  socket.on('close', () => connection.end());
  // The protocol errors of ws (a frame too large, a broken mask) close the socket by themselves.
  socket.on('error', () => undefined);
};

/** Ends a window's socket because the host ends. */
export const sayGoodbye = (socket: WebSocket): void => socket.close(closeCodes.goingAway, 'closed');

const sendMessage = (options: {
  socket: WebSocket;
  message: unknown;
  limits: SocketLimits;
}): void => {
  const { socket, message, limits } = options;
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > limits.waitingBytes) return socket.terminate();
  const { json, buffers } = detachBytes(message);
  socket.send(json);
  for (const buffer of buffers) socket.send(buffer, { binary: true });
};

/** A token bucket: says for each frame whether it may still come. */
const frameAllowance = (options: { limits: SocketLimits; now: () => number }): (() => boolean) => {
  const { limits, now } = options;
  let left = limits.burst;
  let last = now();
  return () => {
    const time = now();
    left = Math.min(limits.burst, left + ((time - last) / 1_000) * limits.perSecond) - 1;
    last = time;
    return left >= 0;
  };
};

/** What a whole message says, or `undefined` when it is not JSON. */
const readFrame = (json: string, buffers: readonly Uint8Array[]): { body: unknown } | undefined => {
  try {
    return { body: attachBytes(json, buffers) };
  } catch {
    return undefined;
  }
};

const bytesOf = (frame: RawData): Uint8Array => {
  if (Array.isArray(frame)) return Buffer.concat(frame);
  if (frame instanceof ArrayBuffer) return new Uint8Array(frame);
  return new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength);
};
