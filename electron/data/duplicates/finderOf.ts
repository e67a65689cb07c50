import { createDuplicateFinder, type DuplicateFinder } from '#shared/domain/duplicates/finder.ts';
import { duplicateProfile } from '#shared/domain/duplicates/profile.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { createTurns } from '../database/turns.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** A finder, and the changes that it has not taken in yet, newest per person. */
interface Following {
  readonly finder: DuplicateFinder;
  readonly pending: Map<string, StoredDocument | undefined>;
}

const byChapter = new WeakMap<ChapterContext['database'], Promise<Following>>();

/**
 * The finder of a chapter. The first to ask waits until everyone was compared (in slices, others go
 * on meanwhile); whoever asks later, until what changed since was: an import of thousands does not
 * wait for comparisons that perhaps nobody wants to see.
 */
export const finderOf = async ({ database }: ChapterContext): Promise<DuplicateFinder> => {
  let following = byChapter.get(database);
  if (following === undefined) {
    following = load(database);
    following.catch(() => byChapter.delete(database));
    byChapter.set(database, following);
  }
  const { finder, pending } = await following;
  const turns = createTurns();
  for (const id of [...pending.keys()]) {
    const document = pending.get(id);
    if (pending.delete(id)) apply(finder, id, document);
    await turns.give();
  }
  return finder;
};

const load = async ({ repositories }: ChapterContext['database']): Promise<Following> => {
  const finder = createDuplicateFinder();
  const turns = createTurns();
  const pending: Following['pending'] = new Map();
  // The stream ends with the chapter, and the subscription with it.
  repositories.people.changes$.subscribe(({ changes }) => {
    for (const { id, after } of changes) pending.set(id, after);
  });
  for await (const batch of repositories.people.batches(batchSize)) {
    for (const document of batch) {
      apply(finder, document._id, document);
      await turns.give();
    }
  }
  return { finder, pending };
};

const batchSize = 100;

const apply = (finder: DuplicateFinder, id: string, document: StoredDocument | undefined): void => {
  const person = personSchema.safeParse(document);
  if (person.success && person.data.mergedInto === undefined && !isErased(person.data)) {
    finder.put(duplicateProfile(person.data));
  } else {
    finder.remove(id);
  }
};
