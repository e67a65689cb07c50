import type { Undoable } from '#shared/contract/undo.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import { meetupId as toMeetupId } from '#shared/domain/ids.ts';
import { mainCheckList, meetupFieldsSchema } from '#shared/domain/meetup/meetup.ts';
import { isTimeZone } from '#shared/domain/time/zonedTime.ts';
import { err, ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch } from '../database/patch.ts';
import { restoreFromJournal } from '../database/restore.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';

/** How the Meetups area's commands about a meetup itself are carried out. */
export const meetupsCommands = {
  'meetups.create': chapterCommand(async (chapter, input) => {
    const problem = problemOf({ required: input });
    if (problem !== undefined) return err(problem);
    const fields = meetupFieldsSchema.parse({
      stage: 'planned',
      eventStatus: 'EventScheduled',
      attendanceMode: 'Offline',
      checkLists: [{ key: mainCheckList, name: '' }],
      ...input,
      name: input.name.trim(),
    });
    const id = toMeetupId(chapter.newUuid());
    return chapter.database.writer.commit(async () => ({
      writes: [
        {
          kind: 'put',
          collection: 'meetups',
          document: { _id: id, type: 'meetup', ...chapter.created(), icsSequence: 0, ...fields },
        },
      ],
      answer: {
        id,
        undo: {
          label: { key: 'meetups:undo.created', params: { name: fields.name } },
          command: { name: 'meetups.delete', payload: { id } },
        },
      },
    }));
  }),

  'meetups.edit': chapterCommand((chapter, { id, patch }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const meetup = await reader.get('meetups', id);
      if (meetup === undefined) return { refuse: appError('not-found') };
      const changed = applyPatch(meetup, patch);
      const problem = problemOf({ required: changed as MeetupPatch });
      if (problem !== undefined) return { refuse: problem };
      const change = effectivePatch(meetup, patch);
      if (Object.keys(change).length === 0) return { writes: [], answer: {} };
      const before = inversePatch(meetup, change);
      return {
        writes: [
          {
            kind: 'put',
            collection: 'meetups',
            document: {
              ...changed,
              // Calendars take over an update only when the sequence rises (RFC 5545, 3.8.7.4).
              icsSequence: Number(meetup['icsSequence'] ?? 0) + 1,
              ...chapter.updated(),
            },
          },
          chapter.journal('change', id, { kind: 'edit', before, after: change }),
        ],
        answer: {
          undo: {
            label: { key: 'meetups:undo.edited', params: { name: String(meetup['name']) } },
            command: { name: 'meetups.edit', payload: { id, patch: before } },
          },
        },
      };
    }),
  ),

  // Guests and check-ins stay where they are, out of sight, and are there again after a restore.
  'meetups.delete': chapterCommand((chapter, { id }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const meetup = await reader.get('meetups', id);
      if (meetup === undefined) return { refuse: appError('not-found') };
      return {
        writes: [
          { kind: 'remove', collection: 'meetups', id },
          chapter.journal('change', id, { kind: 'delete', before: meetup }),
        ],
        answer: {
          undo: {
            label: { key: 'meetups:undo.deleted', params: { name: String(meetup['name']) } },
            command: { name: 'meetups.restore', payload: { id } },
          },
        },
      };
    }),
  ),

  'meetups.restore': chapterCommand(async (chapter, { id }) => {
    const [meetup] = await restoreFromJournal(chapter, 'meetups', [id]);
    if (meetup === undefined) return err(appError('not-found'));
    return ok({
      undo: {
        label: { key: 'meetups:undo.restored', params: { name: String(meetup['name']) } },
        command: { name: 'meetups.delete', payload: { id } },
      },
    });
  }),
} satisfies Partial<Handlers>;

const problemOf = ({ required }: { required: MeetupPatch }): AppError | undefined => {
  const { name, startLocal, endLocal, timeZone } = required;
  if (typeof name !== 'string' || name.trim() === '') return appError('name-required');
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) {
    return appError('invalid-value', { field: 'timeZone' });
  }
  if (typeof startLocal !== 'string') return appError('invalid-value', { field: 'startLocal' });
  if (typeof endLocal !== 'string' || endLocal < startLocal) {
    return appError('invalid-value', { field: 'endLocal' });
  }
  return undefined;
};
