import { z } from 'zod';
import { appErrorSchema } from '#shared/contract/errors.ts';

const secretSchema = z.object({ key: z.string(), value: z.string() });

/** Something the host keeps in the system's store of secrets: the password of a server account. */
export type Secret = z.infer<typeof secretSchema>;

/** For what a person is needed before sync can go on as it should. */
export const attentionReasonSchema = z.enum([
  /** Name and password have to be typed. */
  'sign-in',
  /** Sync stopped, and a person has to choose or to ask somebody. */
  'stopped',
  /** The server refuses a change. */
  'refused',
]);

/** See {@link attentionReasonSchema}. */
export type AttentionReason = z.infer<typeof attentionReasonSchema>;

/**
 * What the hosts (Electron main, loopback host) and the data process say to each other. This is the
 * only file of the data process that a host imports.
 *
 * The data process is started with `dataProcessArguments`. It answers `ready` or `failed` once.
 * - Under Electron it is a `utilityProcess`: `connect` comes with one `MessagePortMain` in `ports`,
 *   and that port is the window's {@link Channel}; `connection`, `message` and `disconnect` are not used.
 * - Under plain Node it is a forked child with `serialization: 'advanced'`: every window has a
 *   connection number and its messages travel wrapped in `message`.
 */
export const toDataSchema = z.discriminatedUnion('kind', [
  /** Comes first, once, when the data process was started with {@link DataProcessOptions.secrets}. */
  z.object({ kind: z.literal('secrets'), secrets: z.array(secretSchema) }),
  z.object({ kind: z.literal('connect'), connection: z.int() }),
  z.object({ kind: z.literal('message'), connection: z.int(), message: z.unknown() }),
  z.object({ kind: z.literal('disconnect'), connection: z.int() }),
  /** Finish what is being written, close the files, and exit with code 0. */
  z.object({ kind: z.literal('shutdown') }),
]);

/** See {@link toDataSchema}. */
export type ToData = z.infer<typeof toDataSchema>;

/** What the data process says to its host. */
export const fromDataSchema = z.discriminatedUnion('kind', [
  /** The profile is locked and windows may connect. */
  z.object({ kind: z.literal('ready') }),
  /** The profile cannot be used; the process exits with code 1 after this. */
  z.object({ kind: z.literal('failed'), error: appErrorSchema }),
  z.object({ kind: z.literal('message'), connection: z.int(), message: z.unknown() }),
  /** The data process ends this connection (a message broke the protocol). */
  z.object({ kind: z.literal('disconnect'), connection: z.int() }),
  /** Keep this for the next start; only after a host that sent `secrets`. */
  z.object({ kind: z.literal('keep-secret'), secret: secretSchema }),
  z.object({ kind: z.literal('forget-secret'), key: z.string() }),
  /** A person is needed, or not any more (`null`). Sent when that changes; a host may pass it over. */
  z.object({ kind: z.literal('attention'), reason: attentionReasonSchema.nullable() }),
]);

/** See {@link fromDataSchema}. */
export type FromData = z.infer<typeof fromDataSchema>;

/** How a host starts the data process. */
export interface DataProcessOptions {
  /** The folder that holds everything of this computer's Tsudoi; created when missing. */
  readonly profile: string;
  /** Open the demo chapter (made when missing) instead of the last one. */
  readonly demo: boolean;
  /** The host keeps secrets and sends `secrets` before anything else. */
  readonly secrets?: boolean;
  /** Passwords stand in the environment, as the demo of sync hands them over; else nobody looks. */
  readonly givenSecrets?: boolean;
}

/**
 * What the runtime of the data process is started with (`execArgv`). V8 may let the space for new
 * objects grow to 32 MiB and more when an opening makes many of them, and keeps it; with 4 MiB the
 * process of a chapter of 40,000 people stays about a quarter smaller, and imports as fast. Left to
 * itself V8 lets the heap nearly double before it collects again; such an opening then ends just
 * below that, and the first search waits 100 ms for a collection made in one go. With half as much
 * the collections come while there is something to load, 10 to 30 ms each.
 */
export const dataProcessRuntime: readonly string[] = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=50',
];

/** The command line arguments for {@link DataProcessOptions}. */
export const dataProcessArguments = (options: DataProcessOptions): string[] => [
  '--profile',
  options.profile,
  ...(options.demo ? ['--demo'] : []),
  ...(options.secrets === true ? ['--secrets'] : []),
  ...(options.givenSecrets === true ? ['--given-secrets'] : []),
];
