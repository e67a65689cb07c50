import { createDuplicateFinder, type DuplicateFinder } from '#shared/domain/duplicates/finder.ts';
import { duplicateProfile } from '#shared/domain/duplicates/profile.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { createTurns } from '../database/turns.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

const byChapter = new WeakMap<ChapterContext['database'], Promise<DuplicateFinder>>();

/**
 * The finder of a chapter. The first to ask waits until everyone was compared (in slices, others go
 * on meanwhile); from then on it follows every change.
 */
export const finderOf = ({ database }: ChapterContext): Promise<DuplicateFinder> => {
  const known = byChapter.get(database);
  if (known !== undefined) return known;
  const made = load(database);
  made.catch(() => byChapter.delete(database));
  byChapter.set(database, made);
  return made;
};

const load = async ({ repositories }: ChapterContext['database']): Promise<DuplicateFinder> => {
  const finder = createDuplicateFinder();
  const turns = createTurns();
  // Changed while everyone is being read: newer than what reading finds.
  const touched = new Set<string>();
  // The stream ends with the chapter, and the subscription with it.
  repositories.people.changes$.subscribe(({ changes }) => {
    for (const { id, after } of changes) {
      touched.add(id);
      apply(finder, id, after);
    }
  });
  for await (const batch of repositories.people.batches(batchSize)) {
    for (const document of batch) {
      if (!touched.has(document._id)) apply(finder, document._id, document);
      await turns.give();
    }
  }
  touched.clear();
  return finder;
};

const batchSize = 200;

const apply = (finder: DuplicateFinder, id: string, document: StoredDocument | undefined): void => {
  const person = personSchema.safeParse(document);
  if (person.success && person.data.mergedInto === undefined && !isErased(person.data)) {
    finder.put(duplicateProfile(person.data));
  } else {
    finder.remove(id);
  }
};
