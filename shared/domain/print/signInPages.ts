import type { Paper } from './labelSheets.ts';

/** One row of the sign-in sheet: a guest with the row number, or a blank line for a walk-in. */
export interface SignInRow<Guest> {
  /** Counts guests from 1 on, and blank lines from 1 on again. */
  readonly number: number;
  readonly guest: Guest | undefined;
}

/** How many blank lines follow the guests. */
export const blankLines = 20;

// Millimetres: the margins and the heading, and one row.
const taken = 42;
const rowHeight = 9;

/** The rows of each page, guests first, then {@link blankLines} blank ones; rows are never split. */
export const signInPages = <Guest>(
  guests: readonly Guest[],
  paper: Paper,
): readonly (readonly SignInRow<Guest>[])[] => {
  const rows: SignInRow<Guest>[] = [
    ...guests.map((guest, index) => ({ number: index + 1, guest })),
    ...Array.from({ length: blankLines }, (_, index) => ({ number: index + 1, guest: undefined })),
  ];
  const perPage = Math.floor((paper.height - taken) / rowHeight);
  return Array.from({ length: Math.ceil(rows.length / perPage) }, (_, page) =>
    rows.slice(page * perPage, (page + 1) * perPage),
  );
};
