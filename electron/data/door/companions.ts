import { standingEvents } from '#shared/domain/door/attendance.ts';
import { checkInSchema, type CheckIn } from '#shared/domain/door/checkIn.ts';
import { participationId } from '#shared/domain/ids.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import { readDeleted } from '../database/restore.ts';
import type { Reader, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

interface CompanionOptions {
  readonly reader: Reader;
  /** The event that is being taken back (a check-in, or an undo when it is taken back itself). */
  readonly event: CheckIn;
}

/**
 * A check-in of somebody unexpected also made a guest list entry, and a walk-in a person. This
 * says what to remove when such a check-in is taken back, and what to bring back when that is
 * taken back again. Somebody with another standing check-in stays as they are.
 */
export const companionWrites = async (
  chapter: ChapterContext,
  { reader, event }: CompanionOptions,
): Promise<Write[]> => {
  const { meetupId, personId } = event;
  const guestId = participationId(meetupId, personId);
  if (event.kind === 'undo') {
    const undone = await reader.get('checkIns', event.undoes ?? '');
    return [
      ...(await bringBack(chapter, { reader, collection: 'participations', id: guestId })),
      ...(undone?.['via'] === 'walk-in'
        ? await bringBack(chapter, { reader, collection: 'people', id: personId })
        : []),
    ];
  }
  const guest = await reader.get('participations', guestId);
  if (guest?.['source'] !== 'walk-in') return [];
  if (await hasOtherEvents(chapter, event)) return [];
  return [
    ...(await remove(chapter, { reader, collection: 'participations', id: guestId })),
    ...(event.via === 'walk-in'
      ? await remove(chapter, { reader, collection: 'people', id: personId })
      : []),
  ];
};

interface Target {
  readonly reader: Reader;
  readonly collection: CollectionName;
  readonly id: string;
}

const bringBack = async (
  chapter: ChapterContext,
  { reader, collection, id }: Target,
): Promise<Write[]> => {
  if ((await reader.get(collection, id)) !== undefined) return [];
  const document = await readDeleted(chapter, id);
  if (document === undefined) return [];
  return [
    { kind: 'put', collection, document },
    chapter.journal('change', id, { kind: 'restore', before: {} }),
  ];
};

const remove = async (
  chapter: ChapterContext,
  { reader, collection, id }: Target,
): Promise<Write[]> => {
  const document = await reader.get(collection, id);
  if (document === undefined) return [];
  return [
    { kind: 'remove', collection, id },
    chapter.journal('change', id, { kind: 'delete', before: document }),
  ];
};

// Events of any meetup and list: a person who came elsewhere too is not a slip of the keyboard.
const hasOtherEvents = async (chapter: ChapterContext, event: CheckIn): Promise<boolean> => {
  const documents = await chapter.database.repositories.checkIns.find({
    selector: { personId: event.personId },
  });
  const events = documents.flatMap((document) => {
    const parsed = checkInSchema.safeParse(document);
    return parsed.success ? [parsed.data] : [];
  });
  return standingEvents(events).some((other) => other._id !== event._id);
};
