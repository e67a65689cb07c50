import type { ImportPile, ImportRow } from '#shared/contract/importRows.ts';
import type { MatchIndex } from '#shared/domain/import/matchIndex.ts';
import { nameOfRow } from '#shared/domain/import/names.ts';
import { numberKey } from '#shared/domain/import/traits.ts';
import type { Pace } from './pace.ts';
import type { Present } from './planRows.ts';
import { factsOf, type NumberHolder, type TriedRow } from './tryRow.ts';

type Piles = Readonly<Record<ImportPile, readonly TriedRow[]>>;

/**
 * Marks the rows that bring a member number which somebody else of the roster or of the file has
 * when the import is done. Who had the number before is no news, and two people may exchange theirs.
 */
export const markSharedNumbers = async (
  piles: Piles,
  roster: MatchIndex,
  pace: Pace,
): Promise<Piles> => {
  // The numbers that people of the roster will have, and the first two rows that bring each number.
  const given = new Map<string, string>();
  const first = new Map<string, TriedRow>();
  const second = new Map<string, TriedRow>();
  const contested = new Set<string>();
  for (const rows of [piles.new, piles.change]) {
    for (const row of rows) {
      if (pace.isDue()) await pace.rest();
      const number = numberOf(row);
      if (number === undefined) continue;
      if ('id' in row) given.set(row.id, number);
      if (!first.has(number)) first.set(number, row);
      else if (!second.has(number)) second.set(number, row);
      else continue;
      if (second.has(number) || roster.numbered(number).length > 0) contested.add(number);
    }
  }
  // Mostly everybody's number is their own.
  if (contested.size === 0) return piles;
  const holderBeside = (row: TriedRow): NumberHolder | undefined => {
    const number = numberOf(row);
    const own = 'id' in row ? row.id : undefined;
    if (number === undefined || !contested.has(number)) return undefined;
    if (own !== undefined && roster.get(own)?.memberNo === number) return undefined;
    const person = roster
      .numbered(number)
      .find(({ id }) => id !== own && (given.get(id) ?? number) === number);
    if (person !== undefined) return { personId: person.id };
    const other = first.get(number)?.row === row.row ? second.get(number) : first.get(number);
    return other && { row: other.row, name: nameOfRow(other.facts) ?? '' };
  };
  const marked = async (rows: readonly TriedRow[]): Promise<readonly TriedRow[]> => {
    const result: TriedRow[] = [];
    for (const row of rows) {
      const shares = holderBeside(row);
      result.push(shares === undefined ? row : { ...row, shares });
      if (pace.isDue()) await pace.rest();
    }
    return result;
  };
  return { ...piles, new: await marked(piles.new), change: await marked(piles.change) };
};

/** What the preview says of a row that was marked; `present` tells how people are called. */
export const sharedNumberOf = (
  row: TriedRow,
  present: Present,
): Pick<ImportRow, 'sharedNumber'> => {
  const { shares } = row;
  const number = saidNumber(row);
  if (shares === undefined || number === undefined) return {};
  if ('row' in shares) return { sharedNumber: { number, name: shares.name, row: shares.row } };
  const name = present.person(shares.personId)?.fn;
  return name === undefined ? {} : { sharedNumber: { number, name } };
};

// Of several rows that mean one person the last one's number stays.
const saidNumber = (row: TriedRow): string | undefined =>
  row.also === undefined
    ? row.facts.memberNo
    : factsOf(row).findLast(({ memberNo }) => memberNo !== undefined)?.memberNo;

const numberOf = (row: TriedRow): string | undefined => {
  const said = saidNumber(row);
  return said === undefined ? undefined : numberKey(said);
};
