import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useCallback, useEffect, type RefObject } from 'react';

// Rows drawn beyond both edges while scrolling.
const overscan = 8;

/** The rows of a grid that exist in the page, and where they are. */
export interface VisibleRows {
  readonly items: readonly VirtualItem[];
  /** Height of all rows and the header in pixels. */
  readonly totalSize: number;
  /** The first and the last row on screen. */
  readonly startIndex: number;
  readonly endIndex: number;
}

/**
 * Follows the scrolling of a grid, keeps the row under the keyboard in sight, and goes back to the
 * top when `resetKey` changes. Lengths are pixels. The virtualiser's instance stays in here: it
 * changes inside, which memoised code would not see.
 */
export const useVisibleRows = (grid: {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly total: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Row under the keyboard, -1 for the header. */
  readonly activeIndex: number;
  /** That row is among those that have come. */
  readonly isActiveHere: boolean;
  readonly resetKey: string | undefined;
}): VisibleRows => {
  'use no memo';
  const { scroller, rowHeight, activeIndex } = grid;
  // The row under the keyboard stays, so that screen readers can still name it when it is scrolled away.
  const kept = grid.isActiveHere ? activeIndex : -1;
  // oxlint-disable-next-line react/incompatible-library -- its instance is only used here, unmemoised
  const virtualizer = useVirtualizer({
    count: grid.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    rangeExtractor: useCallback(
      (range: Range) =>
        withIndex(
          // At the top, where every search begins, nobody is scrolling yet.
          defaultRangeExtractor(range.startIndex > 0 ? range : { ...range, overscan: 1 }),
          kept,
        ),
      [kept],
    ),
    paddingStart: grid.headHeight,
    scrollPaddingStart: grid.headHeight,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [virtualizer, activeIndex]);
  useEffect(() => {
    // Where nothing was scrolled, asking for it would make the browser lay out the rows at once.
    if (virtualizer.scrollOffset !== 0) virtualizer.scrollToOffset(0);
  }, [virtualizer, grid.resetKey]);

  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  return {
    items: virtualizer.getVirtualItems(),
    totalSize: virtualizer.getTotalSize(),
    ...{ startIndex, endIndex },
  };
};

const withIndex = (indexes: number[], index: number): number[] =>
  index < 0 || indexes.includes(index) ? indexes : [...indexes, index].toSorted((a, b) => a - b);
