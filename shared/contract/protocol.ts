import { z } from 'zod';
import { appErrorSchema } from './errors.ts';

/**
 * Messages between a window and the data process. They are plain structured-clone values, the same
 * over a `MessagePort` (desktop) and a WebSocket (loopback host). `id` is chosen by the window and
 * is unique per connection; every answer repeats it.
 */
const id = z.int().min(1);

/** What a window sends. */
export const clientMessageSchema = z.discriminatedUnion('kind', [
  /** Ask once. Answered by one `result`. */
  z.object({ kind: z.literal('query'), id, name: z.string().max(80), payload: z.unknown() }),
  /** Ask and keep being told: answered by `snapshot` now and after every change, or one `result` error. */
  z.object({ kind: z.literal('subscribe'), id, name: z.string().max(80), payload: z.unknown() }),
  /** Stop a subscription. Not answered. */
  z.object({ kind: z.literal('unsubscribe'), id }),
  /** Do something. Answered by any number of `progress` and one `result`. */
  z.object({ kind: z.literal('command'), id, name: z.string().max(80), payload: z.unknown() }),
  /** Ask a running command to stop; it answers with `result` as usual (error `cancelled` if it did). */
  z.object({ kind: z.literal('cancel'), id }),
]);

/** See {@link clientMessageSchema}. */
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** The tagged answer of a query or command. */
export const resultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
]);

/** What the data process sends. */
export const serverMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id, result: resultSchema }),
  z.object({ kind: z.literal('snapshot'), id, value: z.unknown() }),
  /** Work done so far in units of the command's own choosing (rows, bytes). */
  z.object({ kind: z.literal('progress'), id, done: z.number(), total: z.number() }),
]);

/** See {@link serverMessageSchema}. */
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/**
 * One end of a two-way, ordered message connection. The transport (port, socket, child process)
 * is hidden behind it. After `onClose` has fired nothing more arrives.
 */
export interface Channel {
  /** Sends one structured-clone value. Sending on a closed channel does nothing. */
  post(message: unknown): void;
  /** Sets the one listener for incoming values; values that came earlier are delivered first. */
  onMessage(listener: (message: unknown) => void): void;
  /** Sets the one listener for the end of the connection. */
  onClose(listener: () => void): void;
  /** Ends the connection from this side. */
  close(): void;
}
