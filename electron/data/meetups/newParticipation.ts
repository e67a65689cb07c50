import { webcrypto } from 'node:crypto';
import { participationId } from '#shared/domain/ids.ts';
import { createToken } from '#shared/domain/meetup/token.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

interface NewParticipationOptions {
  readonly meetupId: string;
  readonly personId: string;
  readonly fields?: Partial<Participation>;
}

/** A new guest list entry with its usual values: an invited alumni guest who has not answered. */
export const newParticipation = (
  chapter: ChapterContext,
  { meetupId, personId, fields }: NewParticipationOptions,
): Participation => ({
  _id: participationId(meetupId, personId),
  type: 'participation',
  ...chapter.created(),
  meetupId,
  personId,
  function: 'alumni',
  partstat: 'NEEDS-ACTION',
  place: 'confirmed',
  mode: 'physical',
  source: 'invited',
  token: createToken((bytes) => webcrypto.getRandomValues(bytes)),
  ...fields,
});
