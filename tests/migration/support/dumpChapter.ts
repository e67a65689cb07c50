import type { RxDocumentData } from 'rxdb';
import { collectionNames, type CollectionName } from '#shared/domain/document-types.ts';
import type { ChapterDatabase } from '../../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../../electron/data/database/schemas.ts';

/** Every document of a chapter by collection, in id order; of a deleted one only that it is. */
export type ChapterDump = Readonly<Record<CollectionName, readonly object[]>>;

/** Reads a chapter as it is stored, without what RxDB counts for itself. */
export const dumpChapter = async ({
  upkeep,
}: Pick<ChapterDatabase, 'upkeep'>): Promise<ChapterDump> => {
  const dump = await Promise.all(
    collectionNames.map(async (name) => {
      const { documents } = await upkeep.changedAfter(name, { sequence: 0, limit: 1_000_000 });
      return [name, documents.map(toLine).toSorted((a, b) => (a._id < b._id ? -1 : 1))] as [
        CollectionName,
        object[],
      ];
    }),
  );
  return Object.fromEntries(dump) as Record<CollectionName, object[]>;
};

const toLine = (document: RxDocumentData<StoredDocument>) => {
  const { _rev, _meta, _attachments, _deleted, ...plain } = document;
  return _deleted ? { _id: plain._id, deleted: true } : plain;
};
