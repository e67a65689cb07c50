import type { CommandName } from '#shared/contract/index.ts';
import { appError } from '#shared/contract/errors.ts';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { hasNameColumn } from '#shared/domain/import/fields.ts';
import { err, ok } from '#shared/result.ts';
import { isCleanImage } from '../people/index.ts';
import {
  chapterCommand,
  chapterQuery,
  type Call,
  type CommandHandler,
  type Handlers,
} from '../server/handlers.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { listImports } from './batches.ts';
import { candidatesOf } from './candidates.ts';
import { commitImport } from './commit.ts';
import { decide } from './decisions.ts';
import { inTurn } from './exclusive.ts';
import { createPace } from './pace.ts';
import { newItemId } from './itemId.ts';
import { rememberMapping } from './mappings.ts';
import { planRow } from './planRows.ts';
import { describeSession, prepareImport, tryImport } from './prepare.ts';
import { readPresent } from './readPresent.ts';
import { readTable } from './readTable.ts';
import { sessionsOf, type PreparedImport } from './sessions.ts';
import { sharedNumberOf } from './sharedNumbers.ts';
import { twinOf } from './tryRow.ts';
import { undoImport } from './undo.ts';

/** How the import page's queries and commands are answered. */
export const importHandlers = {
  'import.open': chapterCommand(async (chapter, { fileName, bytes, ...choices }, call) => {
    const table = await readTable({
      bytes,
      choices,
      pace: createPace(call.signal),
      onProgress: (share) => call.progress(share, 3),
    });
    if (!table.ok) return table;
    const session = await prepareImport(chapter, { fileName, table: table.value, call });
    return ok(describeSession(session));
  }),

  'import.map': changesPreview(
    chapterCommand(async (chapter, { session: id, fields, dateOrder, nameOrder }, call) => {
      const session = readySession(chapter, id);
      if (session === undefined) return err(appError('import-expired'));
      const columns = session.table.headers.map((_, column) => fields[column] ?? 'ignore');
      return tryAgain(chapter, {
        session,
        fields: columns,
        dateOrder: dateOrder ?? session.dateOrder,
        nameOrder: nameOrder === 'as-written' ? undefined : (nameOrder ?? session.nameOrder),
        decisions: new Map(),
        call,
      });
    }),
  ),

  'import.decide': changesPreview(
    chapterCommand(async (chapter, { session: id, ...decision }, call) => {
      const session = readySession(chapter, id);
      if (session === undefined) return err(appError('import-expired'));
      const open = session.dryRun['needs-you'].map((row) => ({ row: row.row, twin: twinOf(row) }));
      const decisions = decide(session.decisions, decision, open);
      const { fields, dateOrder, nameOrder } = session;
      return tryAgain(chapter, { session, fields, dateOrder, nameOrder, decisions, call });
    }),
  ),

  'import.rows': chapterQuery(['import'], async (chapter, { session: id, pile, window }) => {
    const session = sessionsOf(chapter).get(id);
    if (session === undefined) return err(appError('import-expired'));
    const { revision } = session;
    const rows = session.dryRun[pile];
    const shown = rows.slice(window.offset, window.offset + window.limit);
    const present = await readPresent(chapter, {
      rows: shown,
      readPeople: chapter.database.repositories.people.byIds,
    });
    return ok({
      revision,
      total: rows.length,
      rows: shown.map((tried) => ({
        ...toImportRow(planRow(tried, present, makingOf(session)), pile),
        candidates: candidatesOf(tried, present, session),
        ...sharedNumberOf(tried, present),
        ...(tried.means === 'joins' && { joins: tried.into }),
        ...(session.decisions.get(tried.row)?.kind === 'skip' && { isSkipped: true as const }),
      })),
    });
  }),

  'import.leftOut': chapterQuery(['import'], async (chapter, { session: id, window }) => {
    const session = sessionsOf(chapter).get(id);
    if (session === undefined) return err(appError('import-expired'));
    const all = session.dryRun['needs-you'];
    const tried = all.slice(window.offset, window.offset + window.limit);
    const { people } = chapter.database.repositories;
    const present = await readPresent(chapter, { rows: tried, readPeople: people.byIds });
    const numbers = new Set(tried.map(({ row }) => row));
    const written = new Map(
      session.table.rows.flatMap(({ row, cells }) =>
        numbers.has(row) ? [[row, cells] as const] : [],
      ),
    );
    return ok({
      headers: [...session.table.headers],
      total: all.length,
      rows: tried.map((row) => ({
        row: row.row,
        cells: [...(written.get(row.row) ?? [])],
        problems: [...planRow(row, present, makingOf(session)).problems],
      })),
    });
  }),

  'import.commit': chapterCommand(async (chapter, { session: id }, call) => {
    const session = readySession(chapter, id);
    if (session === undefined) return err(appError('import-expired'));
    if (!hasNameColumn(session.fields)) return err(appError('import-no-name-column'));
    session.state = 'committing';
    try {
      return await inTurn(chapter, async () => {
        if (session.isStale) await refresh(chapter, { ...session, session, call });
        const done = await commitImport(chapter, { session, call });
        await rememberMapping(chapter, session);
        session.state = 'committed';
        session.stopWatching();
        return ok({
          ...done,
          undo: {
            label: {
              key: 'import:undo.imported',
              params: { file: session.fileName, count: done.added + done.changed },
            },
            command: { name: 'import.undo', payload: { importId: done.importId } },
          },
        });
      });
    } finally {
      if (session.state === 'committing') session.state = 'ready';
    }
  }),

  'import.photo': chapterQuery(['import'], async (chapter, { session: id, row }) => {
    const photos = sessionsOf(chapter).get(id)?.table.photos;
    return ok({ image: photos?.imageOf(photos.cellOf(row)) ?? null });
  }),

  'import.nextPhoto': chapterQuery(['import'], (chapter, { session: id }) => {
    const session = readySession(chapter, id);
    if (session === undefined) return err(appError('import-expired'));
    return ok(session.table.photos?.next() ?? null);
  }),

  'import.givePhoto': chapterCommand((chapter, { session: id, row, image }) => {
    const photos = readySession(chapter, id)?.table.photos;
    if (photos === undefined) return err(appError('import-expired'));
    if (image !== null && !isCleanImage(image)) {
      return err(appError('invalid-value', { field: 'photo' }));
    }
    if (!photos.settle(row, image ?? undefined)) return err(appError('not-found'));
    return ok({ waiting: photos.waiting() });
  }),

  'import.discard': chapterCommand((chapter, { session }) => {
    if (sessionsOf(chapter).get(session)?.state !== 'committing') {
      sessionsOf(chapter).remove(session);
    }
    return ok({});
  }),

  'import.history': chapterQuery(['journal', 'library'], async (chapter) =>
    ok({ imports: [...(await listImports(chapter))] }),
  ),

  'import.undo': chapterCommand((chapter, { importId }, call) =>
    inTurn(chapter, async () => {
      const undone = await undoImport(chapter, importId, call.progress);
      if (!undone.ok) return undone;
      return ok({ ...undone.value, kept: [...undone.value.kept] });
    }),
  ),
} satisfies Partial<Handlers>;

