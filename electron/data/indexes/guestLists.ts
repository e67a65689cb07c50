import { checkInSchema, type CheckIn } from '#shared/domain/door/checkIn.ts';
import { participationSchema, type Participation } from '#shared/domain/meetup/participation.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { ChangeBatch, DocumentChange, Repository } from '../database/repository.ts';
import type { StoredDocument } from '../database/schemas.ts';

/** One meetup's guest list and door events in memory. */
export interface GuestList {
  /** Entries by person id. */
  readonly participations: ReadonlyMap<string, Participation>;
  /** Door events by person id, all check lists. */
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
): GuestLists => {
  const lists = new Map<string, Promise<MutableGuestList>>();
  const follow =
    (apply: (list: MutableGuestList, change: DocumentChange) => void) =>
    ({ changes }: ChangeBatch): void => {
      for (const change of changes) {
        const meetupId = (change.after ?? change.before)?.['meetupId'];
        if (typeof meetupId !== 'string') continue;
        void lists.get(meetupId)?.then((list) => apply(list, change));
        // Merging moves an entry to somebody else, and what happened at the door goes with it.
        if (change.after === undefined && change.id.startsWith('participation:')) {
          lists.delete(meetupId);
        }
      }
    };
  const subscriptions = [
    repositories.participations.changes$.subscribe(follow(applyParticipation)),
    repositories.checkIns.changes$.subscribe(follow(applyCheckIn)),
  ];
  const load = async (meetupId: string): Promise<MutableGuestList> => {
    const [participations, checkIns] = await Promise.all([
      repositories.participations.find({ selector: { meetupId } }),
      repositories.checkIns.find({ selector: { meetupId } }),
    ]);
    const list: MutableGuestList = { participations: new Map(), checkIns: new Map() };
    for (const after of participations) {
      applyParticipation(list, { id: after._id, before: undefined, after });
    }
    const survivors = await readSurvivors(list, checkIns);
    for (const event of checkIns) {
      const survivor = survivors.get(String(event['personId']));
      const after = survivor === undefined ? event : { ...event, personId: survivor };
      applyCheckIn(list, { id: after._id, before: undefined, after });
    }
    return list;
  };
  // Somebody came who is not on the list: perhaps under the name of one they were merged into.
  const readSurvivors = async (
    list: GuestList,
    checkIns: readonly StoredDocument[],
  ): Promise<ReadonlyMap<string, string>> => {
    const survivors = new Map<string, string>();
    const strangers = new Set(
      checkIns
        .map((event) => String(event['personId']))
        .filter((id) => !list.participations.has(id)),
    );
    let asked = [...strangers];
    while (asked.length > 0) {
      const people = await repositories.people.byIds(asked);
      asked = [];
      for (const [id, person] of people) {
        const into = person['mergedInto'];
        if (typeof into !== 'string' || survivors.has(id)) continue;
        survivors.set(id, into);
        if (!list.participations.has(into)) asked.push(into);
      }
    }
    for (const id of strangers) {
      let into = survivors.get(id);
      for (let hops = 0; into !== undefined && hops < mostHops; hops += 1) {
        survivors.set(id, into);
        into = survivors.get(into);
      }
    }
    return survivors;
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
      return list;
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
}

const listsInMemory = 200;

const mostHops = 20;

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
};
