import { setImmediate } from 'node:timers/promises';
import type { GuestEvent, PastedLine, SeatsView } from '#shared/contract/guests.ts';
import type { PersonLine } from '#shared/contract/people.ts';
import { participationId } from '#shared/domain/ids.ts';
import { participationSchema, type Participation } from '#shared/domain/meetup/participation.ts';
import { readPastedGuests } from '#shared/domain/meetup/pastedGuests.ts';
import { seatsOf, type Seats } from '#shared/domain/meetup/seats.ts';
import { ok } from '#shared/result.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { readDoers, type Doers } from '../history/index.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { capacityOf, modeAt } from './capacity.ts';
import { readGuestFile } from './guestFile.ts';
import { guestsByName } from './queries.ts';

/** How the queries about guest list entries in depth are answered. */
export const guestQueries = {
  'guests.seats': chapterQuery(
    ['meetups', 'participations', 'people'],
    async (chapter, { meetupId }) => {
      await chapter.people.ready();
      const { participations } = await chapter.guestLists.of(meetupId);
      const found = await chapter.database.repositories.meetups.byIds([meetupId]);
      const meetup = found.get(meetupId) ?? {};
      const there = [...participations.values()]
        .filter(({ personId }) => chapter.people.get(personId) !== undefined)
        .map((entry) => ({ ...entry, mode: modeAt(meetup, entry.mode) }));
      const view = (mode: Participation['mode']): SeatsView =>
        toView(chapter, seatsOf(there, { mode, capacity: capacityOf(meetup, mode) }));
      return ok({ physical: view('physical'), virtual: view('virtual') });
    },
  ),

  'guests.guest': chapterQuery(
    ['participations', 'people', 'journal', 'library'],
    async (chapter, { meetupId, personId }) => {
      await chapter.people.ready();
      const id = participationId(meetupId, personId);
      const found = await chapter.database.repositories.participations.byIds([id]);
      const stored = found.get(id);
      const parsed = participationSchema.safeParse(stored);
      if (!parsed.success) return ok(null);
      const { journal } = chapter.database.repositories;
      const records = await journal.find({ selector: { subjectId: { $in: [personId, id] } } });
      const doers = await readDoers(chapter);
      return ok({
        person: lineOf(chapter, personId),
        participation: parsed.data,
        ...(stored !== undefined && chapter.forms.isNewer(stored) && { newer: true as const }),
        history: [
          toEvent(doers, { record: parsed.data, kind: 'added' }),
          ...records
            .filter((record) => record['subjectId'] === id || record['meetupId'] === meetupId)
            .flatMap((record) => eventOf(doers, record)),
        ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1)),
      });
    },
  ),

  'guests.ids': chapterQuery(
    ['participations', 'checkIns', 'people'],
    async (chapter, { meetupId, search }) => {
      await chapter.people.ready();
      const guests = await guestsByName(chapter, meetupId, search);
      return ok({ personIds: guests.map(({ personId }) => personId) });
    },
  ),

  'guests.readFile': chapterQuery([], (_chapter, { bytes }) => readGuestFile(bytes)),

  'guests.match': chapterQuery(['people', 'participations'], async (chapter, input) => {
    await chapter.people.ready();
    const { participations } = await chapter.guestLists.of(input.meetupId);
    const lines: PastedLine[] = [];
    for (const line of readPastedGuests(input.text)) {
      // One search after the other, with turns for everybody else in between.
      await setImmediate();
      const byEmail = line.email === undefined ? [] : await search(chapter, line.email);
      const people = byEmail.length > 0 ? byEmail : await search(chapter, line.name);
      lines.push({
        ...line,
        people: people.map((person) => ({ ...person, isGuest: participations.has(person.id) })),
      });
    }
    return ok({ lines });
  }),
} satisfies Partial<Handlers>;

const search = async (chapter: ChapterContext, text: string): Promise<PersonLine[]> => {
  const found = await chapter.people.search({
    search: text.slice(0, 200),
    sort: { column: 'relevance', direction: 'ascending' },
  });
  return found.slice(0, 5).map((entry) => toPersonLine(entry, ''));
};

const lineOf = (chapter: ChapterContext, personId: string): PersonLine => {
  const entry = chapter.people.get(personId);
  return entry === undefined ? missingPersonLine(personId) : toPersonLine(entry, '');
};

const toView = (chapter: ChapterContext, seats: Seats<Participation>): SeatsView => {
  const toPeople = (entries: readonly Participation[]): SeatsView['waiting'] =>
    entries.map((entry) => ({
      person: lineOf(chapter, entry.personId),
      since: entry.answeredAt ?? entry.createdAt,
    }));
  return {
    ...(seats.capacity !== undefined && { capacity: seats.capacity, free: seats.free }),
    taken: seats.taken,
    offered: toPeople(seats.offered),
    waiting: toPeople(seats.waiting),
    surplus: toPeople(seats.surplus),
  };
};

const eventOf = (doers: Doers, record: StoredDocument): GuestEvent[] => {
  const { type } = record;
  if (type === 'rsvp') {
    const partstat = String(record['partstat']);
    return [{ ...toEvent(doers, { record, kind: 'reply' }), partstat, via: viaOf(record) }];
  }
  if (type === 'contact') {
    return [{ ...toEvent(doers, { record, kind: 'contacted' }), via: viaOf(record) }];
  }
  if (type !== 'change') return [];
  const kind = changeKinds[String(record['kind'])] ?? 'changed';
  const fields = kind === 'changed' ? Object.keys(record['before'] ?? {}) : [];
  return [{ ...toEvent(doers, { record, kind }), fields }];
};

const viaOf = (record: StoredDocument): string => String(record['via'] ?? '');

const changeKinds: Readonly<Record<string, GuestEvent['kind']>> = {
  edit: 'changed',
  delete: 'deleted',
  restore: 'restored',
};

const toEvent = (
  doers: Doers,
  { record, kind }: { readonly record: StoredDocument; readonly kind: GuestEvent['kind'] },
): GuestEvent => ({
  id: record._id,
  at: String(record['at'] ?? record['createdAt']),
  ...doers(record['createdBy']),
  kind,
  fields: [],
});
