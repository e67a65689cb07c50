import { useMemo, useSyncExternalStore } from 'react';

/** Whether a CSS media query holds now. */
export const useMediaQuery = (query: string): boolean => {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (listener) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => list.matches,
  );
};
