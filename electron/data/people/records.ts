import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** The journal records about a person. */
export const readPersonRecords = (
  chapter: ChapterContext,
  id: string,
): Promise<readonly StoredDocument[]> =>
  chapter.database.repositories.journal.find({ selector: { subjectId: id } });
