import { useEffect } from 'react';
import { useLiveQuery } from './useLiveQuery.ts';

const listeners = new Set<(ids: readonly string[]) => void>();

/** Tells something that this window keeps of people whom to forget. */
export const onForgetPeople = (forget: (ids: readonly string[]) => void): void => {
  listeners.add(forget);
};

/** Makes this window forget what it keeps of people who were erased. */
export const forgetPeople = (ids: readonly string[]): void => {
  for (const forget of listeners) forget(ids);
};

/** Forgets whoever is erased, in whichever window and on whichever computer. */
export const useForgetErased = (): void => {
  const { value } = useLiveQuery('people.erased', {});
  useEffect(() => {
    if (value !== undefined) forgetPeople(value.personIds);
  }, [value]);
};
