import type { ImportProblem } from '#shared/contract/import.ts';
import { createMatchIndex, type Match, type MatchIndex } from '#shared/domain/import/matchIndex.ts';
import { traitsOfRow } from '#shared/domain/import/traits.ts';
import { nameOfRow } from '#shared/domain/import/names.ts';
import { readRow, type ColumnReading } from '#shared/domain/import/readRow.ts';
import type { RowFacts } from '#shared/domain/import/rowFacts.ts';
import type { Table, TableRow } from './table.ts';

/** What a row turned out to be before anybody's present values are looked at. */
export type TriedRow = { readonly row: number; readonly facts: RowFacts } & (
  | { readonly means: 'new' }
  | {
      readonly means: 'person';
      readonly id: string;
      readonly exact: boolean;
      /** A row of a sheet that was exported here, see `ApplyOptions.lists`. */
      readonly isOwn: boolean;
    }
  /** Same name and nothing to decide by: the same person if the row says nothing new. */
  | { readonly means: 'same-or-ask'; readonly id: string }
  | {
      readonly means: 'ask';
      readonly problems: readonly ImportProblem[];
      /** A person whose name the problem's sentence tells. */
      readonly about?: string;
    }
);

/** Tries the rows of a table one after the other. */
export interface RowTrial {
  try(row: TableRow): TriedRow;
}

interface TrialOptions {
  readonly table: Table;
  readonly reading: ColumnReading;
  readonly roster: MatchIndex;
  /** Rows that are taken in spite of their problems. */
  readonly taken: ReadonlySet<number>;
}

/** Makes a {@link RowTrial}; rows must be given in the order of the file, to find people named twice. */
export const createRowTrial = ({ table, reading, roster, taken }: TrialOptions): RowTrial => {
  const earlier = createMatchIndex();
  // Which person of the roster an earlier row is, so that no two rows change the same one.
  const claimed = new Map<string, number>();
  return {
    try: (row) => {
      const { facts, problems } = readRow(row.cells, reading);
      const isTaken = taken.has(row.row) && row.row !== table.openQuoteRow;
      const found = [...shapeProblems(row, table), ...problems];
      if (found.length > 0 && !isTaken) return ask(row, facts, found);
      const traits = traitsOfRow(String(row.row), facts);
      const twin = earlier.find(traits, undefined);
      earlier.add(traits);
      const match = roster.find(traits, facts.personId);
      const claimedBy = match.kind === 'one' ? claimed.get(match.id) : undefined;
      // The id of an exported sheet says who is meant, however much two people look alike.
      const isNamed = match.kind === 'one' && match.exact;
      const twinRow = claimedBy ?? (isNamed ? undefined : earlierRow(twin));
      if (twinRow !== undefined && !isTaken) {
        return ask(row, facts, [{ code: 'same-person-twice', params: { row: twinRow } }]);
      }
      if (match.kind === 'one' && claimedBy === undefined) {
        claimed.set(match.id, row.row);
        // Telephones send cards back without what they have no place for.
        const isOwn = match.id === facts.personId && table.source.kind !== 'cards';
        return { row: row.row, facts, means: 'person', id: match.id, exact: match.exact, isOwn };
      }
      if (nameOfRow(facts) === undefined) return ask(row, facts, [{ code: 'no-name', params: {} }]);
      if (match.kind === 'nobody' || isTaken) return { row: row.row, facts, means: 'new' };
      if (match.kind === 'several') {
        return ask(row, facts, [{ code: 'several-matches', params: { count: match.ids.length } }]);
      }
      if (match.kind === 'maybe' && !match.contradicted) {
        return { row: row.row, facts, means: 'same-or-ask', id: match.id };
      }
      const code = match.kind === 'maybe' ? 'maybe-same' : 'name-differs';
      return { ...ask(row, facts, [{ code, params: {} }]), about: match.id };
    },
  };
};

const earlierRow = (twin: Match): number | undefined =>
  twin.kind === 'one' || (twin.kind === 'maybe' && !twin.contradicted)
    ? Number(twin.id)
    : undefined;

const ask = (row: TableRow, facts: RowFacts, problems: readonly ImportProblem[]) =>
  ({ row: row.row, facts, means: 'ask', problems }) as const;

const shapeProblems = (row: TableRow, table: Table): readonly ImportProblem[] => {
  if (row.row === table.openQuoteRow) return [{ code: 'open-quote', params: {} }];
  const columns = table.headers.length;
  const cells = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return cells > columns ? [{ code: 'too-many-cells', params: { cells, columns } }] : [];
};
