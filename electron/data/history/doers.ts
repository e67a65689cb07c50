import type { DoneBy } from '#shared/contract/doneBy.ts';
import { organiserSchema } from '#shared/domain/chapter/organiser.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** Puts the `createdBy` or `updatedBy` of a document into what a sentence tells. */
export type Doers = (by: unknown) => DoneBy;

/** Reads what the chapter's organisers call themselves. A query that uses it depends on `library`. */
export const readDoers = async (chapter: ChapterContext): Promise<Doers> => {
  const names = await organiserNames(chapter);
  return (by) => {
    if (by === chapter.author.actor) return { isMine: true };
    // What another program wrote there is a name already.
    const name = typeof by !== 'string' ? '' : (names.get(by) ?? (isOrganiserId(by) ? '' : by));
    return { isMine: false, ...(name !== '' && { by: name }) };
  };
};

/** What the organiser at this computer calls themselves in this chapter; empty without a name. */
export const readOwnName = async (chapter: ChapterContext): Promise<string> =>
  (await organiserNames(chapter)).get(chapter.author.actor) ?? '';

const organiserNames = async (chapter: ChapterContext): Promise<ReadonlyMap<string, string>> => {
  const found = await chapter.database.repositories.library.find({
    selector: { _id: { $gt: 'organiser:', $lt: 'organiser;' } },
  });
  return new Map(
    found.flatMap((document) => {
      const { data } = organiserSchema.safeParse(document);
      return data === undefined ? [] : [[data._id, data.name] as const];
    }),
  );
};

const isOrganiserId = (by: string): boolean => by.startsWith('organiser:');
