import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { RosterRow } from '#shared/contract/people.ts';
import { focusPageSearch, type GridWindow } from '../../ui/index.ts';

/**
 * Where the keyboard goes on after somebody was erased: to the list, where the next person took the
 * place, or to the search when it finds nobody any more. Answers what to call with who was erased.
 */
export const useErased = (options: {
  readonly personId: string | undefined;
  readonly data: GridWindow<RosterRow>;
  readonly grid: RefObject<HTMLElement | null>;
}): ((id: string) => void) => {
  const { personId, data, grid } = options;
  const erased = useRef<{ readonly id: string; isFocusMoved: boolean }>(undefined);
  useEffect(() => {
    const waiting = erased.current;
    // Not before the panel and its question are gone, which hold the focus.
    if (waiting === undefined || waiting.id === personId) return;
    if (!waiting.isFocusMoved) {
      waiting.isFocusMoved = true;
      grid.current?.focus();
    }
    if (data.rows.some(({ id }) => id === waiting.id)) return;
    erased.current = undefined;
    if (data.total === 0 && document.activeElement === grid.current) focusPageSearch();
  }, [personId, data, grid]);
  return useCallback((id) => {
    erased.current = { id, isFocusMoved: false };
  }, []);
};
