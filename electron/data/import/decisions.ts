import type { ParsedInput } from '#shared/contract/index.ts';

/** What a person said about a row that needed a decision. */
export type Decision =
  /** Somebody new; cells that cannot be read are left out. */
  | { readonly kind: 'new' }
  /** The row stays out. */
  | { readonly kind: 'skip' }
  /** The row means this person of the roster. */
  | { readonly kind: 'person'; readonly id: string }
  /** The row means whoever an earlier row means. */
  | { readonly kind: 'row'; readonly row: number };

/** Decisions by row number. */
export type Decisions = ReadonlyMap<number, Decision>;

/** The decisions after one more; `open` are the rows that need one. */
export const decide = (
  decisions: Decisions,
  { rows, decision, as }: Pick<ParsedInput<'import.decide'>, 'rows' | 'decision' | 'as'>,
  open: readonly number[],
): Decisions => {
  const next = new Map(decisions);
  if (decision === 'leave') {
    if (rows === 'all') return new Map();
    for (const row of rows) next.delete(row);
    return next;
  }
  const made = madeOf(decision, as);
  // Who was left out by hand is not brought in with all the others.
  const all = open.filter((row) => decisions.get(row)?.kind !== 'skip');
  for (const row of rows === 'all' ? all : rows) next.set(row, made);
  return next;
};

const madeOf = (
  decision: 'take' | 'skip' | 'same',
  as: ParsedInput<'import.decide'>['as'],
): Decision => {
  if (decision === 'skip') return { kind: 'skip' };
  if (decision === 'take' || as === undefined) return { kind: 'new' };
  return 'personId' in as ? { kind: 'person', id: as.personId } : { kind: 'row', row: as.row };
};
