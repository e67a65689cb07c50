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
  /** The order a side notes for a list that shows `visible`, where the list alone does not tell it. */
  readonly orderOf: (side: Side, key: string, visible: unknown) => readonly string[] | undefined;
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
  /** An order that the list alone does not tell any more, so that it must be noted. */
  readonly order?: readonly string[];
}
