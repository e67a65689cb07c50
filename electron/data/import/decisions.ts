import type { ParsedInput } from '#shared/contract/index.ts';

/** What a person said about a row that needed a decision. */
export type Decision =
  /**
   * Somebody new; cells that cannot be read are left out. `evenTwice`: although an earlier row looks
   * like the same person, which is asked about otherwise.
   */
  | { readonly kind: 'new'; readonly evenTwice: boolean }
  /** The row stays out. */
  | { readonly kind: 'skip' }
  /** The row means this person of the roster. */
  | { readonly kind: 'person'; readonly id: string }
  /** The row means whoever an earlier row means. */
  | { readonly kind: 'row'; readonly row: number };

/** Decisions by row number. */
export type Decisions = ReadonlyMap<number, Decision>;

/** A row that needs a decision: `twin` is the earlier one that looks like the same person. */
interface OpenRow {
  readonly row: number;
  readonly twin?: number | undefined;
}

/** The decisions after one more; `open` are the rows that need one. */
export const decide = (
  decisions: Decisions,
  { rows, decision, as }: Pick<ParsedInput<'import.decide'>, 'rows' | 'decision' | 'as'>,
  open: readonly OpenRow[],
): Decisions => {
  const next = new Map(decisions);
  if (decision === 'leave') {
    if (rows === 'all') return new Map();
    for (const row of rows) next.delete(row);
    return next;
  }
  const twins = new Set(open.flatMap(({ row, twin }) => (twin === undefined ? [] : [row])));
  // Neither who was left out by hand nor who stands in the file twice comes in with all the others.
  const all = open
    .map(({ row }) => row)
    .filter((row) => decisions.get(row)?.kind !== 'skip')
    .filter((row) => decision !== 'take' || !twins.has(row));
  for (const row of rows === 'all' ? all : rows) {
    // Who takes a row for its unreadable cell has not been asked yet whether it is somebody twice.
    next.set(row, madeOf(decision, as, twins.has(row)));
  }
  return next;
};

const madeOf = (
  decision: 'take' | 'skip' | 'same',
  as: ParsedInput<'import.decide'>['as'],
  evenTwice: boolean,
): Decision => {
  if (decision === 'skip') return { kind: 'skip' };
  if (decision === 'take' || as === undefined) return { kind: 'new', evenTwice };
  return 'personId' in as ? { kind: 'person', id: as.personId } : { kind: 'row', row: as.row };
};
