import { mergedInto } from '#shared/domain/duplicates/mergeEntry.ts';
import { participationId } from '#shared/domain/ids.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Reader, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** A guest list entry of somebody who goes, that of the one who stays, and what becomes of both. */
export interface Moved {
  readonly loser: StoredDocument;
  readonly survivor: StoredDocument | null;
  readonly after: StoredDocument;
}

/** The guest list entries of the one who goes, and what becomes of those of the one who stays. */
export const movedEntries = async (
  chapter: ChapterContext,
  reader: Reader,
  { survivor, loser }: { readonly survivor: string; readonly loser: string },
): Promise<readonly Moved[]> => {
  const found = await chapter.database.repositories.participations.find({
    selector: { personId: loser },
  });
  const ids = found.map((entry) => participationId(String(entry['meetupId']), survivor));
  const present = await reader.getAll('participations', [...ids, ...found.map(({ _id }) => _id)]);
  return found.flatMap((entry, index): Moved[] => {
    const theirs = present.get(entry._id);
    const id = ids[index] ?? '';
    if (theirs === undefined) return [];
    const own = present.get(id);
    const after: StoredDocument = {
      type: 'participation',
      ...mergedInto(own, theirs),
      ...(own === undefined ? chapter.created() : chapter.updated()),
      _id: id,
      personId: survivor,
    };
    return [{ loser: theirs, survivor: own ?? null, after }];
  });
};

/** What is written to move an entry. */
export const moveOf = ({ loser, after }: Moved): readonly Write[] => [
  put('participations', after),
  { kind: 'remove', collection: 'participations', id: loser._id },
];

/** The write that puts a document. */
export const put = (collection: 'people' | 'participations', document: StoredDocument): Write => ({
  kind: 'put',
  collection,
  document,
});
