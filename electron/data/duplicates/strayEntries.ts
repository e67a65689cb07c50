import { targetOfMerge } from '#shared/domain/duplicates/survivor.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import type { DocumentChange } from '../database/repository.ts';
import type { Reader } from '../database/writer.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { moveOf, movedEntries } from './movedEntries.ts';

/**
 * Guest list entries that a merge kept of somebody who was merged into somebody else on another
 * computer, which knew nothing of it: they hold a place and badges of the one who stands for both.
 */
export interface StrayEntries {
  /** Takes changes of guest lists in; answers whether an entry that a merge kept is among them. */
  note(changes: readonly DocumentChange[]): boolean;
  /** Looks for entries that merges kept of people who were merged away. */
  learn(merged: readonly string[]): Promise<void>;
  /** Moves those that have gone astray. Every computer comes to the same documents. */
  settle(isStopped: () => boolean): Promise<void>;
}

/** Makes the {@link StrayEntries} of a chapter. */
export const createStrayEntries = (chapter: ChapterContext): StrayEntries => {
  const { redirects, database } = chapter;
  // Whose they are, by their ids. Merges are few.
  const kept = new Map<string, string>();
  const take = (entry: StoredDocument): boolean => {
    const isKept = Array.isArray(entry['mergedTokens']);
    if (isKept) kept.set(entry._id, String(entry['personId']));
    return isKept;
  };
  return {
    note: (changes) =>
      changes.filter(({ id, after }) => {
        kept.delete(id);
        return after !== undefined && take(after);
      }).length > 0,
    learn: async (merged) => {
      const selector = { personId: { $in: [...merged] } };
      for (const entry of await database.repositories.participations.find({ selector }))
        take(entry);
    },
    settle: async (isStopped) => {
      await redirects.learn(kept.values());
      for (const [id, personId] of kept) {
        if (isStopped()) return;
        if (redirects.survivorOf(personId) !== personId) await move(chapter, id, personId);
      }
    },
  };
};

const move = async (chapter: ChapterContext, id: string, loser: string): Promise<void> => {
  await chapter.database.writer.commit(async (reader) => {
    const survivor = await endOfMerges(reader, loser);
    const moved =
      survivor === undefined ? [] : await movedEntries(chapter, reader, { survivor, loser });
    return {
      writes: moved.filter((entry) => entry.loser._id === id).flatMap(moveOf),
      answer: undefined,
    };
  });
};

// Read inside the transaction: perhaps the merge was taken back meanwhile. Of a circle one is freed first.
const endOfMerges = async (reader: Reader, id: string): Promise<string | undefined> => {
  const passed = new Set<string>();
  for (let at = id; !passed.has(at);) {
    passed.add(at);
    const person = await reader.get('people', at);
    const next = targetOfMerge(person);
    if (next === undefined) {
      return person === undefined || isErased(person) || at === id ? undefined : at;
    }
    at = next;
  }
  return undefined;
};
