import { changeSchema, type Change } from '#shared/domain/journal/journal.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { StoredDocument } from './schemas.ts';

/**
 * Brings deleted documents back as their newest deletion record in the journal holds them. Those
 * that are there, or were never deleted here, are left out of the answer.
 */
export const restoreFromJournal = async (
  chapter: ChapterContext,
  collection: CollectionName,
  ids: readonly string[],
): Promise<readonly StoredDocument[]> => {
  const committed = await chapter.database.writer.commit(async (reader) => {
    const present = await reader.getAll(collection, ids);
    const restored: StoredDocument[] = [];
    for (const id of ids) {
      if (present.has(id)) continue;
      const document = await readDeleted(chapter, id);
      if (document !== undefined) restored.push(document);
    }
    return {
      writes: restored.flatMap((document) => [
        { kind: 'put' as const, collection, document },
        chapter.journal('change', document._id, { kind: 'restore', before: {} }),
      ]),
      answer: restored,
    };
  });
  return committed.ok ? committed.value : [];
};

/** A deleted document as its newest deletion record holds it, stamped as changed now. */
export const readDeleted = async (
  chapter: ChapterContext,
  id: string,
): Promise<StoredDocument | undefined> => {
  const records = await chapter.database.repositories.journal.find({ selector: { subjectId: id } });
  const deletion = newestDeletion(records);
  if (deletion === undefined) return undefined;
  // It may have been deleted by an earlier version.
  const document = chapter.forms.upgrade(deletion.before as StoredDocument);
  return { ...document, ...chapter.updated() };
};

const newestDeletion = (records: readonly StoredDocument[]): Change | undefined =>
  records
    .flatMap((record) => {
      const parsed = changeSchema.safeParse(record);
      return parsed.success && parsed.data.kind === 'delete' ? [parsed.data] : [];
    })
    .toSorted((a, b) => (a._id < b._id ? 1 : -1))[0];
