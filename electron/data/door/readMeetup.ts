import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Repository } from '../database/repository.ts';
import { parseMeetups } from '../meetups/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** The meetup a door belongs to; `undefined` when it is gone or from a newer version. */
export const readMeetup = (chapter: ChapterContext, id: string): Promise<Meetup | undefined> => {
  const { meetups } = chapter.database.repositories;
  const known = knownOf(meetups);
  const before = known.get(id);
  if (before !== undefined) return before;
  const read = meetups.byIds([id]).then((found) => parseMeetups(found.values())[0]);
  known.set(id, read);
  read.catch(() => known.delete(id));
  return read;
};

// At a busy door the same meetup is asked for again and again: remembered until a meetup changes.
const byRepository = new WeakMap<Repository, Map<string, Promise<Meetup | undefined>>>();

const knownOf = (repository: Repository): Map<string, Promise<Meetup | undefined>> => {
  const before = byRepository.get(repository);
  if (before !== undefined) return before;
  const known = new Map<string, Promise<Meetup | undefined>>();
  // The stream ends with the chapter, and the subscription with it.
  repository.changes$.subscribe(() => known.clear());
  byRepository.set(repository, known);
  return known;
};
