import { useRef, type KeyboardEvent, type RefObject } from 'react';

/** A key pressed in a search field; what is not the field's own goes on to the page. */
type SearchKey = KeyboardEvent & { continuePropagation(): void };

/**
 * The way from a page's search into the list it searches: ↓ or Enter goes to what was found. `/` is
 * the way back, see `SearchField`.
 */
export const useSearchKeys = (): {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: SearchKey) => void;
} => {
  const grid = useRef<HTMLDivElement>(null);
  return {
    grid,
    onKeyDown: (event) => {
      // What is no key of the field is one of the page, such as the palette's.
      if (event.key !== 'ArrowDown' && event.key !== 'Enter') {
        event.continuePropagation();
        return;
      }
      event.preventDefault();
      grid.current?.focus();
    },
  };
};

/** Puts the focus into the page's search, with what stands there selected. */
export const focusPageSearch = (): void => {
  const field = document.querySelector<HTMLInputElement>('[data-page-search]');
  field?.focus();
  field?.select();
};
