import { recentEvents, type DoorEvent, type DoorHit } from '#shared/contract/door.ts';
import { foldAttendance, standingEvents } from '#shared/domain/door/attendance.ts';
import type { CheckIn } from '#shared/domain/door/checkIn.ts';
import { hasAttended } from '#shared/domain/meetup/guestCounts.ts';
import { ok } from '#shared/result.ts';
import { type GuestList, type PersonEntry, rankOf, toQuery } from '../indexes/index.ts';
import { countsOf } from '../meetups/index.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { readMeetup } from './readMeetup.ts';
import { attendedFor, doorWarnings, seatsAtDoor } from './warnings.ts';

const doorTopics = ['meetups', 'participations', 'checkIns', 'people'] as const;

/** How the door screen's queries are answered. */
export const doorQueries = {
  'door.status': chapterQuery(doorTopics, async (chapter, { meetupId, list, limit }) => {
    const meetup = await readMeetup(chapter, meetupId);
    if (meetup === undefined) return ok(null);
    const guests = await chapter.guestLists.of(meetupId);
    const length = limit ?? recentEvents;
    const events = latestEvents(guests, list);
    const recent = events.slice(0, length);
    const { device } = chapter.author;
    const capacity = seatsAtDoor(meetup);
    const lastHere = events.find(({ event }) => event.device === device);
    if (recent.some(({ event }) => chapter.people.get(event.personId) === undefined)) {
      // Right after a start the people are still being read: nobody must stay without a name.
      await chapter.people.ready();
    }
    return ok({
      name: meetup.name,
      listName: meetup.checkLists.find((entry) => entry.key === list)?.name ?? '',
      lists: meetup.checkLists.map(({ key, name }) => ({ key, name })),
      startLocal: meetup.startLocal,
      endLocal: meetup.endLocal,
      timeZone: meetup.timeZone,
      counts: await countsOf(chapter, meetupId, list),
      ...(capacity !== undefined && { capacity }),
      recent: recent.map((entry) => toDoorEvent(chapter, entry)),
      moreRecent: events.length - recent.length,
      ...(lastHere !== undefined && { lastHere: toDoorEvent(chapter, lastHere) }),
    });
  }),

  'door.search': chapterQuery(doorTopics, async (chapter, { meetupId, list, search, limit }) => {
    const meetup = await readMeetup(chapter, meetupId);
    const query = toQuery(search);
    if (meetup === undefined || query === undefined) {
      return ok({ guests: [], members: [], moreGuests: 0, moreMembers: 0 });
    }
    const guestList = await chapter.guestLists.of(meetupId);
    const found = await chapter.people.search({
      search,
      sort: { column: 'relevance', direction: 'ascending' },
    });
    const { onList, members, memberCount } = splitByList(found, { guests: guestList, limit });
    const guests = notYetFirst(onList, {
      rank: (entry) => rankOf(query, entry.key) ?? 0,
      isIn: (entry) => hasAttended(eventsOf(guestList, { personId: entry.id, list })),
    });
    const attended = attendedFor(meetup, guestList, list);
    const toHit = (entry: PersonEntry): DoorHit => {
      const participation = guestList.participations.get(entry.id);
      const attendance = foldAttendance(eventsOf(guestList, { personId: entry.id, list }));
      return {
        person: toPersonLine(entry, search),
        tier: participation === undefined ? 'member' : 'guest',
        attendance,
        warnings: doorWarnings({ meetup, participation, attendance, attended }),
      };
    };
    return ok({
      guests: guests.slice(0, limit).map(toHit),
      members: members.map(toHit),
      moreGuests: Math.max(0, guests.length - limit),
      moreMembers: memberCount - members.length,
    });
  }),
} satisfies Partial<Handlers>;

/** One person's events on one check list. */
export const eventsOf = (
  guests: GuestList,
  { personId, list }: { personId: string; list: string },
): readonly CheckIn[] =>
  (guests.checkIns.get(personId) ?? []).filter((event) => event.list === list);

// A single letter finds half a chapter: of those not on the list only the first are needed.
const splitByList = (
  found: readonly PersonEntry[],
  { guests, limit }: { guests: GuestList; limit: number },
) => {
  const onList = found.filter(({ id }) => guests.participations.has(id));
  const members: PersonEntry[] = [];
  for (const entry of found) {
    if (members.length === limit) break;
    if (!guests.participations.has(entry.id)) members.push(entry);
  }
  return { onList, members, memberCount: found.length - onList.length };
};

// Among guests who match equally well, whoever stands at the door has not come yet.
const notYetFirst = (
  guests: readonly PersonEntry[],
  by: { rank: (entry: PersonEntry) => number; isIn: (entry: PersonEntry) => boolean },
): readonly PersonEntry[] =>
  guests
    .map((entry) => ({ entry, rank: by.rank(entry), isIn: Number(by.isIn(entry)) }))
    .toSorted((a, b) => a.rank - b.rank || a.isIn - b.isIn)
    .map(({ entry }) => entry);

/** An event that still counts; `again`: of somebody who was in already. */
interface StandingEvent {
  readonly event: CheckIn;
  readonly kind: 'in' | 'out';
  readonly again: boolean;
}

// The events that still count, newest first. Names are looked up for the few that are shown.
const latestEvents = (guests: GuestList, list: string): readonly StandingEvent[] => {
  const events = [...guests.checkIns.values()].flatMap((all) => {
    const own = all.filter((event) => event.list === list);
    const byId = new Map(own.map((event) => [event._id, event]));
    let inside = false;
    return standingEvents(own).flatMap((standing): StandingEvent[] => {
      const event = byId.get(standing._id);
      if (event === undefined || event.kind === 'undo') return [];
      const again = event.kind === 'in' && inside;
      inside = event.kind === 'in';
      return [{ event, kind: event.kind, again }];
    });
  });
  return events.toSorted(({ event: a }, { event: b }) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : a._id < b._id ? 1 : -1,
  );
};

const toDoorEvent = (chapter: ChapterContext, { event, kind, again }: StandingEvent): DoorEvent => {
  const person = chapter.people.get(event.personId);
  return {
    checkInId: event._id,
    person: person === undefined ? missingPersonLine(event.personId) : toPersonLine(person, ''),
    at: event.at,
    kind,
    via: event.via,
    again,
    here: event.device === chapter.author.device,
  };
};
