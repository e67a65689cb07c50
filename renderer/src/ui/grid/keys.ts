/** Where the keyboard stands in a grid: row -1 is the header. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads from a position, or `undefined` for keys that do not move. Follows the WAI-ARIA
 * grid pattern, with rows as the unit: columns only matter in the header, where they are sorted.
 */
export const moveInGrid = (
  key: string,
  at: GridPosition,
  size: { rows: number; columns: number; page: number },
): GridPosition | undefined => {
  const row = (next: number): GridPosition => ({
    row: Math.max(Math.min(next, size.rows - 1), size.rows === 0 ? -1 : 0),
    column: at.column,
  });
  switch (key) {
    case 'ArrowDown':
      return row(at.row + 1);
    case 'ArrowUp':
      return at.row <= 0 ? { row: -1, column: at.column } : row(at.row - 1);
    case 'PageDown':
      return row(at.row + size.page);
    case 'PageUp':
      return row(at.row - size.page);
    case 'Home':
      return at.row === -1 ? { row: -1, column: 0 } : row(0);
    case 'End':
      return at.row === -1 ? { row: -1, column: size.columns - 1 } : row(size.rows - 1);
    case 'ArrowRight':
      return at.row === -1
        ? { row: -1, column: Math.min(at.column + 1, size.columns - 1) }
        : undefined;
    case 'ArrowLeft':
      return at.row === -1 ? { row: -1, column: Math.max(at.column - 1, 0) } : undefined;
    default:
      return undefined;
  }
};
