import { create } from 'zustand';
import { rosterColumns, type RosterColumn } from '#shared/contract/people.ts';

/** Which columns the roster shows, in which order and how wide; belongs to this computer. */
export interface ColumnLayout {
  /** The columns shown, from left to right; the name is always among them. */
  readonly shown: readonly RosterColumn[];
  /** Widths in rem that were chosen by hand. */
  readonly widths: Readonly<Partial<Record<RosterColumn, number>>>;
}

/** Changes the layout and remembers it on this computer. */
export const setColumnLayout = (layout: ColumnLayout): void => {
  const checked = checkLayout(layout);
  useColumnLayout.setState(checked);
  try {
    localStorage.setItem(storageKey, JSON.stringify(checked));
  } catch {
    // A browser may refuse storage; the layout then lasts as long as the window.
  }
};

/** As it is at first. */
export const usualLayout: ColumnLayout = {
  shown: ['name', 'organisation', 'residence', 'exchange', 'consent'],
  widths: {},
};

/** A layout with a column one place further, if there is a place. */
export const moveColumn = (
  layout: ColumnLayout,
  column: RosterColumn,
  by: -1 | 1,
): ColumnLayout => {
  const from = layout.shown.indexOf(column);
  const other = layout.shown[from + by];
  if (from === -1 || other === undefined) return layout;
  return {
    ...layout,
    shown: layout.shown.map((entry) =>
      entry === column ? other : entry === other ? column : entry,
    ),
  };
};

/** Whatever was stored as a layout: known columns once each, sensible widths, the name. */
export const checkLayout = (stored: unknown): ColumnLayout => {
  if (typeof stored !== 'object' || stored === null) return usualLayout;
  const { shown, widths } = stored as { shown?: unknown; widths?: unknown };
  if (!Array.isArray(shown)) return usualLayout;
  const known = [...new Set(shown)].flatMap(
    (id) => rosterColumns.find((column) => column === id) ?? [],
  );
  const given: Readonly<Record<string, unknown>> =
    typeof widths === 'object' && widths !== null ? { ...widths } : {};
  return {
    shown: known.includes('name') ? known : ['name', ...known],
    widths: Object.fromEntries(
      rosterColumns.flatMap((column) => {
        const width = given[column];
        return typeof width === 'number' && Number.isFinite(width)
          ? [[column, Math.min(Math.max(Math.round(width * 4) / 4, 4), 60)]]
          : [];
      }),
    ),
  };
};

const storageKey = 'tsudoi.roster';

const readLayout = (): ColumnLayout => {
  try {
    return checkLayout(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return usualLayout;
  }
};

/** The layout now; change it with {@link setColumnLayout}. */
export const useColumnLayout = create<ColumnLayout>(() => readLayout());
