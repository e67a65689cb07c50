import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { eraseRecordSchema, erasuresSubject } from '#shared/domain/erasure/eraseRecord.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { err, type Result } from '#shared/result.ts';
import { readPersonRecords } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { findTraces } from './traces.ts';

/**
 * Erases a person with everyone merged into them, in one transaction with the record that makes
 * other computers do the same. What was written before stays in the file's empty space until the
 * file is written anew.
 */
export const erasePerson = async (
  chapter: ChapterContext,
  id: string,
): Promise<Result<Output<'people.erase'>, AppError>> => {
  const person = (await chapter.database.repositories.people.byIds([id])).get(id);
  if (person === undefined || isErased(person)) return err(appError('not-found'));
  const { ids } = await readPersonRecords(chapter, id);
  const writes = await findTraces(chapter, { ids: new Set(ids), at: chapter.now() });
  const written = await chapter.database.writer.commit(async () => ({
    writes: [
      ...writes,
      chapter.journal('erase', id, { subjectId: erasuresSubject, personIds: ids }),
    ],
    answer: { documents: writes.length, personIds: [...ids] },
  }));
  // Somebody may have written about the person while everything was being looked through.
  if (written.ok) await eraseAgain(chapter, ids);
  return written;
};

/** Takes out what came back about people who were erased; nothing is written when nothing did. */
export const eraseAgain = async (
  chapter: Pick<ChapterContext, 'database' | 'now'>,
  ids: readonly string[],
): Promise<void> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const writes = await findTraces(chapter, { ids: new Set(ids), at: chapter.now() });
    if (writes.length === 0) return;
    await chapter.database.writer.commit(async () => ({ writes, answer: undefined }));
  }
};

const mostRounds = 3;

/** Everyone who was erased from the chapter, here or elsewhere. */
export const readErased = async ({
  database,
}: Pick<ChapterContext, 'database'>): Promise<readonly string[]> => {
  const records = await database.repositories.journal.find({
    selector: { subjectId: erasuresSubject },
  });
  return records.flatMap((record) => eraseRecordSchema.safeParse(record).data?.personIds ?? []);
};
