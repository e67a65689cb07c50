import { createMatchIndex, type MatchIndex } from '#shared/domain/import/matchIndex.ts';
import { traitsOfPerson } from '#shared/domain/import/traits.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { knownPerson } from '../indexes/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Pace } from './pace.ts';

/** Reads the whole roster once, a batch at a time, into an index to look rows up in. */
export const loadRosterIndex = async (chapter: ChapterContext, pace: Pace): Promise<MatchIndex> => {
  const index = createMatchIndex();
  for await (const batch of chapter.database.repositories.people.batches(batchSize)) {
    for (const document of batch) {
      const person = knownPerson(chapter.people, document);
      // A person that was merged away is represented by the one it was merged into.
      if (person !== undefined && person.mergedInto === undefined && !isErased(person)) {
        index.add(traitsOfPerson(person));
      }
      if (pace.isDue()) await pace.rest();
    }
  }
  return index;
};

const batchSize = 100;
