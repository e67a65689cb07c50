import type { Output } from '#shared/contract/index.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { readPersonRecords, readPhotos, readTimeline } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** Everything that is kept about a person, to be given to them. */
export const readDossier = async (
  chapter: ChapterContext,
  id: string,
): Promise<NonNullable<Output<'people.dossier'>> | undefined> => {
  const { repositories } = chapter.database;
  const parsed = personSchema.safeParse((await repositories.people.byIds([id])).get(id));
  if (!parsed.success || isErased(parsed.data)) return undefined;
  const { ids, records } = await readPersonRecords(chapter, id);
  const selector = { personId: { $in: [...ids] } };
  const [merged, participations, checkIns, library] = await Promise.all([
    repositories.people.byIds(ids.slice(1)),
    repositories.participations.find({ selector }),
    repositories.checkIns.find({ selector }),
    repositories.library.find({
      selector: { _id: { $gt: 'chapter:', $lt: 'chapter;' } },
      limit: 1,
    }),
  ]);
  const [photo] = await readPhotos(chapter, id);
  const meetupIds = [...participations, ...checkIns].map(({ meetupId }) => String(meetupId));
  const meetups = await repositories.meetups.byIds([...new Set(meetupIds)]);
  return {
    chapter: String(library[0]?.['name'] ?? ''),
    person: parsed.data,
    ...(photo !== undefined && { photo: photo.image }),
    merged: [...merged.values()],
    journal: [...records],
    participations: [...participations],
    checkIns: [...checkIns],
    meetups: Object.fromEntries(
      [...meetups].map(([meetupId, meetup]) => [meetupId, String(meetup['name'] ?? '')]),
    ),
    timeline: await readTimeline(chapter, parsed.data, Infinity),
  };
};
