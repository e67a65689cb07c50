import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { classes } from '../classes.ts';
import { useRemPixels } from '../appearance.ts';
import { moveInGrid } from './keys.ts';
import type { GridColumn, VirtualGridProps } from './types.ts';
import { wantedWindow } from './window.ts';
import styles from './VirtualGrid.module.css';

const headHeight = 2;

/**
 * A table of any length: only the rows on screen exist, only the rows around them are asked for.
 * It is one tab stop; arrows, Home, End, Page Up and Page Down move, Enter opens. ↑ from the first
 * row leads to the header, where ← → choose a column and Enter sorts by it.
 */
export const VirtualGrid = <Row,>(props: VirtualGridProps<Row>) => {
  const { columns, data, activeIndex, onWindow } = props;
  const rem = useRemPixels();
  const rowHeight = (props.rowHeight ?? 2.25) * rem;
  const ownRef = useRef<HTMLDivElement>(null);
  const scroller = props.gridRef ?? ownRef;
  const id = useId();
  const [headColumn, setHeadColumn] = useState(0);

  const virtualizer = useVirtualizer({
    count: data.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight * rem,
    scrollPaddingStart: headHeight * rem,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [virtualizer, activeIndex]);
  useEffect(() => virtualizer.scrollToOffset(0), [virtualizer, props.resetKey]);

  const items = virtualizer.getVirtualItems();
  const { offset, limit } = wantedWindow(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  useEffect(() => onWindow(offset, limit), [onWindow, offset, limit]);

  const rowAt = (index: number): Row | undefined => data.rows[index - data.offset];
  const active = rowAt(activeIndex);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const to = moveInGrid(
      event.key,
      { row: activeIndex, column: headColumn },
      { rows: data.total, columns: columns.length, page },
    );
    if (to !== undefined) {
      setHeadColumn(to.column);
      props.onActiveIndexChange(to.row);
    } else if (!act(event.key)) {
      return;
    }
    event.preventDefault();
  };

  const act = (key: string): boolean => {
    if (activeIndex === -1) return (key === 'Enter' || key === ' ') && sortBy(columns[headColumn]);
    if (active === undefined) return false;
    if (key === 'Enter') props.onOpen?.(active, activeIndex, 'keyboard');
    else if (key === 'Delete') props.onDelete?.(active, activeIndex);
    else if (key === ' ') props.onToggle?.(active, activeIndex);
    else return false;
    return true;
  };

  const sortBy = (column: GridColumn<Row> | undefined): boolean => {
    if (column?.isSortable !== true || props.onSort === undefined) return false;
    const isAgain = props.sort?.column === column.id && props.sort.direction === 'ascending';
    props.onSort({ column: column.id, direction: isAgain ? 'descending' : 'ascending' });
    return true;
  };

  const onRowClick = (event: MouseEvent, index: number): void => {
    if (isOnControl(event)) return;
    props.onActiveIndexChange(index);
    const row = rowAt(index);
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
      aria-activedescendant={
        activeIndex === -1
          ? `${id}-head-${headColumn}`
          : data.total > 0
            ? `${id}-row-${activeIndex}`
            : undefined
      }
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKeyDown}
      style={{ ['--grid-columns' as string]: columns.map((column) => column.width).join(' ') }}
    >
      <div
        className={styles.space}
        role="presentation"
        style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
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
              />
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            const isActive = index === activeIndex;
            const isSelected = row !== undefined && props.isSelected?.(row) === true;
            return (
              <div
                key={index}
                id={`${id}-row-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={isSelected}
                aria-busy={row === undefined}
                className={styles.row}
                data-active={isActive || undefined}
                onClick={(event) => onRowClick(event, index)}
                style={{ transform: `translateY(${start}px)`, blockSize: `${rowHeight}px` }}
              >
                {columns.map((column, columnIndex) => (
                  <Cell key={column.id} column={columnIndex + 1} align={column.align}>
                    {row === undefined ? (
                      <span className={styles.pending} />
                    ) : (
                      column.render(row, { isActive, isSelected })
                    )}
                  </Cell>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {data.total === 0 && props.empty}
    </div>
  );
};

const HeadCell = <Row,>(props: {
  id: string;
  column: GridColumn<Row>;
  direction: 'ascending' | 'descending' | undefined;
  isActive: boolean;
  onSort: () => void;
}) => {
  const { column, direction } = props;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <div
      id={props.id}
      role="columnheader"
      className={classes(
        styles.headCell,
        column.align === 'end' && styles.end,
        column.isSortable && styles.sortable,
        direction !== undefined && styles.sorted,
      )}
      aria-sort={column.isSortable ? (direction ?? 'none') : undefined}
      data-active={props.isActive || undefined}
      onClick={props.onSort}
    >
      <span className={styles.text}>{column.header}</span>
      {direction !== undefined && <Arrow size={12} aria-hidden />}
    </div>
  );
};

const Cell = (props: {
  column: number;
  align: 'start' | 'end' | undefined;
  children: ReactNode;
}) => (
  <div
    role="gridcell"
    aria-colindex={props.column}
    className={classes(styles.cell, props.align === 'end' && styles.end)}
  >
    {typeof props.children === 'string' ? (
      <span className={styles.text}>{props.children}</span>
    ) : (
      props.children
    )}
  </div>
);

const isOnControl = (event: MouseEvent): boolean =>
  event.target instanceof Element &&
  event.target.closest('button, a, input, select, textarea, [role="combobox"]') !== null;
