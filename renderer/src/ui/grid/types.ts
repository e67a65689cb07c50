import type { ReactNode, RefObject } from 'react';

/** What a cell knows about its row while it is drawn. */
export interface CellState {
  /** The row the keyboard is on; only there should controls inside a cell be in the tab order. */
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

/** A column of a {@link VirtualGrid}. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** A CSS grid track, such as `minmax(10rem, 2fr)` or `7rem`. */
  readonly width: string;
  readonly render: (row: Row, state: CellState) => ReactNode;
  readonly isSortable?: boolean;
  readonly align?: 'start' | 'end';
  /** The header is only said, not shown. */
  readonly isHeaderHidden?: boolean;
  /** Its width cannot be changed. */
  readonly isFixed?: boolean;
}

/** The rows that are here, and which part of the whole they are. */
export interface GridWindow<Row> {
  /** Position of `rows[0]` in the whole. */
  readonly offset: number;
  readonly rows: readonly Row[];
  /** How many rows there are in all. */
  readonly total: number;
}

/** The order a grid is in. */
export interface GridSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What {@link VirtualGrid} takes. */
export interface VirtualGridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly data: GridWindow<Row>;
  /**
   * Asks for rows: called when the part on screen (with some rows around it) is not in the last
   * part asked for. Keep it in state and give it to a live query.
   */
  readonly onWindow: (offset: number, limit: number) => void;
  /** Where the keyboard is; -1 is the header. Kept by the page, which resets it on a new search. */
  readonly activeIndex: number;
  readonly onActiveIndexChange: (index: number) => void;
  readonly isSelected?: (row: Row) => boolean;
  /** The row that is open beside the grid. */
  readonly isCurrent?: (row: Row) => boolean;
  /** Click on a row, or Enter on it; `by` says which, for where the focus should go. */
  readonly onOpen?: (row: Row, index: number, by: 'pointer' | 'keyboard') => void;
  /** The Delete key on a row. */
  readonly onDelete?: (row: Row, index: number) => void;
  /**
   * Reads the row at an index that is not here yet, in the order that is shown now: for Enter and
   * space that are faster than the rows. Without it such a key does nothing.
   */
  readonly readRow?: (index: number) => Promise<Row | undefined>;
  /** The space key on a row, for marking it. */
  readonly onToggle?: (row: Row, index: number) => void;
  /**
   * Shift with ↑ ↓ Home End Page Up Page Down, or Shift and a click: selects from one row to
   * another. The page moves the keyboard to `to`.
   */
  readonly onExtend?: (from: number, to: number) => void;
  /** Ctrl/⌘ A. */
  readonly onSelectAll?: () => void;
  /** A change of a column's width in rem, from Shift ← → in the header or the edge of its heading. */
  readonly onResize?: (column: string, width: number) => void;
  /** Alt ← → in the header: the column changes places with its neighbour. */
  readonly onMoveColumn?: (column: string, by: -1 | 1) => void;
  readonly sort?: GridSort;
  readonly onSort?: (sort: GridSort) => void;
  /** When this changes (another search, another order) the grid scrolls back to its top. */
  readonly resetKey?: string;
  /** The grid's element, to put the focus on it. */
  readonly gridRef?: RefObject<HTMLDivElement | null>;
  /** Height of a row in rem. */
  readonly rowHeight?: number;
  /** What is shown instead of rows when there are none. */
  readonly empty?: ReactNode;
}
