import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { Input, Output, QueryName } from '#shared/contract/index.ts';
import { useDataClient } from './ClientContext.tsx';
import { createLiveQuery } from './liveQuery.ts';

/** What {@link useLiveQuery} returns. */
export interface Live<Name extends QueryName> {
  /** The newest value; while a changed input is being asked, still the previous one. */
  readonly value: Output<Name> | undefined;
  /** The input `value` belongs to (needed with windows, to know where its rows belong). */
  readonly valueInput: Input<Name> | undefined;
  readonly error: AppError | undefined;
  /** `value` belongs to an earlier input, or is not there yet. */
  readonly isStale: boolean;
  /**
   * Asks for the input that the component is drawn with next, from the event that changes it: the
   * data process works while the page draws.
   */
  readonly ask: (input: Input<Name> | null) => void;
}

/**
 * Follows a query: the component renders again whenever its answer changes. `input` is compared by
 * content, so it may be written in place; `null` asks nothing
 * and forgets what was answered.
 */
export const useLiveQuery = <Name extends QueryName>(
  name: Name,
  input: Input<Name> | null,
): Live<Name> => {
  const client = useDataClient();
  const live = useMemo(() => createLiveQuery(client, name), [client, name]);
  const {
    value,
    input: valueInput,
    error,
  } = useSyncExternalStore(live.subscribe, live.getSnapshot);
  const key = JSON.stringify(input);
  useEffect(() => live.setInput(JSON.parse(key) as typeof input), [live, key]);
  return {
    value,
    valueInput,
    error,
    isStale: JSON.stringify(valueInput) !== key,
    ask: live.setInput,
  };
};
