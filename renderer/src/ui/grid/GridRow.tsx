import { memo, type ReactNode } from 'react';
import { classes } from '../classes.ts';
import { isSameData } from './sameData.ts';
import type { GridColumn } from './types.ts';
import styles from './VirtualGrid.module.css';

interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  /** Distance from the top in pixels. */
  readonly start: number;
  readonly height: number;
  readonly columns: readonly GridColumn<Row>[];
  /** `undefined` while it is still on its way. */
  readonly row: Row | undefined;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
}

const PlainGridRow = <Row,>(props: GridRowProps<Row>) => {
  const { row, isActive, isSelected } = props;
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={isSelected}
      aria-current={props.isCurrent || undefined}
      aria-busy={row === undefined}
      className={styles.row}
      data-index={props.index}
      data-active={isActive || undefined}
      style={{ insetBlockStart: `${props.start}px`, blockSize: `${props.height}px` }}
    >
      {row === undefined
        ? // One cell only: whoever drags the scroll bar passes thousands of rows that never come.
          cell({
            column: 1,
            span: props.columns.length,
            content: <span className={styles.pending} />,
          })
        : props.columns.map((column, index) =>
            cell({
              id: column.id,
              column: index + 1,
              align: column.align,
              content: column.render(row, { isActive, isSelected }),
            }),
          )}
    </div>
  );
};

const isSame = <Row,>(before: GridRowProps<Row>, next: GridRowProps<Row>): boolean => {
  const { row: rowBefore, ...restBefore } = before;
  const { row, ...rest } = next;
  const others = new Map<string, unknown>(Object.entries(restBefore));
  return (
    Object.entries(rest).every(([name, value]) => Object.is(value, others.get(name))) &&
    isSameData(rowBefore, row)
  );
};

/**
 * One row of the grid. Scrolling draws only the rows that come into view, not those already there,
 * even when all of them are asked for again.
 */
export const GridRow = memo(PlainGridRow, isSame) as typeof PlainGridRow;

// No component of its own: a table has hundreds of cells, and each would be one more to go through.
const cell = (props: {
  id?: string;
  column: number;
  align?: 'start' | 'end' | undefined;
  /** How many columns it stands for, when it is alone in its row. */
  span?: number;
  content: ReactNode;
}) => (
  <div
    key={props.id}
    role="gridcell"
    aria-colindex={props.column}
    aria-colspan={props.span}
    className={classes(
      props.span === undefined ? styles.cell : styles.wholeRow,
      props.align === 'end' && styles.end,
    )}
  >
    {typeof props.content === 'string' ? (
      <span className={styles.text}>{props.content}</span>
    ) : (
      props.content
    )}
  </div>
);
