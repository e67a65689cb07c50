import type { StoredDocument } from '../../electron/data/database/schemas.ts';

/** How a computer's chapter is opened. */
export interface Opening {
  readonly folder: string;
  /** By how many milliseconds its clock is wrong. */
  readonly skew: number;
  readonly account: { readonly name: string; readonly password: string };
  /** Whether the program is of a newer version than the others'. */
  readonly isNewer: boolean;
}

/** Where a computer will be killed: at the n-th transaction of sync from now. */
export interface CrashPoint {
  readonly transactions: number;
  readonly phase: 'before' | 'inside' | 'after';
}

/** What a simulated computer is told to do. `now` is the time on the wall, the same for all. */
export type Order = { readonly now: number } & (
  | ({ readonly kind: 'open' } & Opening)
  | { readonly kind: 'put'; readonly document: StoredDocument }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'get'; readonly id: string }
  | { readonly kind: 'erase'; readonly id: string }
  | { readonly kind: 'exchange'; readonly sends: boolean }
  | { readonly kind: 'answer'; readonly request: number; readonly answer: Answer }
  | { readonly kind: 'push-back' }
  /** Somebody has what was refused sent once more. */
  | { readonly kind: 'retry-refused' }
  | { readonly kind: 'crash-in'; readonly point: CrashPoint | undefined }
  /** The process is gone; its file, as it is at this moment, is in `folder` from now on. */
  | { readonly kind: 'crash'; readonly folder: string }
  | { readonly kind: 'look' }
  | { readonly kind: 'close' }
);

/** An answer of the server as it crosses the wire; `undefined` for a broken connection. */
export type Answer =
  | { readonly status: number; readonly headers: [string, string][]; readonly body: string }
  | undefined;

/** What a computer holds. */
export interface Look {
  /** As they are in the file, without what the storage adds. */
  readonly documents: readonly StoredDocument[];
  /** What was refused: the id and what was to be sent. */
  readonly refused: readonly { readonly id: string; readonly body: unknown }[];
  readonly unsent: boolean;
  /** Documents that only a newer version can use. */
  readonly carried: readonly { readonly id: string; readonly document: StoredDocument }[];
  /** What live views show that a fresh look does not, or the other way round. */
  readonly stale: readonly string[];
  /** Everything that sync remembers, as one text. */
  readonly memory: string;
}

/** How an exchange ended. */
export interface Ended {
  readonly failure?: string;
  readonly failSafe?: string;
  /** The computer was killed at a {@link CrashPoint}. */
  readonly crashed?: boolean;
  /** Something that must not happen, in the words of the error. */
  readonly bug?: string;
  readonly refused?: number;
  readonly merged?: number;
}

/** What a computer says. */
export type Word =
  | { readonly kind: 'fetch'; readonly request: number; readonly url: string; readonly init: Init }
  | ({ readonly kind: 'exchanged' } & Ended)
  | { readonly kind: 'done'; readonly value?: unknown }
  | { readonly kind: 'bug'; readonly error: string };

/** A request as it crosses the wire. */
export interface Init {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}
