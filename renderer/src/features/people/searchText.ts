import { useState, useSyncExternalStore } from 'react';

/** What stands in a page's search field. */
export interface SearchText {
  readonly get: () => string;
  readonly set: (text: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A text that only the field follows letter by letter ({@link useTyped}). The page around it reads
 * it whenever it is drawn, which the answer to each letter makes happen anyway: drawing the page for
 * the letter as well would only keep that answer waiting.
 */
export const useSearchText = (): { readonly search: string; readonly searchText: SearchText } => {
  const [searchText] = useState(createSearchText);
  return { search: useSyncExternalStore(neverTold, searchText.get), searchText };
};

/** The text as it is now, letter by letter. */
export const useTyped = (text: SearchText): string =>
  useSyncExternalStore(text.subscribe, text.get);

const createSearchText = (): SearchText => {
  const listeners = new Set<() => void>();
  let now = '';
  return {
    get: () => now,
    set: (text) => {
      now = text;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const neverTold = () => () => undefined;
