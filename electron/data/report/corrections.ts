import type { Output } from '#shared/contract/index.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { MeetupRecord } from './records.ts';

type Correction = NonNullable<Output<'report.attendance'>>['corrections'][number];

const longestList = 50;

/**
 * What was recorded after the attendance was declared final, newest first. Check-ins that arrive
 * late from another computer were made before and are none.
 */
export const correctionsOf = (
  chapter: ChapterContext,
  { meetup, guests }: MeetupRecord,
): Correction[] => {
  const { finishedAt } = meetup;
  if (finishedAt === undefined) return [];
  return guests
    .flatMap(({ personId, events }) => {
      const undos = new Map(
        events.filter(({ kind }) => kind === 'undo').map((event) => [event._id, event]),
      );
      const person = chapter.people.get(personId);
      return events
        .filter(({ createdAt }) => createdAt > finishedAt)
        .map((event): Correction => ({
          checkInId: event._id,
          person: person === undefined ? missingPersonLine(personId) : toPersonLine(person, ''),
          // Taking an undo back adds the person again.
          kind: event.kind !== 'undo' || undos.has(event.undoes ?? '') ? 'added' : 'taken-back',
          at: event.createdAt,
        }));
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.checkInId < b.checkInId ? 1 : -1))
    .slice(0, longestList);
};