const makingOf = ({ region, table }: PreparedImport) => ({
  newId: newItemId,
  region,
  photos: table.photos,
});

const readySession = (chapter: ChapterContext, id: string): PreparedImport | undefined => {
  const session = sessionsOf(chapter).get(id);
  return session?.state === 'ready' ? session : undefined;
};

interface Retry {
  readonly session: PreparedImport;
  readonly fields: PreparedImport['fields'];
  readonly dateOrder: PreparedImport['dateOrder'];
  readonly nameOrder: PreparedImport['nameOrder'];
  readonly decisions: PreparedImport['decisions'];
  readonly call: Call;
}

const tryAgain = async (chapter: ChapterContext, retry: Retry) => {
  await refresh(chapter, retry);
  return ok(describeSession(retry.session));
};

const refresh = async (
  chapter: ChapterContext,
  { session, fields, dateOrder, nameOrder, decisions, call }: Retry,
): Promise<void> => {
  session.isStale = false;
  session.dryRun = await tryImport(chapter, {
    table: session.table,
    fields,
    dateOrder,
    nameOrder,
    decisions,
    signal: call.signal,
    onProgress: (rows) => call.progress(rows, session.table.rows.length),
  });
  session.revision += 1;
  session.fields = fields;
  session.dateOrder = dateOrder;
  session.nameOrder = nameOrder;
  session.decisions = decisions;
};

const toImportRow = (
  planned: ReturnType<typeof planRow>,
  pile: ImportRow['pile'],
): Omit<ImportRow, 'candidates'> => {
  const cells: ImportRow['cells'] = [...planned.changes.cells];
  for (const note of planned.notes) cells.push({ field: 'note', after: note });
  if (planned.consent !== undefined)
    cells.push({ field: 'consentContact', after: planned.consent });
  if (planned.photo !== undefined) cells.push({ field: 'photo', after: planned.photo.name });
  return {
    row: planned.row,
    // The pile the row was counted in, also when the person was changed since.
    pile,
    name: planned.name,
    cells: pile === 'same' ? [] : cells,
    problems: [...planned.problems],
    ...(planned.photoRemark !== undefined && { photo: planned.photoRemark }),
  };
};

// The preview is followed live, so it must hear of another dry run.
function changesPreview<Name extends CommandName>(
  handler: CommandHandler<Name>,
): CommandHandler<Name> {
  return async (runtime, input, call) => {
    const answer = await handler(runtime, input, call);
    runtime.topics.publish('import');
    return answer;
  };
}
