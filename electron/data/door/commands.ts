import type { DoorWarning } from '#shared/contract/door.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { appError } from '#shared/contract/errors.ts';
import { foldAttendance, type Attendance } from '#shared/domain/door/attendance.ts';
import type { CheckIn } from '#shared/domain/door/checkIn.ts';
import { personId as toPersonId } from '#shared/domain/ids.ts';
import { meetupSchema } from '#shared/domain/meetup/meetup.ts';
import type { Person } from '#shared/domain/person/person.ts';
import { err, ok } from '#shared/result.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { findBadge } from './badges.ts';
import { companionWrites } from './companions.ts';
import { newEvent, putEvent, putWalkInEntry } from './events.ts';
import { eventsOf } from './queries.ts';
import { readMeetup } from './readMeetup.ts';
import { attendedFor, doorWarnings } from './warnings.ts';

/** How the door screen's commands are carried out. */
export const doorCommands = {
  'door.checkIn': chapterCommand(async (chapter, input) => {
    const done = await recordGuest(chapter, { ...input, kind: 'in' });
    return done.ok ? ok(done.value.answer) : done;
  }),

  'door.checkOut': chapterCommand(async (chapter, input) => {
    const done = await recordGuest(chapter, { ...input, kind: 'out' });
    return done.ok ? ok(done.value.answer) : done;
  }),

  'door.addList': chapterCommand((chapter, { meetupId, name }) =>
    chapter.database.writer.commit(async (reader) => {
      const meetup = meetupSchema.safeParse(await reader.get('meetups', meetupId));
      if (!meetup.success) return { refuse: appError('not-found') };
      const { checkLists } = meetup.data;
      const key = chapter.newUuid();
      const after = { checkLists: [...checkLists, { key, name }] };
      return {
        writes: [
          {
            kind: 'put',
            collection: 'meetups',
            document: { ...meetup.data, ...after, ...chapter.updated() },
          },
          chapter.journal('change', meetupId, { kind: 'edit', before: { checkLists }, after }),
        ],
        answer: {
          key,
          undo: {
            label: { key: 'door:undo.listAdded', params: { name } },
            command: { name: 'meetups.edit', payload: { id: meetupId, patch: { checkLists } } },
          },
        },
      };
    }),
  ),

  'door.scan': chapterCommand(async (chapter, { meetupId, list, token, kind, at }) => {
    const badge = await findBadge(chapter, { meetupId, token });
    if (badge === undefined) return err(appError('not-found'));
    const { personId, isOfThisMeetup } = badge;
    const guests = await chapter.guestLists.of(meetupId);
    const tier = guests.participations.has(personId) ? 'guest' : 'member';
    const done = await recordGuest(chapter, {
      ...{ meetupId, list, personId, via: 'qr', kind, at },
      moreWarnings: isOfThisMeetup ? [] : ['wrong-meetup'],
    });
    if (!done.ok) return done;
    const { answer, before } = done.value;
    if (chapter.people.get(personId) === undefined) await chapter.people.ready();
    const person = chapter.people.get(personId);
    return ok({
      ...answer,
      person: person === undefined ? missingPersonLine(personId) : toPersonLine(person, ''),
      tier,
      before,
    });
  }),

  'door.undo': chapterCommand((chapter, { meetupId, list, checkInId: undoes }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const event = await reader.get('checkIns', undoes);
      if (event === undefined || event['meetupId'] !== meetupId || event['list'] !== list) {
        return { refuse: appError('not-found') };
      }
      const undo = newEvent(chapter, {
        meetupId,
        personId: String(event['personId']),
        list,
        via: 'search',
        kind: 'undo',
        undoes,
      });
      const person = await reader.get('people', undo.personId);
      const name = String(person?.['fn'] ?? '');
      const others = await companionWrites(chapter, { reader, event: event as CheckIn });
      // Taking an undo back is an undo of the undo: the event counts again.
      return { writes: [putEvent(undo), ...others], answer: { undo: undoOf(undo, name) } };
    }),
  ),

  'door.walkIn': chapterCommand(async (chapter, { meetupId, list, fn, organisation }) => {
    const meetup = await readMeetup(chapter, meetupId);
    if (meetup === undefined) return err(appError('not-found'));
    const guests = await chapter.guestLists.of(meetupId);
    const warnings = doorWarnings({
      meetup,
      participation: { partstat: 'ACCEPTED', place: 'confirmed' },
      attendance: { state: 'not-yet' },
      attended: attendedFor(meetup, guests, list),
    });
    const person = newGuestPerson(chapter, { fn, organisation });
    const event = newEvent(chapter, {
      meetupId,
      personId: person._id,
      list,
      via: 'walk-in',
      kind: 'in',
    });
    return chapter.database.writer.commit(async () => ({
      writes: [
        { kind: 'put', collection: 'people', document: person },
        putWalkInEntry(chapter, { meetupId, personId: person._id, personKind: person.kind }),
        putEvent(event),
      ],
      answer: {
        checkInId: event._id,
        personId: person._id,
        warnings,
        undo: undoOf(event, fn),
      },
    }));
  }),
} satisfies Partial<Handlers>;

