import { useDeferredValue, type ReactNode } from 'react';

/**
 * What is put on the page after the rest of it: a large part of a page by itself, so that the window
 * answers in between.
 */
export const Later = ({ children }: { children: ReactNode }) =>
  useDeferredValue(true, false) ? children : null;
