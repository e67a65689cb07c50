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
  // The numbers that people of the roster will have, and the rows that bring each number.
  const given = new Map<string, string>();
  const bringers = new Map<string, TriedRow[]>();
  for (const row of [...piles.new, ...piles.change]) {
    const number = numberOf(row);
    if (number === undefined) continue;
    if ('id' in row) given.set(row.id, number);
    const rows = bringers.get(number);
    if (rows === undefined) bringers.set(number, [row]);
    // Whoever it is told to is one of two at most.
    else if (rows.length < 2) rows.push(row);
    if (pace.isDue()) await pace.rest();
  }
  const holderBeside = (row: TriedRow): NumberHolder | undefined => {
    const number = numberOf(row);
    const own = 'id' in row ? row.id : undefined;
    if (number === undefined || (own !== undefined && roster.get(own)?.memberNo === number)) {
      return undefined;
    }
    const person = roster
      .numbered(number)
      .find(({ id }) => id !== own && (given.get(id) ?? number) === number);
    if (person !== undefined) return { personId: person.id };
    const other = bringers.get(number)?.find((bringer) => bringer.row !== row.row);
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
  if (bringers.size === 0) return piles;
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
  const name = present.people.get(shares.personId)?.['fn'];
  return typeof name === 'string' ? { sharedNumber: { number, name } } : {};
};

// Of several rows that mean one person the last one's number stays.
const saidNumber = (row: TriedRow): string | undefined =>
  factsOf(row).findLast(({ memberNo }) => memberNo !== undefined)?.memberNo;

const numberOf = (row: TriedRow): string | undefined => {
  const said = saidNumber(row);
  return said === undefined ? undefined : numberKey(said);
};
