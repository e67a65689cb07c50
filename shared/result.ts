/**
 * An expected outcome as a value: either `ok` with what was asked for, or an error that a person
 * can cause and understand. Bugs are thrown instead, never returned.
 */
export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** Wraps a value as the successful side of a {@link Result}. */
export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** Wraps a failure as the unsuccessful side of a {@link Result}. */
export const err = <Failure>(error: Failure): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error,
});
