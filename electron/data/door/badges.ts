import { participationSchema } from '#shared/domain/meetup/participation.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** Whose badge it is, and whether it was printed for this meetup. */
export interface Badge {
  readonly personId: string;
  readonly isOfThisMeetup: boolean;
}

/**
 * The badge with this token: on the guest list in memory, else anywhere in the chapter (somebody
 * brought last year's). `undefined` when nobody has it. A merged person's badge stands for whom
 * they were merged into.
 */
export const findBadge = async (
  chapter: ChapterContext,
  { meetupId, token }: { meetupId: string; token: string },
): Promise<Badge | undefined> => {
  const { participations } = await chapter.guestLists.of(meetupId);
  for (const entry of participations.values()) {
    if (entry.token !== token) continue;
    return { personId: await survivorOf(chapter, entry.personId), isOfThisMeetup: true };
  }
  const elsewhere = await chapter.database.repositories.participations.find({
    selector: { token },
    limit: 1,
  });
  const found = participationSchema.safeParse(elsewhere[0]);
  if (!found.success) return undefined;
  return { personId: await survivorOf(chapter, found.data.personId), isOfThisMeetup: false };
};

const survivorOf = async ({ redirects }: ChapterContext, personId: string): Promise<string> => {
  await redirects.learn([personId]);
  return redirects.survivorOf(personId);
};
