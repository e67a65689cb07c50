import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { throwOnMissing } from './missing.ts';
import type { Surface } from './surface.ts';

/**
 * Half of a message channel. It holds what arrives until somebody takes it: a listener in this
 * process, or a carrier that brings it to another one.
 */
export class PortEnd {
  peer: PortEnd | undefined;
  taker: { message: (value: unknown) => void; close: () => void } | undefined;
  closed = false;
  readonly queue: unknown[] = [];

  /** Sends to the other half. Values are cloned, as in Electron. */
  post(value: unknown): void {
    if (!this.closed) this.peer?.receive(structuredClone(value));
  }

  /** Hands over what came and what comes. */
  take(taker: { message: (value: unknown) => void; close: () => void }): void {
    this.taker = taker;
    for (const value of this.queue.splice(0)) taker.message(value);
    if (this.closed) taker.close();
  }

  /** Ends both halves; each side is told once. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    // Electron raises `close` later, never inside the call that closes.
    queueMicrotask(() => this.taker?.close());
    this.peer?.close();
  }

  receive(value: unknown): void {
    if (this.taker === undefined) this.queue.push(value);
    else this.taker.message(value);
  }
}

/**
 * `MessagePortMain` (Electron docs: message-port-main): messages wait until `start`; a port that was
 * transferred cannot be used any more.
 */
export class MessagePortMain extends EventEmitter {
  end: PortEnd | undefined;

  constructor(end: PortEnd) {
    super();
    this.end = end;
    return throwOnMissing('MessagePortMain', this);
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0)
      throw new Error('the shell rig does not have ports inside port messages');
    this.end?.post(message);
  }

  start(): void {
    this.end?.take({
      message: (data) => this.emit('message', { data, ports: [] }),
      close: () => this.emit('close'),
    });
  }

  close(): void {
    this.end?.close();
  }
}

/** Takes a port away from its owner for transfer; throws when it was transferred before. */
export const detachPort = (port: unknown): PortEnd => {
  const end = port instanceof MessagePortMain ? port.end : undefined;
  if (end === undefined) throw new Error('Port at index 0 is already neutered');
  if (port instanceof MessagePortMain) port.end = undefined;
  return end;
};

/** `MessageChannelMain` (Electron docs: message-channel-main). */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const first = new PortEnd();
    const second = new PortEnd();
    first.peer = second;
    second.peer = first;
    this.port1 = new MessagePortMain(first);
    this.port2 = new MessagePortMain(second);
  }
}

MessagePortMain.prototype satisfies Surface<
  Electron.MessagePortMain,
  'postMessage' | 'start' | 'close'
>;
