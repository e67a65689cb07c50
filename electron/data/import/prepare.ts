import type { ImportSession } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import { readCountryRegion } from '#shared/domain/import/countryRegion.ts';
import { guessDateOrder, isAmbiguousDate, type DateOrder } from '#shared/domain/import/date.ts';
import { isRepeatable } from '#shared/domain/import/fields.ts';
import { guessColumns, mayBePlaces } from '#shared/domain/import/guessColumns.ts';
import { sampleName } from '#shared/domain/import/nameOrder.ts';
import type { NameOrder } from '#shared/domain/import/names.ts';
import { recogniseShape } from '#shared/domain/import/shapes.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Call } from '../server/handlers.ts';
import type { Decisions } from './decisions.ts';
import { dateCells, makeDryRun, type DryRun } from './dryRun.ts';
import { regionOfChapter } from '../people/index.ts';
import { rememberedMapping } from './mappings.ts';
import { createPace, type Pace } from './pace.ts';
import type { Table } from './table.ts';
import { twinOf } from './tryRow.ts';
import { sessionsOf, type PreparedImport } from './sessions.ts';

/** Guesses what the columns are, tries the import, and keeps it for the commit. */
export const prepareImport = async (
  chapter: ChapterContext,
  {
    fileName,
    table,
    call,
  }: { readonly fileName: string; readonly table: Table; readonly call: Call },
): Promise<PreparedImport> => {
  const pace = createPace(call.signal);
  const values = columnValues(table);
  await pace.rest();
  await makePlaceNames(
    values.filter((_, column) => mayBePlaces(table.headers[column] ?? '')),
    pace,
  );
  const shape = recogniseShape(
    table.headers,
    values.map((column) => column.length),
  );
  const guess = guessFields(table, values, shape?.fields);
  await pace.rest();
  const remembered = await rememberedMapping(chapter, table.headers);
  const fields = remembered?.fields ?? guess;
  const dateOrder = remembered?.dateOrder;
  const nameOrder = remembered?.nameOrder;
  const decisions: Decisions = new Map();
  const total = table.rows.length;
  const dryRun = await tryImport(chapter, {
    table,
    fields,
    dateOrder,
    nameOrder,
    decisions,
    signal: call.signal,
    // Reading the file was the first third.
    onProgress: (rows) => call.progress(total / 2 + rows, total * 1.5),
  });
  const watch = chapter.database.repositories.people.changes$.subscribe(() => {
    session.isStale = true;
  });
  const session: PreparedImport = {
    id: chapter.newUuid(),
    fileName,
    table,
    samples: values.map((column) => [...new Set(column)].slice(0, samplesShown).map(shorten)),
    fields,
    guess,
    shape: shape?.shape,
    isRemembered: remembered !== undefined,
    dateOrder,
    nameOrder,
    region: await regionOfChapter(chapter),
    dryRun,
    revision: 1,
    decisions,
    isStale: false,
    state: 'ready',
    stopWatching: () => watch.unsubscribe(),
  };
  sessionsOf(chapter).add(session);
  return session;
};

// The names of places in each language are made when the first text in its script is looked up. To
// guess the columns would make those of all scripts of a file in one go, and most columns say by their
// header that they hold none.
const makePlaceNames = async (
  values: readonly (readonly string[])[],
  pace: Pace,
): Promise<void> => {
  for (const value of values.flat()) {
    readCountryRegion(value);
    await pace.breathe();
  }
};

// What the format or the program says about columns comes before guesses.
const guessFields = (
  { headers, fields }: Table,
  values: readonly (readonly string[])[],
  told: readonly (ImportField | undefined)[] = [],
): readonly ImportField[] => {
  if (fields !== undefined) return fields;
  const guessed = guessColumns(
    headers.map((header, column) => ({ header, values: values[column] ?? [] })),
  );
  const taken = new Set(told);
  return guessed.map((guess, column) => {
    const field = told[column];
    if (field !== undefined) return field;
    return taken.has(guess) && !isRepeatable(guess) ? 'ignore' : guess;
  });
};

/** Makes the dry run of a table. `onProgress` is told the rows done, of `table.rows.length`. */
export const tryImport = (
  chapter: ChapterContext,
  options: {
    readonly table: Table;
    readonly fields: readonly ImportField[];
    readonly dateOrder: DateOrder | undefined;
    readonly nameOrder: NameOrder | undefined;
    readonly decisions: Decisions;
    readonly signal: AbortSignal;
    readonly onProgress: (rows: number) => void;
  },
): Promise<DryRun> => makeDryRun(chapter, { ...options, pace: createPace(options.signal) });

