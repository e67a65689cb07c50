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

/** Documents wiped at a time: few enough that a command waits for milliseconds only. */
export const wipeSlice = 100;

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
    const found: readonly Found[] = [
      ...entries
        .filter(hasNeeds)
        .map(({ _id: id }) => ({ collection: 'participations', id }) as const),
      ...records
        .filter((record) => hasNeeds(record['before']))
        .map(({ _id: id }) => ({ collection: 'journal', id }) as const),
    ];
    for (let from = 0; from < found.length; from += wipeSlice) {
      const slice = found.slice(from, from + wipeSlice);
      wiped += await wipe(database, slice);
      await breathe();
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

interface Found {
  readonly collection: 'participations' | 'journal';
  readonly id: string;
}

// As they are now: somebody may have changed one since it was found.
const wipe = async (
  { writer }: WipeOptions['database'],
  found: readonly Found[],
): Promise<number> => {
  const committed = await writer.commit(async (reader) => {
    const writes: Write[] = [];
    for (const { collection, id } of found) {
      const document = await reader.get(collection, id);
      const wiped = document === undefined ? undefined : wipedForm(document);
      if (wiped !== undefined) writes.push({ kind: 'put', collection, document: wiped });
    }
    return { writes, answer: writes.length };
  });
  return committed.ok ? committed.value : 0;
};

// `undefined`: there is nothing to wipe.
const wipedForm = (document: StoredDocument): StoredDocument | undefined => {
  if (hasNeeds(document)) return without(document);
  const { before } = document;
  return hasNeeds(before) ? { ...document, before: without(before as StoredDocument) } : undefined;
};
