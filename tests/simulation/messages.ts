import type { StoredDocument } from '../../electron/data/database/schemas.ts';

/** What a simulated computer is told to do. `now` is the time on the wall, the same for all. */
export type Order = { readonly now: number } & (
  | { readonly kind: 'open'; readonly folder: string; readonly skew: number }
  | { readonly kind: 'put'; readonly document: StoredDocument }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'get'; readonly id: string }
  | { readonly kind: 'exchange' }
  | { readonly kind: 'answer'; readonly request: number; readonly answer: Answer }
  | { readonly kind: 'push-back' }
  | { readonly kind: 'look' }
  | { readonly kind: 'close' }
);

/** An answer of the server as it crosses the wire; `undefined` for a broken connection. */
export type Answer =
  | { readonly status: number; readonly headers: [string, string][]; readonly body: string }
  | undefined;

/** What a computer holds. */
export interface Look {
  readonly documents: readonly StoredDocument[];
  /** The same as somebody sees it who only followed the changes. */
  readonly followed: readonly StoredDocument[];
  readonly unsent: boolean;
  readonly refused: readonly string[];
}

/** What a computer says. */
export type Word =
  | { readonly kind: 'fetch'; readonly request: number; readonly url: string; readonly init: Init }
  | {
      readonly kind: 'exchanged';
      readonly failure?: string;
      readonly failSafe?: string;
      readonly bug?: string;
    }
  | { readonly kind: 'done'; readonly value?: unknown }
  | { readonly kind: 'bug'; readonly error: string };

/** A request as it crosses the wire. */
export interface Init {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}
