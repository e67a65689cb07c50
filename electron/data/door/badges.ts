import { participationSchema, type Participation } from '#shared/domain/meetup/participation.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** Whose badge it is, and whether it was printed for this meetup. */
export interface Badge {
  readonly personId: string;
  readonly isOfThisMeetup: boolean;
}

/**
 * The badge with this token: on the guest list in memory, else anywhere in the chapter (somebody
 * brought last year's). `undefined` when nobody has it. A merged person's badge stands for whom
 * they were merged into, also where their entry went into that of the other.
 */
export const findBadge = async (
  chapter: ChapterContext,
  { meetupId, token }: { meetupId: string; token: string },
): Promise<Badge | undefined> => {
  const { participations } = await chapter.guestLists.of(meetupId);
  const here = bestOf(participations.values(), token);
  if (here !== undefined) {
    return { personId: await survivorOf(chapter, here.personId), isOfThisMeetup: true };
  }
  const found = await chapter.database.repositories.participations.find({
    selector: { $or: [{ token }, { mergedTokens: token }] },
  });
  const elsewhere = bestOf(
    found.flatMap((entry) => participationSchema.safeParse(entry).data ?? []),
    token,
  );
  if (elsewhere === undefined) return undefined;
  return { personId: await survivorOf(chapter, elsewhere.personId), isOfThisMeetup: false };
};

// Whose token it is comes before whom it came to by a merge, which may have been taken back since.
const bestOf = (entries: Iterable<Participation>, token: string): Participation | undefined => {
  let merged: Participation | undefined;
  for (const entry of entries) {
    if (entry.token === token) return entry;
    if (entry.mergedTokens?.includes(token) === true) merged ??= entry;
  }
  return merged;
};

const survivorOf = async ({ redirects }: ChapterContext, personId: string): Promise<string> => {
  await redirects.learn([personId]);
  return redirects.survivorOf(personId);
};
