import type { AppError } from '#shared/contract/errors.ts';
import type { Input, Output, QueryName } from '#shared/contract/index.ts';
import type { DataClient } from './dataClient.ts';

/** What a live query shows at one moment. */
export interface LiveSnapshot<Name extends QueryName> {
  /** The newest value, or `undefined` before the first. */
  readonly value: Output<Name> | undefined;
  /** The input `value` belongs to: may be older than the one asked for now. */
  readonly input: Input<Name> | undefined;
  /** Why there is no (new) value. */
  readonly error: AppError | undefined;
}

/** Follows one query whose input may change, for `useSyncExternalStore`. */
export interface LiveQuery<Name extends QueryName> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => LiveSnapshot<Name>;
  /**
   * Asks for another input; the previous value stays until the new one is there. `null` asks
   * nothing and forgets the value: it is no beginning of what is asked next.
   */
  readonly setInput: (input: Input<Name> | null) => void;
}

/** Creates a {@link LiveQuery}. It asks only while somebody listens and there is an input. */
export const createLiveQuery = <Name extends QueryName>(
  client: DataClient,
  name: Name,
): LiveQuery<Name> => {
  const listeners = new Set<() => void>();
  const nothing: LiveSnapshot<Name> = { value: undefined, input: undefined, error: undefined };
  let snapshot = nothing;
  let wanted: Input<Name> | null = null;
  let stop: (() => void) | undefined;

  const emit = (next: LiveSnapshot<Name>): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  };

  const restart = (): void => {
    stop?.();
    stop = undefined;
    const input = wanted;
    if (input === null || listeners.size === 0) return;
    stop = client.subscribe(name, input, {
      onValue: (value) => emit({ value, input, error: undefined }),
      onError: (error) => emit({ ...snapshot, error }),
    });
  };

  return {
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) restart();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) restart();
      };
    },
    setInput: (input) => {
      if (JSON.stringify(input) === JSON.stringify(wanted)) return;
      wanted = input;
      restart();
      if (input === null && snapshot !== nothing) emit(nothing);
    },
  };
};
