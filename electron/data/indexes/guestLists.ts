import { checkInSchema, type CheckIn } from '#shared/domain/door/checkIn.ts';
import { participationSchema, type Participation } from '#shared/domain/meetup/participation.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { ChangeBatch, DocumentChange, Repository } from '../database/repository.ts';
import type { Redirects } from './redirects.ts';

/** One meetup's guest list and door events in memory. */
export interface GuestList {
  /** Entries by person id. */
  readonly participations: ReadonlyMap<string, Participation>;
  /** Door events of all check lists by whom they count for: the survivor of somebody merged. */
  readonly checkIns: ReadonlyMap<string, readonly CheckIn[]>;
}

/** The guest lists in use. A list is read when first asked for and then follows every change. */
export interface GuestLists {
  of(meetupId: string): Promise<GuestList>;
  close(): void;
}

/** Makes the {@link GuestLists} over the participations and check-ins. */
export const createGuestLists = (
  repositories: Readonly<Record<CollectionName, Repository>>,
  redirects: Redirects,
): GuestLists => {
  const lists = new Map<string, Promise<MutableGuestList>>();
  const follow =
    (apply: (list: MutableGuestList, change: DocumentChange) => void) =>
    ({ changes }: ChangeBatch): void => {
      for (const change of changes) {
        const meetupId = (change.after ?? change.before)?.['meetupId'];
        if (typeof meetupId !== 'string') continue;
        void lists.get(meetupId)?.then((list) => apply(list, change));
      }
    };
  const subscriptions = [
    repositories.participations.changes$.subscribe(follow(applyParticipation)),
    repositories.checkIns.changes$.subscribe(follow(applyCheckIn)),
    // Merging two people moves what they did, and taking it back moves it apart: read anew.
    redirects.changed$.subscribe(() => lists.clear()),
  ];
  const load = async (meetupId: string): Promise<MutableGuestList> => {
    const [participations, checkIns] = await Promise.all([
      repositories.participations.find({ selector: { meetupId } }),
      repositories.checkIns.find({ selector: { meetupId } }),
    ]);
    const list: MutableGuestList = {
      participations: new Map(),
      checkIns: new Map(),
      unsettled: new Set(),
    };
    for (const after of participations) {
      applyParticipation(list, { id: after._id, before: undefined, after });
    }
    for (const after of checkIns) applyCheckIn(list, { id: after._id, before: undefined, after });
    return list;
  };
  // What somebody did at the door counts for whom they were merged into.
  const settle = async (list: MutableGuestList): Promise<MutableGuestList> => {
    if (list.unsettled.size === 0) return list;
    const ids = [...list.unsettled];
    await redirects.learn(ids);
    for (const id of ids) {
      if (list.unsettled.delete(id)) moveEvents(list, id, redirects.survivorOf(id));
    }
    return list;
  };
  return {
    of: (meetupId) => {
      const known = lists.get(meetupId);
      // Asked for again: now the most recently used.
      lists.delete(meetupId);
      const list = known ?? load(meetupId);
      lists.set(meetupId, list);
      list.catch(() => lists.delete(meetupId));
      const oldest = lists.keys().next().value;
      if (lists.size > listsInMemory && oldest !== undefined) lists.delete(oldest);
      return list.then(settle);
    },
    close: () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
      lists.clear();
    },
  };
};

interface MutableGuestList {
  readonly participations: Map<string, Participation>;
  readonly checkIns: Map<string, readonly CheckIn[]>;
  /** Those with new events of whom is not known yet whether they were merged into somebody. */
  readonly unsettled: Set<string>;
}

const listsInMemory = 200;

const applyParticipation = (list: MutableGuestList, { before, after }: DocumentChange): void => {
  const parsed = participationSchema.safeParse(after);
  if (parsed.success) {
    list.participations.set(parsed.data.personId, parsed.data);
    return;
  }
  const personId = before?.['personId'];
  if (typeof personId === 'string') list.participations.delete(personId);
};

// Events are never changed or deleted, only added; the same one may arrive twice.
const applyCheckIn = (list: MutableGuestList, { after }: DocumentChange): void => {
  const parsed = checkInSchema.safeParse(after);
  if (!parsed.success) return;
  const events = list.checkIns.get(parsed.data.personId) ?? [];
  if (events.some((event) => event._id === parsed.data._id)) return;
  list.checkIns.set(parsed.data.personId, [...events, parsed.data]);
  list.unsettled.add(parsed.data.personId);
};

const moveEvents = ({ checkIns }: MutableGuestList, from: string, personId: string): void => {
  const moving = checkIns.get(from);
  if (from === personId || moving === undefined) return;
  const there = checkIns.get(personId) ?? [];
  const known = new Set(there.map(({ _id }) => _id));
  const more = moving.filter(({ _id }) => !known.has(_id));
  checkIns.delete(from);
  checkIns.set(personId, [...there, ...more.map((event) => ({ ...event, personId }))]);
};
