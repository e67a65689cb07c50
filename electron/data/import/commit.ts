import { personId } from '#shared/domain/ids.ts';
import type { ImportPart } from '#shared/domain/import/importRecord.ts';
import { digestOf } from '#shared/domain/import/sameValue.ts';
import { blankPerson } from '#shared/domain/import/applyFacts.ts';
import { backupBeforeImport } from '../backup/index.ts';
import { inversePatch } from '../database/patch.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Call } from '../server/handlers.ts';
import { photoWrite } from '../people/index.ts';
import { newItemId } from './itemId.ts';
import { partRecord, stepRecord } from './batches.ts';
import { createPace, type Pace } from './pace.ts';
import { planRow, type Making, type PlannedRow } from './planRows.ts';
import { readPresent } from './readPresent.ts';
import { rollBack } from './recover.ts';
import type { PreparedImport } from './sessions.ts';
import type { TriedRow } from './tryRow.ts';
import { writeAll, writePlan } from './writePlan.ts';

/** What an import did. */
export interface Committed {
  readonly importId: string;
  readonly added: number;
  readonly changed: number;
  readonly leftOut: number;
}

/**
 * Writes a prepared import: a backup first, then a record that it began, then its people slice by
 * slice, each slice together with the record of what it did, then a record that it is finished.
 * Without the last one the import counts as not having happened and is rolled back: at once when it
 * was cancelled or failed, at the next start after a crash.
 */
export const commitImport = async (
  chapter: ChapterContext,
  { session, call }: { readonly session: PreparedImport; readonly call: Call },
): Promise<Committed> => {
  await backupBeforeImport(chapter.folder, call.signal);
  const importId = `import:${chapter.newUuid()}`;
  const rows = [...session.dryRun.new, ...session.dryRun.change];
  await writeAll(chapter, [
    stepRecord(chapter, importId, {
      step: 'begun',
      fileName: session.fileName,
      rows: session.table.rows.length,
    }),
  ]);
  try {
    let added = 0;
    let changed = 0;
    const pace = createPace(call.signal);
    let done = 0;
    let size = firstSlice;
    for (let number = 0; done < rows.length; number += 1) {
      await pace.rest();
      const began = performance.now();
      const slice = rows.slice(done, done + size);
      const part = await commitSlice(chapter, {
        ...{ importId, slice, number, pace },
        making: { newId: newItemId, region: session.region, photos: session.table.photos },
      });
      added += part.added.length;
      changed += part.changed.length;
      done += slice.length;
      size = nextSize(size, performance.now() - began);
      call.progress(done, rows.length);
    }
    await pace.rest();
    const leftOut = session.dryRun['needs-you'].length;
    await writeAll(chapter, [
      stepRecord(chapter, importId, { step: 'finished', added, changed, leftOut }),
    ]);
    return { importId, added, changed, leftOut };
  } catch (error) {
    // What cannot be rolled back now (disk full, chapter closed) is rolled back at the next start.
    await rollBack(chapter, importId).catch(() => undefined);
    throw error;
  }
};

/** People in the first slice. */
const firstSlice = 100;

// As many people as this computer writes in about 45 ms: other commands wait for the slice under way
// (reading goes on between its people), fewer would wait for the disk more often than needed.
const nextSize = (size: number, milliseconds: number): number => {
  const factor = Math.min(2, Math.max(0.5, 45 / Math.max(1, milliseconds)));
  return Math.min(2000, Math.max(50, Math.round(size * factor)));
};

const commitSlice = (
  chapter: ChapterContext,
  options: {
    readonly importId: string;
    readonly slice: readonly TriedRow[];
    readonly number: number;
    readonly making: Making;
    readonly pace: Pace;
  },
): Promise<Pick<ImportPart, 'added' | 'changed'>> => {
  const { importId, slice, number, making, pace } = options;
  return writePlan(chapter, async (reader) => {
    const present = await readPresent(chapter, {
      rows: slice,
      readPeople: (ids) => reader.getAll('people', ids),
    });
    const writes: Write[] = [];
    const part: Pick<ImportPart, 'added' | 'changed'> = { added: [], changed: [] };
    const created = chapter.created();
    for (const tried of slice) {
      if (pace.isDue()) await pace.rest();
      const planned = planRow(tried, present, making);
      if (planned.pile === 'new') {
        const person = newPerson(chapter, { planned, importId, created });
        const records = journalWrites(chapter, planned, person._id);
        writes.push(
          { kind: 'put', collection: 'people', document: person, isNew: true },
          ...records.writes,
        );
        part.added.push({ id: person._id, digest: digestOf(person), records: records.ids });
      } else if (planned.pile === 'change' && planned.person !== undefined) {
        const current = present.documents.get(planned.person._id);
        if (current === undefined) continue;
        const { fields } = planned.changes;
        const before = inversePatch(current, fields);
        const records = journalWrites(chapter, planned, current._id);
        writes.push(...records.writes);
        const hasFields = Object.keys(fields).length > 0;
        if (hasFields) {
          const document = { ...current, ...fields, ...chapter.updated() };
          writes.push({ kind: 'put', collection: 'people', document });
        }
        if (hasFields || planned.photo !== undefined) {
          // The history says that there is a photo now, and keeps none.
          const isPictured = planned.photo !== undefined;
          const change = {
            before: { ...before, ...(isPictured && { photo: false }) },
            after: { ...fields, ...(isPictured && { photo: true }) },
          };
          writes.push(
            chapter.journal('change', current._id, { kind: 'edit', ...change, importId }),
          );
        }
        part.changed.push({ id: current._id, before, after: fields, records: records.ids });
      }
    }
    writes.push(partRecord(chapter, importId, { part: number, ...part }));
    return { writes, answer: part };
  });
};

const newPerson = (
  chapter: ChapterContext,
  {
    planned,
    importId,
    created,
  }: {
    readonly planned: PlannedRow;
    readonly importId: string;
    readonly created: ReturnType<ChapterContext['created']>;
  },
): StoredDocument => ({
  _id: personId(chapter.newUuid()),
  type: 'person',
  ...created,
  ...blankPerson,
  ...planned.changes.fields,
  source: { importId, row: planned.row },
});

const journalWrites = (
  chapter: ChapterContext,
  { notes, consent, photo }: PlannedRow,
  subject: string,
): { readonly writes: readonly Write[]; readonly ids: string[] } => {
  const writes = notes.map((text) => chapter.journal('note', subject, { text }));
  if (consent !== undefined) {
    const how = { purpose: 'contact', state: consent, basis: 'import', channel: 'import' };
    writes.push(chapter.journal('consent', subject, how));
  }
  if (photo !== undefined) writes.push(photoWrite(chapter, subject, photo.image));
  return {
    writes,
    ids: writes.flatMap((write) => (write.kind === 'put' ? [write.document._id] : [])),
  };
};