interface RecordOptions {
  readonly meetupId: string;
  readonly list: string;
  readonly personId: string;
  readonly via: CheckIn['via'];
  readonly kind: 'in' | 'out';
  readonly at?: string | undefined;
  readonly moreWarnings?: readonly DoorWarning[];
}

// Records that somebody came in or left, whatever the warnings, and tells where they stood before.
const recordGuest = async (
  chapter: ChapterContext,
  { meetupId, list, personId, via, kind, at, moreWarnings = [] }: RecordOptions,
) => {
  const meetup = await readMeetup(chapter, meetupId);
  const name = await nameOf(chapter, personId);
  if (meetup === undefined || name === undefined) return err(appError('not-found'));
  const guests = await chapter.guestLists.of(meetupId);
  const before = foldAttendance(eventsOf(guests, { personId, list }));
  const warnings =
    kind === 'out'
      ? leavingWarnings(before)
      : doorWarnings({
          meetup,
          participation: guests.participations.get(personId),
          attendance: before,
          attended: attendedFor(meetup, guests, list),
        });
  const event = newEvent(chapter, { meetupId, personId, list, via, kind, at });
  const isNewHere = kind === 'in' && !guests.participations.has(personId);
  const answer = {
    checkInId: event._id,
    personId,
    warnings: [...warnings, ...moreWarnings],
    undo: undoOf(event, name),
  };
  return chapter.database.writer.commit(async (reader) => {
    const personKind = isNewHere ? (await reader.get('people', personId))?.['kind'] : undefined;
    const entry = isNewHere ? [putWalkInEntry(chapter, { meetupId, personId, personKind })] : [];
    return { writes: [...entry, putEvent(event)], answer: { answer, before } };
  });
};

// Who is not in the index (merged away since, or it is being loaded) may be there all the same.
const nameOf = async (chapter: ChapterContext, id: string): Promise<string | undefined> => {
  const entry = chapter.people.get(id);
  if (entry !== undefined) return entry.row.fn;
  const person = (await chapter.database.repositories.people.byIds([id])).get(id);
  return person === undefined ? undefined : String(person['fn']);
};

const leavingWarnings = ({ state }: Attendance): DoorWarning[] =>
  state === 'in' ? [] : ['not-in'];

const newGuestPerson = (
  chapter: ChapterContext,
  { fn, organisation }: { fn: string; organisation: string | undefined },
): Person => ({
  _id: toPersonId(chapter.newUuid()),
  type: 'person',
  ...chapter.created(),
  kind: 'guest',
  fn,
  emails: [],
  phones: [],
  tags: [],
  status: 'active',
  exchanges: [],
  affiliations:
    organisation === undefined || organisation === ''
      ? []
      : [{ id: chapter.newUuid(), organisation, current: true }],
});

const undoOf = (event: CheckIn, name: string) => ({
  label: {
    key: undoLabels[event.kind],
    params: { name },
  },
  command: {
    name: 'door.undo',
    payload: { meetupId: event.meetupId, list: event.list, checkInId: event._id },
  },
});

const undoLabels = {
  in: 'door:undo.checkedIn',
  out: 'door:undo.checkedOut',
  undo: 'door:undo.takenBack',
} as const satisfies Record<CheckIn['kind'], string>;
