import { collectionNames } from '#shared/domain/document-types.ts';
import { eraseRecordSchema } from '#shared/domain/erasure/eraseRecord.ts';
import { isErased, scrub } from '#shared/domain/erasure/scrub.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import type { DocumentChange } from '../database/repository.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { eraseAgain, readErased } from './erasePeople.ts';

/**
 * Erases again what comes back about erased people, so that a laptop that was away cannot bring
 * them back: at opening, and whenever sync or somebody here writes about them.
 */
export const keepErased = (chapter: ChapterContext): { stop(): Promise<void> } => {
  const erased = new Set<string>();
  let stopped = false;
  let pending = false;
  let work: Promise<void> = Promise.resolve();
  const again = (): void => {
    if (pending || stopped) return;
    pending = true;
    work = work
      .then(() => {
        pending = false;
        return stopped ? undefined : eraseAgain(chapter, [...erased]);
      })
      // The chapter is being closed: it is done at the next opening.
      .catch((error: unknown) => {
        if (!stopped) throw error;
      });
  };
  const look = ({ after }: DocumentChange): void => {
    if (after === undefined) return;
    if (after.type === 'erase') {
      for (const id of eraseRecordSchema.safeParse(after).data?.personIds ?? []) erased.add(id);
      again();
    } else if (comesBack(after, erased)) again();
  };
  const subscriptions = collectionNames.map((name) =>
    chapter.database.repositories[name].changes$.subscribe(({ changes }) => changes.forEach(look)),
  );
  work = begin(chapter, erased).then((isNeeded) => (isNeeded ? again() : undefined));
  return {
    stop: async () => {
      stopped = true;
      for (const subscription of subscriptions) subscription.unsubscribe();
      await work;
    },
  };
};

// Whether one of the erased is there as they were.
const begin = async (chapter: ChapterContext, erased: Set<string>): Promise<boolean> => {
  for (const id of await readErased(chapter)) erased.add(id);
  const people = await chapter.database.repositories.people.byIds([...erased]);
  return [...people.values()].some((person) => !isErased(person));
};

const comesBack = (
  document: NonNullable<DocumentChange['after']>,
  erased: ReadonlySet<string>,
): boolean => {
  if (erased.size === 0) return false;
  if (erased.has(document._id)) return !isErased(document) || document['fn'] !== '—';
  const about = ['personId', 'subjectId', 'loserId', 'documentId'].map((key) => document[key]);
  const isPart = document.type === 'import' && document['step'] === 'part';
  if (!isPart && !about.some((id) => typeof id === 'string' && erased.has(id))) return false;
  const scrubbed = scrub(document, erased);
  return (
    scrubbed.kind === 'remove' ||
    (scrubbed.kind === 'replace' && !sameValue(scrubbed.document, document))
  );
};
