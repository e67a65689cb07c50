import type { GuestRow } from '#shared/contract/meetups.ts';
import { hasAttended } from '#shared/domain/meetup/guestCounts.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';
import { ok } from '#shared/result.ts';
import { rankOf, toQuery } from '../indexes/index.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { countsOf, parseMeetups, toMeetupLine } from './meetupLine.ts';

const guestTopics = ['meetups', 'participations', 'checkIns', 'people'] as const;

/** How the Meetups area's queries are answered. */
export const meetupsQueries = {
  'meetups.list': chapterQuery(guestTopics, async (chapter, { window }) => {
    const { meetups } = chapter.database.repositories;
    const [documents, total] = await Promise.all([
      meetups.find({
        selector: {},
        sort: [{ startLocal: 'desc' }],
        skip: window.offset,
        limit: window.limit,
      }),
      meetups.count(),
    ]);
    const rows = parseMeetups(documents).map((meetup) => toMeetupLine(chapter, meetup));
    return ok({ rows: await Promise.all(rows), total });
  }),

  'meetups.days': chapterQuery(guestTopics, async (chapter, { from, until }) => {
    const documents = await chapter.database.repositories.meetups.find({
      selector: { startLocal: { $lte: `${until}T23:59` }, endLocal: { $gte: `${from}T00:00` } },
      sort: [{ startLocal: 'asc' }],
    });
    const rows = parseMeetups(documents).map((meetup) => toMeetupLine(chapter, meetup));
    return ok({ rows: await Promise.all(rows) });
  }),

  'meetups.meetup': chapterQuery(guestTopics, async (chapter, { id }) => {
    const found = await chapter.database.repositories.meetups.byIds([id]);
    const [meetup] = parseMeetups(found.values());
    if (meetup === undefined) return ok(null);
    return ok({
      meetup,
      line: await toMeetupLine(chapter, meetup),
      ...(chapter.forms.isNewer(meetup) && { newer: true as const }),
    });
  }),

  'guests.list': chapterQuery(guestTopics, async (chapter, { meetupId, search, window }) => {
    await chapter.people.ready();
    const guests = await guestsByName(chapter, meetupId, search);
    const { offset, limit } = window;
    return ok({
      rows: guests
        .slice(offset, offset + limit)
        .map((entry) => toGuestRow(chapter, entry, { search, attended: entry.attended })),
      matching: guests.length,
      counts: await countsOf(chapter, meetupId),
    });
  }),

  'guests.candidates': chapterQuery(
    ['people', 'participations'],
    async (chapter, { meetupId, search, limit }) => {
      if (toQuery(search) === undefined) return ok({ people: [], matching: 0 });
      const guests = await chapter.guestLists.of(meetupId);
      const found = await chapter.people.search({
        search,
        sort: { column: 'relevance', direction: 'ascending' },
      });
      return ok({
        people: found.slice(0, limit).map((entry) => ({
          ...toPersonLine(entry, search),
          isGuest: guests.participations.has(entry.id),
        })),
        matching: found.length,
      });
    },
  ),
} satisfies Partial<Handlers>;

type AttendedEntry = Participation & { readonly attended: boolean };

/** Guests in the order of the roster; people who were deleted but came stay, at the end. */
export const guestsByName = async (
  chapter: ChapterContext,
  meetupId: string,
  search: string,
): Promise<readonly AttendedEntry[]> => {
  const { participations, checkIns } = await chapter.guestLists.of(meetupId);
  const query = toQuery(search);
  await chapter.redirects.learn(participations.keys());
  const { survivorOf } = chapter.redirects;
  return [...participations.values()]
    .filter(({ personId }) => {
      // An entry that came late from a laptop that did not know of a merge: it is one guest with this.
      const survivor = survivorOf(personId);
      return survivor === personId || !participations.has(survivor);
    })
    .map((entry) => ({
      ...entry,
      attended: hasAttended(checkIns.get(survivorOf(entry.personId)) ?? []),
    }))
    .filter((entry) => {
      const person = chapter.people.get(entry.personId);
      if (person === undefined) return entry.attended && query === undefined;
      return query === undefined || rankOf(query, person.key) !== undefined;
    })
    .toSorted((a, b) => {
      const [left, right] = [chapter.people.get(a.personId), chapter.people.get(b.personId)];
      if (left === undefined || right === undefined) {
        return Number(left === undefined) - Number(right === undefined);
      }
      return nameOrder.compare(left.sortName, right.sortName) || (left.id < right.id ? -1 : 1);
    });
};

const nameOrder = new Intl.Collator('en', { numeric: true });

const toGuestRow = (
  chapter: ChapterContext,
  entry: Participation,
  { search, attended }: { search: string; attended: boolean },
): GuestRow => {
  const person = chapter.people.get(entry.personId);
  return {
    participationId: entry._id,
    person: person === undefined ? missingPersonLine(entry.personId) : toPersonLine(person, search),
    function: entry.function,
    partstat: entry.partstat,
    place: entry.place,
    mode: entry.mode,
    ...(entry.needs !== undefined && { needs: entry.needs }),
    source: entry.source,
    attended,
  };
};
