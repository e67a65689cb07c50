import type { ImportField } from '#shared/contract/importFields.ts';
import type { ImportPile } from '#shared/contract/importRows.ts';
import { guessDateOrder, type DateOrder } from '#shared/domain/import/date.ts';
import { serviceOfHeader } from '#shared/domain/import/messengers.ts';
import type { NameOrder } from '#shared/domain/import/names.ts';
import { readingOrder } from '#shared/domain/import/readingOrder.ts';
import type { ColumnReading } from '#shared/domain/import/readRow.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Decisions } from './decisions.ts';
import type { Pace } from './pace.ts';
import { planRow } from './planRows.ts';
import { readPresent } from './readPresent.ts';
import type { Table } from './table.ts';
import { loadRosterIndex } from './rosterIndex.ts';
import { markSharedNumbers } from './sharedNumbers.ts';
import { createRowTrial, type TriedRow } from './tryRow.ts';

/** The outcome of trying an import: every row in one of four piles, in the order of the file. */
export type DryRun = Readonly<Record<ImportPile, readonly TriedRow[]>>;

interface DryRunOptions {
  readonly table: Table;
  readonly fields: ColumnReading['fields'];
  /** What a person said about dates that can be read in two ways. */
  readonly dateOrder: DateOrder | undefined;
  readonly nameOrder: NameOrder | undefined;
  readonly decisions: Decisions;
  readonly pace: Pace;
  /** Told how many rows are done. */
  readonly onProgress: (rows: number) => void;
}

/** Tries an import against the roster as it is now. Writes nothing. */
export const makeDryRun = async (
  chapter: ChapterContext,
  { table, fields, dateOrder, nameOrder, decisions, pace, onProgress }: DryRunOptions,
): Promise<DryRun> => {
  const piles: Record<ImportPile, TriedRow[]> = { new: [], change: [], same: [], 'needs-you': [] };
  const roster = await loadRosterIndex(chapter, pace);
  const order = readingOrder(table.headers, fields);
  const reading = {
    fields,
    order,
    services: table.headers.map(serviceOfHeader),
    dateOrder: guessDateOrder(dateCells(table, fields)) ?? dateOrder,
    nameOrder,
  };
  const making = { newId: noId, region: undefined, photos: table.photos };
  const trial = createRowTrial({ table, reading, roster, decisions });
  for (let start = 0; start < table.rows.length; start += sliceLength) {
    const rows: TriedRow[] = [];
    for (const row of table.rows.slice(start, start + sliceLength)) {
      rows.push(trial.try(row));
      if (pace.isDue()) await pace.rest();
    }
    const present = await readPresent(chapter, {
      rows,
      readPeople: chapter.database.repositories.people.byIds,
    });
    for (const row of rows) {
      // Only for somebody who is here already does the pile depend on more than the row.
      const pile = row.means === 'new' ? 'new' : planRow(row, present, making).pile;
      piles[pile].push(row);
      if (pace.isDue()) await pace.rest();
    }
    onProgress(Math.min(start + sliceLength, table.rows.length));
  }
  const joined = trial.joined();
  const present = await readPresent(chapter, {
    rows: joined,
    readPeople: chapter.database.repositories.people.byIds,
  });
  for (const row of joined) {
    const { pile } = planRow(row, present, making);
    moveTo(piles, row, pile);
  }
  return markSharedNumbers(piles, roster, pace);
};

// A row that others joined may say more than it did alone.
const moveTo = (piles: Record<ImportPile, TriedRow[]>, row: TriedRow, pile: ImportPile): void => {
  for (const rows of Object.values(piles)) {
    const index = rows.findIndex((other) => other.row === row.row);
    if (index !== -1) rows.splice(index, 1);
  }
  const after = piles[pile].findIndex((other) => other.row > row.row);
  piles[pile].splice(after === -1 ? piles[pile].length : after, 0, row);
};

const sliceLength = 200;

const noId = (): string => '';

const dateFields: ReadonlySet<ImportField> = new Set([
  'exchangeStart',
  'exchangeEnd',
  'minorUntil',
]);

/** The cells of the columns that become dates. */
export const dateCells = (table: Table, fields: ColumnReading['fields']): readonly string[] => {
  const columns = fields.flatMap((field, column) => (dateFields.has(field) ? [column] : []));
  return columns.flatMap((column) => table.rows.map(({ cells }) => cells[column] ?? ''));
};
