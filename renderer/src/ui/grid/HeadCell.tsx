/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   The grid around it has the focus and the keys (aria-activedescendant); see VirtualGrid. */
import { ArrowDown, ArrowUp } from 'lucide-react';
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
