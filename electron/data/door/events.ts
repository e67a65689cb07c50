import type { CheckIn } from '#shared/domain/door/checkIn.ts';
import { checkInId } from '#shared/domain/ids.ts';
import type { Write } from '../database/writer.ts';
import { newParticipation } from '../meetups/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

type EventFields = Pick<CheckIn, 'meetupId' | 'personId' | 'list' | 'via' | 'kind'> & {
  /** When it happened; the moment it is written when absent. */
  readonly at?: string | undefined;
  readonly undoes?: string;
};

/** A new door event. */
export const newEvent = (chapter: ChapterContext, fields: EventFields): CheckIn => {
  const created = chapter.created();
  return {
    _id: checkInId({
      meetup: fields.meetupId,
      person: fields.personId,
      uuid: chapter.newUuid(),
    }),
    type: 'checkin',
    ...created,
    ...fields,
    at: fields.at ?? created.createdAt,
  };
};

/** The write that records a door event. */
export const putEvent = (event: CheckIn): Write => ({
  kind: 'put',
  collection: 'checkIns',
  document: event,
  isNew: true,
});

/** Somebody who was not on the list and came: on the list now, as a walk-in who said yes by coming. */
export const putWalkInEntry = (
  chapter: ChapterContext,
  ids: { meetupId: string; personId: string; personKind: unknown },
): Write => ({
  kind: 'put',
  collection: 'participations',
  document: newParticipation(chapter, {
    ...ids,
    fields: { partstat: 'ACCEPTED', source: 'walk-in' },
  }),
});
