import type { Undo, Undoable } from '#shared/contract/undo.ts';
import { appError } from '#shared/contract/errors.ts';
import { standingEvents } from '#shared/domain/door/attendance.ts';
import { checkInSchema, type CheckIn } from '#shared/domain/door/checkIn.ts';
import { mainCheckList, meetupSchema, type Meetup } from '#shared/domain/meetup/meetup.ts';
import { localToInstant } from '#shared/domain/time/zonedTime.ts';
import { err } from '#shared/result.ts';
import type { Reader, Write } from '../database/writer.ts';
import { companionWrites, newEvent, putEvent, putWalkInEntry } from '../door/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { readRecords } from './records.ts';

/** How attendance is declared final and corrected afterwards. */
export const reportCommands = {
  'report.finish': chapterCommand((chapter, { meetupId }) =>
    changeFinish(chapter, meetupId, (meetup) => ({
      // A meetup that was reported or put away already stays so.
      change: {
        stage: isPastHeld(meetup.stage) ? meetup.stage : 'held',
        finishedAt: chapter.now(),
      },
      undo: {
        label: { key: 'report:undo.finished', params: { name: meetup.name } },
        command: { name: 'report.reopen', payload: { meetupId, stage: meetup.stage } },
      },
    })),
  ),

  'report.reopen': chapterCommand((chapter, { meetupId, stage }) =>
    changeFinish(chapter, meetupId, (meetup) => ({
      change: { stage, finishedAt: undefined },
      undo: {
        label: { key: 'report:undo.reopened', params: { name: meetup.name } },
        command: { name: 'report.finish', payload: { meetupId } },
      },
    })),
  ),

  'report.correct': chapterCommand(async (chapter, { meetupId, personId, attended }) => {
    const record = (await readRecords(chapter)).find(({ id }) => id === meetupId);
    const person = chapter.people.get(personId);
    const guest = record?.guests.find((entry) => entry.personId === personId);
    if (record === undefined || (person === undefined && guest === undefined)) {
      return err(appError('not-found'));
    }
    const standing = standingEvents(guest?.events ?? []).filter(({ kind }) => kind === 'in');
    const name = person?.row.fn ?? '';
    if (!attended) {
      return takeBack(chapter, { meetupId, checkInIds: standing.map(({ _id }) => _id), name });
    }
    const { meetup } = record;
    return chapter.database.writer.commit<Undoable>(async (reader) => {
      if (standing.length > 0) return { writes: [], answer: {} };
      // Nobody saw the clock: the person came when the meetup began.
      const at = localToInstant(meetup.startLocal, meetup.timeZone) ?? chapter.now();
      const fields = { meetupId, personId, list: mainCheckList, via: 'bulk', kind: 'in' } as const;
      const event = newEvent(chapter, { ...fields, at });
      const personKind = (await reader.get('people', personId))?.['kind'];
      const entry =
        guest?.entry === undefined
          ? [putWalkInEntry(chapter, { meetupId, personId, personKind })]
          : [];
      return {
        writes: [...entry, putEvent(event)],
        answer: { undo: undoOf({ meetupId, checkInIds: [event._id], name, back: false }) },
      };
    });
  }),

  'report.takeBack': chapterCommand((chapter, { meetupId, checkInIds }) =>
    takeBack(chapter, { meetupId, checkInIds }),
  ),
} satisfies Partial<Handlers>;

interface TakeBack {
  readonly meetupId: string;
  readonly checkInIds: readonly string[];
  readonly name?: string;
}

const takeBack = (chapter: ChapterContext, { meetupId, checkInIds, name }: TakeBack) =>
  chapter.database.writer.commit<Undoable>(async (reader) => {
    const events = await readEvents(reader, checkInIds);
    if (events.length < checkInIds.length || events.some((event) => event.meetupId !== meetupId)) {
      return { refuse: appError('not-found') };
    }
    const [first] = events;
    if (first === undefined) return { writes: [], answer: {} };
    const undos = events.map(({ personId, list, _id: undoes }) =>
      newEvent(chapter, {
        ...{ meetupId, personId, list, undoes },
        ...{ via: 'bulk', kind: 'undo', at: chapter.now() },
      }),
    );
    const person = await reader.get('people', first.personId);
    return {
      writes: [
        ...undos.map(putEvent),
        // Somebody with several events has been at the door: only a single one can have been a slip.
        ...(events.length === 1 ? await companionWrites(chapter, { reader, event: first }) : []),
      ],
      answer: {
        undo: undoOf({
          meetupId,
          checkInIds: undos.map(({ _id }) => _id),
          name: name ?? String(person?.['fn'] ?? ''),
          back: first.kind !== 'undo',
        }),
      },
    };
  });

const readEvents = async (reader: Reader, ids: readonly string[]): Promise<readonly CheckIn[]> => {
  const found = await reader.getAll('checkIns', ids);
  return ids.flatMap((id) => {
    const parsed = checkInSchema.safeParse(found.get(id));
    return parsed.success ? [parsed.data] : [];
  });
};

const undoOf = (options: {
  meetupId: string;
  checkInIds: readonly string[];
  name: string;
  back: boolean;
}): Undo => ({
  label: {
    key: options.back ? 'report:undo.removed' : 'report:undo.added',
    params: { name: options.name },
  },
  command: {
    name: 'report.takeBack',
    payload: { meetupId: options.meetupId, checkInIds: options.checkInIds },
  },
});

const isPastHeld = (stage: Meetup['stage']): boolean =>
  stage === 'reported' || stage === 'archived';

type Change = Pick<Meetup, 'stage'> & { readonly finishedAt: string | undefined };

const changeFinish = (
  chapter: ChapterContext,
  meetupId: string,
  decide: (meetup: Meetup) => { change: Change; undo: Undo },
) =>
  chapter.database.writer.commit<Undoable>(async (reader) => {
    const meetup = meetupSchema.safeParse(await reader.get('meetups', meetupId));
    if (!meetup.success) return { refuse: appError('not-found') };
    const { change, undo } = decide(meetup.data);
    const { finishedAt: _, ...rest } = meetup.data;
    const document = {
      ...rest,
      stage: change.stage,
      ...(change.finishedAt !== undefined && { finishedAt: change.finishedAt }),
      ...chapter.updated(),
    };
    const before = { stage: meetup.data.stage, finishedAt: meetup.data.finishedAt ?? null };
    const after = { stage: change.stage, finishedAt: change.finishedAt ?? null };
    const writes: Write[] = [
      { kind: 'put', collection: 'meetups', document },
      chapter.journal('change', meetupId, { kind: 'edit', before, after }),
    ];
    return { writes, answer: { undo } };
  });
