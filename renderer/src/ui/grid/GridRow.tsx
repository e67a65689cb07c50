import { memo, type ReactNode } from 'react';
import { classes } from '../classes.ts';
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
      {row === undefined ? (
        // One cell only: whoever drags the scroll bar passes thousands of rows that never come.
        <Cell column={1} span={props.columns.length}>
          <span className={styles.pending} />
        </Cell>
      ) : (
        props.columns.map((column, index) => (
          <Cell key={column.id} column={index + 1} align={column.align}>
            {column.render(row, { isActive, isSelected })}
          </Cell>
        ))
      )}
    </div>
  );
};

/** One row of the grid. Scrolling draws only the rows that come into view, not those already there. */
export const GridRow = memo(PlainGridRow) as typeof PlainGridRow;

const Cell = (props: {
  column: number;
  align?: 'start' | 'end' | undefined;
  /** How many columns it stands for, when it is alone in its row. */
  span?: number;
  children: ReactNode;
}) => (
  <div
    role="gridcell"
    aria-colindex={props.column}
    aria-colspan={props.span}
    className={classes(
      props.span === undefined ? styles.cell : styles.wholeRow,
      props.align === 'end' && styles.end,
    )}
  >
    {typeof props.children === 'string' ? (
      <span className={styles.text}>{props.children}</span>
    ) : (
      props.children
    )}
  </div>
);
