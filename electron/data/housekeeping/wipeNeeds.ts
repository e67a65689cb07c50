import { uuidOfId } from '#shared/domain/ids.ts';
import type { ChapterDatabase } from '../database/openDatabase.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Write } from '../database/writer.ts';

interface WipeOptions {
  readonly database: Pick<ChapterDatabase, 'repositories' | 'writer'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Lets other work in; called between two meetups, throws to stop. */
  readonly breathe: () => Promise<void>;
}

/** How long diet and access needs stay after a meetup. */
export const needsDays = 30;

/**
 * Removes what guests said about diet and access from guest lists of meetups that ended more than
 * {@link needsDays} days ago, and from the history records of entries that were removed. The
 * documents keep their bookkeeping, so that every computer that wipes writes the same.
 *
 * @returns how many documents were wiped
 */
export const wipeNeeds = async ({ database, now, breathe }: WipeOptions): Promise<number> => {
  const { meetups, participations, journal } = database.repositories;
  // A day more for the zones ahead of UTC and behind it.
  const before = new Date(now - (needsDays + 1) * day).toISOString().slice(0, 16);
  const past = await meetups.find({ selector: { startLocal: { $lt: before } } });
  let wiped = 0;
  for (const meetup of past) {
    if (String(meetup['endLocal']) >= before) continue;
    const uuid = uuidOfId(meetup._id);
    const [entries, records] = await Promise.all([
      participations.find({ selector: { meetupId: meetup._id } }),
      journal.find({ selector: { _id: { $gt: `change:${uuid}:`, $lt: `change:${uuid};` } } }),
    ]);
    const writes: Write[] = [
      ...entries.filter(hasNeeds).map((entry) => put('participations', without(entry))),
      ...records
        .filter((record) => hasNeeds(record['before']))
        .map((record) =>
          put('journal', { ...record, before: without(record['before'] as StoredDocument) }),
        ),
    ];
    if (writes.length > 0) {
      await database.writer.commit(async () => ({ writes, answer: undefined }));
      wiped += writes.length;
    }
    await breathe();
  }
  return wiped;
};

const day = 86_400_000;

const hasNeeds = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  'needs' in document &&
  document.needs !== null;

const without = ({ needs: _needs, ...rest }: StoredDocument): StoredDocument => rest;

const put = (collection: 'participations' | 'journal', document: StoredDocument): Write => ({
  kind: 'put',
  collection,
  document,
});