/** A prepared import as the window sees it. */
export const describeSession = (session: PreparedImport): ImportSession => ({
  session: session.id,
  revision: session.revision,
  fileName: session.fileName,
  source: session.table.source,
  notices: [...session.table.notices, ...photoNotices(session.table)],
  firstRows: session.table.rows
    .slice(0, firstRowsShown)
    .map(({ cells }) => cells.slice(0, firstCellsShown).map(shorten)),
  rows: session.table.rows.length,
  columns: session.table.headers.map((header, column) => ({
    header,
    samples: [...(session.samples[column] ?? [])],
    field: session.fields[column] ?? 'ignore',
  })),
  guess: [...session.guess],
  ...(session.shape !== undefined && { shape: session.shape }),
  isRemembered: session.isRemembered,
  ...describeDates(session),
  ...describeNames(session),
  counts: {
    new: session.dryRun.new.length,
    change: session.dryRun.change.length,
    same: session.dryRun.same.length,
    'needs-you': session.dryRun['needs-you'].length,
  },
  sharedNumbers: describeNumbers(session),
  ...countDecisions(session),
  photosWaiting: session.table.photos?.waiting() ?? 0,
});

const photoNotices = ({ photos }: Table): ImportSession['notices'] => {
  const elsewhere = photos?.count('elsewhere') ?? 0;
  const unreadable = photos?.count('unreadable', 'too-large') ?? 0;
  return [
    ...(elsewhere > 0 ? [{ code: 'photos-elsewhere' as const, count: elsewhere }] : []),
    ...(unreadable > 0 ? [{ code: 'photos-unreadable' as const, count: unreadable }] : []),
  ];
};

// Who was taken and is asked about all the same, for want of a name or as somebody twice, is not decided.
const countDecisions = ({
  dryRun,
  decisions,
}: PreparedImport): Pick<ImportSession, 'taken' | 'twice'> => {
  const open = dryRun['needs-you'].filter(({ row }) => decisions.get(row)?.kind !== 'skip');
  return {
    taken: decisions.size - open.filter(({ row }) => decisions.has(row)).length,
    twice: open.filter((row) => twinOf(row) !== undefined).length,
  };
};

const describeNumbers = ({ dryRun }: PreparedImport): ImportSession['sharedNumbers'] => {
  const rows = [...dryRun.new, ...dryRun.change]
    .filter(({ shares }) => shares !== undefined)
    .map(({ row }) => row)
    .toSorted((a, b) => a - b);
  return { count: rows.length, rows: rows.slice(0, rowsNamed) };
};

// Cards have their names in parts and say themselves how they are shown.
const describeNames = ({
  table,
  fields,
  nameOrder,
}: PreparedImport): Pick<ImportSession, 'names'> => {
  const sample = table.fields === undefined ? sampleName(table.rows, fields) : undefined;
  return sample === undefined ? {} : { names: { sample, order: nameOrder ?? 'as-written' } };
};

// Asked only where no date of the file tells by itself.
const describeDates = ({
  table,
  fields,
  dateOrder,
}: PreparedImport): Pick<ImportSession, 'dates'> => {
  const cells = dateCells(table, fields);
  if (guessDateOrder(cells) !== undefined) return {};
  const sample = cells.find(isAmbiguousDate);
  if (sample === undefined) return {};
  return { dates: { sample, ...(dateOrder !== undefined && { order: dateOrder }) } };
};

const samplesShown = 3;
const firstRowsShown = 3;
const rowsNamed = 5;
const firstCellsShown = 6;
const valuesLooked = 300;

const shorten = (value: string): string => (value.length > 80 ? `${value.slice(0, 80)}…` : value);

// Values from all over the table: the first rows are often entered with more care than the rest.
const columnValues = ({ headers, rows }: Table): readonly (readonly string[])[] => {
  const step = Math.max(1, Math.floor(rows.length / valuesLooked));
  const looked = rows.filter((_, index) => index % step === 0 || index < samplesShown);
  return headers.map((_, column) =>
    looked
      .map(({ cells }) => cells[column]?.trim() ?? '')
      .filter((value) => value !== '')
      .slice(0, valuesLooked),
  );
};
