import { webcrypto } from 'node:crypto';
import { participationId } from '#shared/domain/ids.ts';
import { createToken } from '#shared/domain/meetup/token.ts';
import { usualFunction, type Participation } from '#shared/domain/meetup/participation.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

interface NewParticipationOptions {
  readonly meetupId: string;
  readonly personId: string;
  /** The person's `kind`, when it is known. */
  readonly personKind?: unknown;
  readonly fields?: Partial<Participation>;
}

/** A new guest list entry with its usual values: invited, no answer yet. */
export const newParticipation = (
  chapter: ChapterContext,
  { meetupId, personId, personKind, fields }: NewParticipationOptions,
): Participation => ({
  _id: participationId(meetupId, personId),
  type: 'participation',
  ...chapter.created(),
  meetupId,
  personId,
  function: usualFunction(personKind),
  partstat: 'NEEDS-ACTION',
  place: 'confirmed',
  mode: 'physical',
  source: 'invited',
  token: createToken((bytes) => webcrypto.getRandomValues(bytes)),
  ...fields,
});
