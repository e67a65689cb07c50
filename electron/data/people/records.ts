import { standingMerges } from '#shared/domain/duplicates/mergeRecord.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** A person with those who were merged into them, and the journal records about all of them. */
export interface PersonRecords {
  /** The person's id first. */
  readonly ids: readonly string[];
  readonly records: readonly StoredDocument[];
}

/** Reads the journal of a person as one, whoever they were merged from. */
export const readPersonRecords = async (
  chapter: ChapterContext,
  id: string,
): Promise<PersonRecords> => {
  const ids: string[] = [];
  const records: StoredDocument[] = [];
  for (let next = [id]; next.length > 0;) {
    ids.push(...next);
    const found = await chapter.database.repositories.journal.find({
      selector: { subjectId: { $in: next } },
    });
    records.push(...found);
    next = standingMerges(found)
      .map(({ loserId }) => loserId)
      .filter((loserId) => !ids.includes(loserId));
  }
  return { ids, records };
};
