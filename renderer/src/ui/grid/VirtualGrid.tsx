import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useRemPixels } from '../appearance.ts';
import { GridRow } from './GridRow.tsx';
import { HeadCell } from './HeadCell.tsx';
import { moveInGrid } from './keys.ts';
import type { GridColumn, VirtualGridProps } from './types.ts';
import { useVisibleRows } from './useVisibleRows.ts';
import { wantedWindow } from './window.ts';
import styles from './VirtualGrid.module.css';

const headHeight = 2;
// Milliseconds between two questions for rows.
const shortestPause = 100;

/**
 * A table of any length: only the rows on screen exist, only the rows around them are asked for.
 * It is one tab stop; arrows, Home, End, Page Up and Page Down move, Enter opens. ↑ from the first
 * row leads to the header, where ← → choose a column and Enter sorts by it. Where rows can be
 * selected, space does it for one, Shift and a movement for all in between, Ctrl/⌘ A for all.
 */
export const VirtualGrid = <Row,>(props: VirtualGridProps<Row>) => {
  const { columns, data, onWindow } = props;
  const activeIndex = Math.min(props.activeIndex, data.total - 1);
  const rowAt = (index: number): Row | undefined => data.rows[index - data.offset];
  const active = rowAt(activeIndex);
  const rem = useRemPixels();
  const rowHeight = (props.rowHeight ?? 2.25) * rem;
  const ownRef = useRef<HTMLDivElement>(null);
  const scroller = props.gridRef ?? ownRef;
  const id = useId();
  const [headColumn, setHeadColumn] = useState(0);
  const latestIndex = useRef(activeIndex);
  useEffect(() => {
    latestIndex.current = activeIndex;
  });

  const { items, totalSize, startIndex, endIndex } = useVisibleRows({
    ...{ scroller, rowHeight, activeIndex },
    total: data.total,
    headHeight: headHeight * rem,
    isActiveHere: active !== undefined,
    resetKey: props.resetKey,
  });
  const { offset, limit } = wantedWindow(startIndex, endIndex);
  usePaced(onWindow, offset, limit);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (actWithModifier(event)) {
      event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const to = moveInGrid(
      event.key,
      { row: activeIndex, column: headColumn },
      { rows: data.total, columns: columns.length, page },
    );
    if (to !== undefined) {
      setHeadColumn(to.column);
      const isExtending = event.shiftKey && activeIndex >= 0 && to.row >= 0;
      if (isExtending && props.onExtend !== undefined) props.onExtend(activeIndex, to.row);
      else props.onActiveIndexChange(to.row);
    } else if (!act(event.key)) {
      return;
    }
    event.preventDefault();
  };

  const actWithModifier = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    const { key, altKey, shiftKey } = event;
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && !altKey && key.toLowerCase() === 'a' && props.onSelectAll !== undefined) {
      props.onSelectAll();
      return true;
    }
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined;
    const column = columns[headColumn];
    if (isMod || activeIndex !== -1 || by === undefined || column === undefined) return false;
    if (altKey && props.onMoveColumn !== undefined) {
      props.onMoveColumn(column.id, by);
      setHeadColumn(Math.max(0, Math.min(headColumn + by, columns.length - 1)));
      return true;
    }
    if (!shiftKey || props.onResize === undefined || column.isFixed === true) return false;
    const cell = document.getElementById(`${id}-head-${headColumn}`);
    props.onResize(column.id, (cell?.getBoundingClientRect().width ?? 0) / rem + by);
    return true;
  };

  const act = (key: string): boolean => {
    if (activeIndex === -1) return (key === 'Enter' || key === ' ') && sortBy(columns[headColumn]);
    if (active === undefined) return actLater(key);
    if (key === 'Enter') props.onOpen?.(active, activeIndex, 'keyboard');
    else if (key === 'Delete') props.onDelete?.(active, activeIndex);
    else if (key === ' ') props.onToggle?.(active, activeIndex);
    else return false;
    return true;
  };

  // On a row that is still on its way. Nobody deletes what cannot be seen.
  const actLater = (key: string): boolean => {
    if ((key !== 'Enter' && key !== ' ') || props.readRow === undefined) return false;
    void props.readRow(activeIndex).then((row) => {
      if (row === undefined) return;
      if (key === ' ') props.onToggle?.(row, activeIndex);
      // Who went on meanwhile does not want to be taken back.
      else if (latestIndex.current === activeIndex) props.onOpen?.(row, activeIndex, 'keyboard');
    });
    return true;
  };

  const sortBy = (column: GridColumn<Row> | undefined): boolean => {
    if (column?.isSortable !== true || props.onSort === undefined) return false;
    const isAgain = props.sort?.column === column.id && props.sort.direction === 'ascending';
    props.onSort({ column: column.id, direction: isAgain ? 'descending' : 'ascending' });
    return true;
  };

  const onClick = (event: MouseEvent): void => {
    const index = clickedRow(event);
    if (index === undefined) return;
    const row = rowAt(index);
    if (event.shiftKey && props.onExtend !== undefined) {
      props.onExtend(Math.max(activeIndex, 0), index);
      return;
    }
    props.onActiveIndexChange(index);
    if ((event.ctrlKey || event.metaKey) && props.onToggle !== undefined) {
      if (row !== undefined) props.onToggle(row, index);
      return;
    }
    if (row !== undefined) props.onOpen?.(row, index, 'pointer');
  };

  return (
    // The grid itself is the control (one tab stop); its rows are named by aria-activedescendant.
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={data.total + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.onToggle !== undefined || undefined}
      aria-activedescendant={
        activeIndex === -1
          ? `${id}-head-${headColumn}`
          : active !== undefined && items.some(({ index }) => index === activeIndex)
            ? `${id}-row-${activeIndex}`
            : undefined
      }
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onClick={onClick}
      style={tracks(columns)}
    >
      <div
        className={styles.space}
        role="presentation"
        style={{ blockSize: data.total === 0 ? '100%' : `${totalSize}px` }}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.headRow}>
            {columns.map((column, index) => (
              <HeadCell
                key={column.id}
                id={`${id}-head-${index}`}
                column={column}
                direction={props.sort?.column === column.id ? props.sort.direction : undefined}
                isActive={activeIndex === -1 && headColumn === index}
                onSort={() => sortBy(column)}
                onResize={
                  props.onResize === undefined || column.isFixed === true
                    ? undefined
                    : (width) => props.onResize?.(column.id, width)
                }
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={data.total === 0 ? styles.emptyBody : undefined}>
          {data.total === 0 && props.empty !== undefined && (
            <div role="row" aria-rowindex={2} className={styles.emptyRow}>
              <div role="gridcell" aria-colspan={columns.length} className={styles.emptyCell}>
                {props.empty}
              </div>
            </div>
          )}
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <GridRow
                key={index}
                id={`${id}-row-${index}`}
                index={index}
                start={start}
                height={rowHeight}
                columns={columns}
                row={row}
                isActive={index === activeIndex}
                isSelected={row !== undefined && props.isSelected?.(row) === true}
                isCurrent={row !== undefined && props.isCurrent?.(row) === true}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
};

/** Asks for rows at once, but not more often than somebody who drags the scroll bar can read them. */
const usePaced = (ask: (offset: number, limit: number) => void, offset: number, limit: number) => {
  const askedAt = useRef(-Infinity);
  useEffect(() => {
    const now = (): void => {
      askedAt.current = performance.now();
      ask(offset, limit);
    };
    const wait = askedAt.current + shortestPause - performance.now();
    if (wait <= 0) {
      now();
      return undefined;
    }
    const timer = window.setTimeout(now, wait);
    return () => window.clearTimeout(timer);
  }, [ask, offset, limit]);
};

const tracks = (columns: readonly { readonly width: string }[]): CSSProperties => ({
  ['--grid-columns' as string]: columns.map(({ width }) => width).join(' '),
});

/** The row a click means; none for a click on a control inside a cell. */
const clickedRow = (event: MouseEvent): number | undefined => {
  if (!(event.target instanceof Element)) return undefined;
  if (event.target.closest('button, a, label, input, select, textarea, [role="combobox"]'))
    return undefined;
  const index = event.target.closest<HTMLElement>('[data-index]')?.dataset['index'];
  return index === undefined ? undefined : Number(index);
};
