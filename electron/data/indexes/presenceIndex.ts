import { setImmediate } from 'node:timers/promises';
import { checkInSchema, type CheckIn } from '#shared/domain/door/checkIn.ts';
import { standingEvents } from '#shared/domain/door/attendance.ts';
import { hasAttended } from '#shared/domain/meetup/guestCounts.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { Presence } from '#shared/domain/people-filter/compile.ts';
import type { DocumentChange, Repository } from '../database/repository.ts';
import type { Redirects } from './redirects.ts';

/**
 * Who was invited where and came when, for everyone at once. Reads the guest lists and the door's
 * events when first asked, then follows every change. What is known of somebody who was merged into
 * another person counts for that person.
 */
export interface PresenceIndex {
  /** Resolves when everything is in; must have been awaited before the others are asked. */
  ready(): Promise<void>;
  of(personId: string): Presence | undefined;
  /** Grows with every change, so that answers which depend on presence can be remembered. */
  version(): number;
  close(): void;
}

/** Makes the {@link PresenceIndex} over the participations, the check-ins and who was merged. */
export const createPresenceIndex = (
  repositories: Readonly<Record<CollectionName, Repository>>,
  redirects: Redirects,
): PresenceIndex => {
  const invited = new Map<string, Set<string>>();
  const events = new Map<string, Map<string, CheckIn[]>>();
  const known = new Map<string, Presence>();
  const subscriptions: { unsubscribe(): void }[] = [];
  const unread = new Set<string>();
  let version = 0;
  subscriptions.push(
    redirects.changed$.subscribe(() => {
      version += 1;
      known.clear();
    }),
  );
  const touch = (personId: string): void => {
    unread.add(personId);
    known.clear();
  };

  const applyParticipation = ({ before, after }: DocumentChange): void => {
    const pair = pairOf(after ?? before);
    if (pair === undefined) return;
    const meetups = entryOf(invited, pair.personId, () => new Set<string>());
    if (after === undefined) meetups.delete(pair.meetupId);
    else meetups.add(pair.meetupId);
    touch(pair.personId);
  };
  // Events are never changed or deleted, only added; the same one may arrive twice.
  const applyCheckIn = ({ after }: DocumentChange): void => {
    const parsed = checkInSchema.safeParse(after);
    if (!parsed.success) return;
    const { personId, meetupId, _id } = parsed.data;
    const meetups = entryOf(events, personId, () => new Map<string, CheckIn[]>());
    const list = entryOf(meetups, meetupId, () => []);
    if (list.some((event) => event._id === _id)) return;
    list.push(parsed.data);
    touch(personId);
  };
  const read = async (
    repository: Repository,
    apply: (change: DocumentChange) => void,
  ): Promise<void> => {
    // What changed while the collection is read is newer than what is read.
    const touched = new Set<string>();
    subscriptions.push(
      repository.changes$.subscribe(({ changes }) => {
        version += 1;
        for (const change of changes) {
          touched.add(change.id);
          apply(change);
        }
      }),
    );
    for await (const batch of repository.batches(batchSize)) {
      for (const after of batch) {
        if (!touched.has(after._id)) apply({ id: after._id, before: undefined, after });
      }
      await setImmediate();
    }
  };
  let loaded: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    await read(repositories.participations, applyParticipation);
    await read(repositories.checkIns, applyCheckIn);
  };
  const presenceOf = (personId: string): Presence | undefined => {
    const ids = [personId, ...redirects.leadingTo(personId)];
    const lists = ids.flatMap((id) => [...(invited.get(id) ?? [])]);
    const came = meetupsOf(ids).filter(([, list]) => hasAttended(list));
    if (lists.length === 0 && came.length === 0) return undefined;
    return {
      lastSeen: came
        .flatMap(([, list]) => standingEvents(list).map((event) => event.at))
        .toSorted()
        .at(-1),
      attended: new Set(came.map(([meetupId]) => meetupId)),
      invited: new Set(lists),
    };
  };
  const meetupsOf = (ids: readonly string[]): [string, readonly CheckIn[]][] => {
    const meetups = new Map<string, readonly CheckIn[]>();
    for (const id of ids) {
      for (const [meetupId, list] of events.get(id) ?? []) {
        meetups.set(meetupId, [...(meetups.get(meetupId) ?? []), ...list]);
      }
    }
    return [...meetups];
  };
  return {
    ready: async () => {
      await (loaded ??= load());
      const ids = [...unread];
      await redirects.learn(ids);
      for (const id of ids) unread.delete(id);
    },
    of: (personId) => {
      const before = known.get(personId);
      if (before !== undefined) return before;
      const presence = presenceOf(personId);
      if (presence !== undefined) known.set(personId, presence);
      return presence;
    },
    version: () => version,
    close: () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    },
  };
};

const batchSize = 200;

const pairOf = (
  document: DocumentChange['after'],
): { meetupId: string; personId: string } | undefined => {
  const meetupId = document?.['meetupId'];
  const personId = document?.['personId'];
  return typeof meetupId === 'string' && typeof personId === 'string'
    ? { meetupId, personId }
    : undefined;
};

const entryOf = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
};
