import type { ParsedInput, Output } from '#shared/contract/index.ts';
import type { GuestPatch } from '#shared/contract/guests.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { participationId } from '#shared/domain/ids.ts';
import { participationSchema, type Participation } from '#shared/domain/meetup/participation.ts';
import { placeForAccepting, seatsOf } from '#shared/domain/meetup/seats.ts';
import type { Result } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch, type Patch } from '../database/patch.ts';
import type { Reader, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { capacityOf, modeAt } from './capacity.ts';

type Change = ParsedInput<'guests.change'>;

/**
 * Changes guest list entries in one transaction. A changed reply is recorded with how it came; a
 * guest who accepts when every seat is taken, or when others wait, is put onto the waiting list.
 */
export const changeGuests = (
  chapter: ChapterContext,
  input: Change,
): Promise<Result<Output<'guests.change'>, AppError>> =>
  chapter.database.writer.commit<Output<'guests.change'>>(async (reader) => {
    const meetup = await reader.get('meetups', input.meetupId);
    if (meetup === undefined) return { refuse: appError('not-found') };
    await chapter.people.ready();
    const present = await presentEntries(chapter, reader, input);
    if (present.size === 0) return { refuse: appError('not-found') };
    const patches = new Map(
      input.changes.flatMap(({ personId, patch }) => {
        const entry = present.get(personId);
        return entry === undefined ? [] : [[personId, withReply(chapter, entry, patch)] as const];
      }),
    );
    if (input.isUndo !== true) {
      await seatAccepting(chapter, { meetup, entries: present, patches });
    }
    const changed = [...patches].flatMap(([personId, patch]) => {
      const entry = present.get(personId);
      const change = entry === undefined ? {} : effectivePatch(entry, patch);
      return entry === undefined || Object.keys(change).length === 0 ? [] : [{ entry, change }];
    });
    const first = changed[0];
    if (first === undefined) return { writes: [], answer: { changed: 0, waiting: 0 } };
    const name = chapter.people.get(first.entry.personId)?.row.fn ?? '';
    return {
      writes: changed.flatMap(({ entry, change }) => writesOf(chapter, { entry, change, input })),
      answer: {
        changed: changed.length,
        waiting: changed.filter(({ change }) => change['place'] === 'waiting').length,
        undo: {
          label: { key: 'planning:undo.guestsChanged', params: { count: changed.length, name } },
          command: {
            name: 'guests.change',
            payload: {
              meetupId: input.meetupId,
              changes: changed.map(({ entry, change }) => ({
                personId: entry.personId,
                patch: inversePatch(entry, change),
              })),
              isUndo: true,
            },
          },
        },
      },
    };
  });

// Nothing is written about guests who were erased, whatever a window remembers of them.
const presentEntries = async (
  chapter: ChapterContext,
  reader: Reader,
  { meetupId, changes }: Change,
): Promise<Map<string, Participation>> => {
  const stored = await reader.getAll(
    'participations',
    changes.map(({ personId }) => participationId(meetupId, personId)),
  );
  const entries = [...stored.values()].flatMap((document) => {
    const parsed = participationSchema.safeParse(document);
    return parsed.success ? [parsed.data] : [];
  });
  const unlisted = entries.flatMap(({ personId }) =>
    chapter.people.get(personId) === undefined ? [personId] : [],
  );
  const people = await reader.getAll('people', unlisted);
  const there = entries.filter(({ personId }) => !isErased(people.get(personId) ?? {}));
  return new Map(there.map((entry) => [entry.personId, entry]));
};

// The moment of accepting is the place in the queue; saying no gives a place or an offer back.
const withReply = (
  chapter: ChapterContext,
  entry: Participation,
  patch: GuestPatch,
): GuestPatch => {
  const { partstat } = patch;
  if (partstat === undefined || partstat === entry.partstat) return patch;
  const isWaiting = entry.place === 'waiting' || entry.place === 'offered';
  return {
    ...(partstat === 'ACCEPTED' && { answeredAt: chapter.now() }),
    ...(partstat === 'DECLINED' && isWaiting && { place: 'released' as const }),
    ...patch,
  };
};

// Says where those go who accept, one after the other, with everybody else's change counted in.
const seatAccepting = async (
  chapter: ChapterContext,
  options: {
    readonly meetup: Readonly<Record<string, unknown>>;
    readonly entries: ReadonlyMap<string, Participation>;
    readonly patches: Map<string, GuestPatch>;
  },
): Promise<void> => {
  const { meetup, entries, patches } = options;
  const list = await chapter.guestLists.of(String(meetup['_id']));
  const isAccepting = (personId: string): boolean => {
    const patch = patches.get(personId);
    const entry = entries.get(personId);
    return (
      patch?.partstat === 'ACCEPTED' && patch.place === undefined && entry?.partstat !== 'ACCEPTED'
    );
  };
  for (const mode of ['physical', 'virtual'] as const) {
    const others = [...list.participations.values()].filter(
      ({ personId }) => !isAccepting(personId),
    );
    const after = others
      .map((entry) => ({
        ...entry,
        ...(applyPatch(entry, (patches.get(entry.personId) ?? {}) as Patch) as Participation),
      }))
      .map((entry) => ({ ...entry, mode: modeAt(meetup, entry.mode) }));
    const seats = seatsOf(after, { mode, capacity: capacityOf(meetup, mode) });
    let { free } = seats;
    const waiting = [...seats.waiting];
    for (const [personId, patch] of patches) {
      const entry = entries.get(personId);
      if (entry === undefined || !isAccepting(personId)) continue;
      if (modeAt(meetup, patch.mode ?? entry.mode) !== mode) continue;
      const place = placeForAccepting(entry, { free, waiting });
      if (place === 'waiting') waiting.push(entry);
      else if (entry.place !== 'offered') free -= 1;
      patches.set(personId, { ...patch, place });
    }
  }
};

const writesOf = (
  chapter: ChapterContext,
  {
    entry,
    change,
    input,
  }: { readonly entry: Participation; readonly change: Patch; readonly input: Change },
): Write[] => {
  const { meetupId, via = 'organiser' } = input;
  const { personId } = entry;
  const { partstat, answeredAt: _answeredAt, ...rest } = change;
  return [
    {
      kind: 'put',
      collection: 'participations',
      document: { ...applyPatch(entry, change), ...chapter.updated() },
    },
    ...(partstat === undefined
      ? []
      : [chapter.journal('rsvp', personId, { meetupId, personId, partstat, via })]),
    ...(Object.keys(rest).length === 0
      ? []
      : [
          chapter.journal('change', entry._id, {
            kind: 'edit',
            before: withoutNeeds(inversePatch(entry, rest)),
            after: withoutNeeds(rest),
          }),
        ]),
  ];
};

// Needs are wiped after the meetup; the history says that they changed, never what they were.
const withoutNeeds = (values: Patch): Patch =>
  'needs' in values ? { ...values, needs: null } : values;
