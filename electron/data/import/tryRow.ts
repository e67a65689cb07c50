import type { ImportProblem } from '#shared/contract/importRows.ts';
import { createMatchIndex, type Match, type MatchIndex } from '#shared/domain/import/matchIndex.ts';
import { traitsOfRow } from '#shared/domain/import/traits.ts';
import { nameOfRow } from '#shared/domain/import/names.ts';
import { isAboutNobody } from '#shared/domain/import/nobody.ts';
import { readRow, type ColumnReading } from '#shared/domain/import/readRow.ts';
import type { RowFacts } from '#shared/domain/import/rowFacts.ts';
import type { Decision, Decisions } from './decisions.ts';
import type { Table, TableRow } from './table.ts';

/** Somebody who has a member number: a person of the roster, or whom another row brings. */
export type NumberHolder =
  { readonly personId: string } | { readonly row: number; readonly name: string };

/** What a row turned out to be before anybody's present values are looked at. */
export type TriedRow = {
  readonly row: number;
  readonly facts: RowFacts;
  /** What later rows say that were said to mean the same person. */
  readonly also?: readonly RowFacts[];
  /** Who else has the member number that it brings, or will have it. */
  readonly shares?: NumberHolder;
} & (
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
  /** Somebody said that it means whom an earlier row means. */
  | { readonly means: 'joins'; readonly into: number }
  | {
      readonly means: 'ask';
      readonly problems: readonly ImportProblem[];
      /** People of the roster who may be meant; the first one's name is told in the sentence. */
      readonly about?: readonly string[];
      /** An earlier row that may mean the same person. */
      readonly twin?: number;
    }
);

/** The people of the roster whom a row means or may mean. */
export const aboutOf = (row: TriedRow): readonly string[] =>
  'id' in row ? [row.id] : row.means === 'ask' ? (row.about ?? nobody) : nobody;

/** The person of the roster who has the member number that a row brings. */
export const holderOf = ({ shares }: TriedRow): string | undefined =>
  shares !== undefined && 'personId' in shares ? shares.personId : undefined;

/** The earlier row that looks like the same person, where that is asked about. */
export const twinOf = (row: TriedRow): number | undefined =>
  row.means === 'ask' ? row.twin : undefined;

const leftOut: Decision = { kind: 'skip' };

const nobody: readonly string[] = [];

/** What a row says, and the rows that joined it. */
export const factsOf = ({ facts, also = [] }: TriedRow): readonly RowFacts[] => [facts, ...also];

/** Tries the rows of a table one after the other. */
export interface RowTrial {
  try(row: TableRow): TriedRow;
  /** The rows that others joined, with what those say. */
  joined(): readonly TriedRow[];
}

interface TrialOptions {
  readonly table: Table;
  readonly reading: ColumnReading;
  readonly roster: MatchIndex;
  readonly decisions: Decisions;
}

/** Makes a {@link RowTrial}; rows must be given in the order of the file, to find people named twice. */
export const createRowTrial = ({ table, reading, roster, decisions }: TrialOptions): RowTrial => {
  const earlier = createMatchIndex();
  // Which person of the roster an earlier row is, so that no two rows change the same one.
  const claimed = new Map<string, number>();
  // Rows that bring somebody in, and what joined them.
  const mains = new Map<number, TriedRow>();
  const also = new Map<number, RowFacts[]>();
  const join = (row: TableRow, facts: RowFacts, wanted: number): TriedRow | undefined => {
    const into = mains.get(wanted);
    if (into === undefined) return undefined;
    const target = into.means === 'joins' ? into.into : into.row;
    also.set(target, [...(also.get(target) ?? []), facts]);
    return { row: row.row, facts, means: 'joins', into: target };
  };
  const chosen = (row: TableRow, facts: RowFacts): TriedRow | undefined => {
    const decision = decisions.get(row.row);
    if (decision?.kind === 'row') return join(row, facts, decision.row);
    if (decision?.kind !== 'person' || roster.get(decision.id) === undefined) return undefined;
    const claimedBy = claimed.get(decision.id);
    if (claimedBy !== undefined) return join(row, facts, claimedBy);
    claimed.set(decision.id, row.row);
    return { row: row.row, facts, means: 'person', id: decision.id, exact: false, isOwn: false };
  };
  const judge = (row: TableRow): TriedRow => {
    const { facts, problems } = readRow(row.cells, reading);
    const decision = decisions.get(row.row) ?? leftOut;
    const isTaken = decision.kind !== 'skip' && row.row !== table.openQuoteRow;
    const shape = shapeProblems(row, table);
    const found = shape.length === 0 ? problems : [...shape, ...problems];
    if (found.length > 0 && !isTaken) return ask(row, facts, found);
    const traits = traitsOfRow(String(row.row), facts);
    const twin = earlier.find(traits, undefined);
    earlier.add(traits);
    const decided = isTaken ? chosen(row, facts) : undefined;
    if (decided !== undefined) return decided;
    const match = roster.find(traits, facts.personId);
    const claimedBy = match.kind === 'one' ? claimed.get(match.id) : undefined;
    // The id of an exported sheet says who is meant, however much two people look alike.
    const isNamed = match.kind === 'one' && match.exact;
    const twinRow = claimedBy ?? (isNamed ? undefined : earlierRow(twin));
    const isTold = isTaken && (decision.kind !== 'new' || decision.evenTwice);
    if (twinRow !== undefined && !isTold) {
      const twice = { code: 'same-person-twice', params: { row: twinRow } } as const;
      return { ...ask(row, facts, [twice]), twin: twinRow };
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
      const { ids } = match;
      const several = { code: 'several-matches', params: { count: ids.length } } as const;
      return { ...ask(row, facts, [several]), about: ids };
    }
    if (match.kind === 'maybe' && !match.contradicted) {
      return { row: row.row, facts, means: 'same-or-ask', id: match.id };
    }
    const code = match.kind === 'maybe' ? 'maybe-same' : 'name-differs';
    return { ...ask(row, facts, [{ code, params: {} }]), about: [match.id] };
  };
  return {
    try: (row) => {
      const tried = judge(row);
      if (tried.means !== 'ask') mains.set(row.row, tried);
      return tried;
    },
    joined: () =>
      [...also].flatMap(([row, facts]) => {
        const main = mains.get(row);
        return main === undefined ? [] : [{ ...main, also: facts }];
      }),
  };
};

const earlierRow = (twin: Match): number | undefined => {
  // Like several rows before, which are one person themselves or a question already.
  if (twin.kind === 'several') return Math.min(...twin.ids.map(Number));
  const isOne = twin.kind === 'one' || (twin.kind === 'maybe' && !twin.contradicted);
  return isOne ? Number(twin.id) : undefined;
};

const ask = (row: TableRow, facts: RowFacts, problems: readonly ImportProblem[]) =>
  ({ row: row.row, facts, means: 'ask', problems }) as const;

const shapeProblems = (row: TableRow, table: Table): readonly ImportProblem[] => {
  if (row.row === table.openQuoteRow) return [{ code: 'open-quote', params: {} }];
  const columns = table.headers.length;
  if (row.cells.length <= columns) return isAboutNobody(row.cells) ? nobodyProblem : noProblems;
  const cells = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return cells > columns ? [{ code: 'too-many-cells', params: { cells, columns } }] : noProblems;
};

const noProblems: readonly ImportProblem[] = [];
const nobodyProblem: readonly ImportProblem[] = [{ code: 'not-a-person', params: {} }];
