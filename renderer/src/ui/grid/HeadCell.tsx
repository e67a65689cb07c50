/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   The grid around it has the focus and the keys (aria-activedescendant); see VirtualGrid. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, type PointerEvent } from 'react';
import { useRemPixels } from '../appearance.ts';
import { classes } from '../classes.ts';
import type { GridColumn } from './types.ts';
import styles from './VirtualGrid.module.css';

/** The heading of a column; a click on a sortable one sorts by it. */
export const HeadCell = <Row,>(props: {
  id: string;
  column: GridColumn<Row>;
  direction: 'ascending' | 'descending' | undefined;
  isActive: boolean;
  onSort: () => void;
  /** Absent when the column's width is fixed. */
  onResize: ((width: number) => void) | undefined;
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
      aria-label={column.isHeaderHidden === true ? column.header : undefined}
      aria-sort={column.isSortable ? (direction ?? 'none') : undefined}
      data-active={props.isActive || undefined}
      onClick={props.onSort}
    >
      {column.isHeaderHidden !== true && <span className={styles.text}>{column.header}</span>}
      {direction !== undefined && <Arrow size={12} aria-hidden />}
      {props.onResize !== undefined && <ResizeEdge onResize={props.onResize} />}
    </div>
  );
};

/** The edge of a heading that a pointer can draw; the keyboard's way is in VirtualGrid. */
const ResizeEdge = ({ onResize }: { onResize: (width: number) => void }) => {
  const rem = useRemPixels();
  const from = useRef<{ x: number; width: number }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>): void => {
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLSpanElement>): void => {
    if (from.current === undefined) return;
    const sign = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    onResize((from.current.width + sign * (event.clientX - from.current.x)) / rem);
  };
  const end = (): void => {
    from.current = undefined;
  };
  return (
    <span
      className={styles.edge}
      aria-hidden
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={(event) => event.stopPropagation()}
    />
  );
};
