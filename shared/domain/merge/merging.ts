import type { Stamp } from './stamp.ts';

/** Two edits of one thing that cannot both show. */
export interface Collision {
  readonly kind: 'value' | 'removal';
  readonly path: readonly string[];
  readonly base: unknown;
  readonly kept: { readonly value: unknown; readonly stamp: Stamp };
  readonly other: { readonly value: unknown; readonly stamp: Stamp };
}

/** What one merge knows and finds out. */
export interface Merging {
  /** When `value` was given at `key`, on either side. */
  readonly stampOf: (side: Side, key: string, value: unknown) => Stamp;
  /** Whether a side says explicitly when the value at `key` was given. */
  readonly isStamped: (side: Side, key: string, value: unknown) => boolean;
  /** Times after this moment are not trusted. */
  readonly latest: string | undefined;
  readonly collisions: Collision[];
  /** Every value that differs from the base: when it was given, by path. */
  readonly given: Map<string, Given>;
}

/** One of the two versions that are merged. */
export type Side = 'mine' | 'theirs';

/** A value of the result that differs from the base. */
export interface Given {
  readonly value: unknown;
  readonly stamp: Stamp;
  /** Not to be seen in the document any more, so it must be noted. */
  readonly hidden?: boolean;
}
