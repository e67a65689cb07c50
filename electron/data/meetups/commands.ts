import type { Undoable } from '#shared/contract/undo.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import { meetupId as toMeetupId } from '#shared/domain/ids.ts';
import { mainCheckList, meetupFieldsSchema, meetupSchema } from '#shared/domain/meetup/meetup.ts';
import { stageProblem, statusProblem, type MoveProblem } from '#shared/domain/meetup/stages.ts';
import { isTimeZone } from '#shared/domain/time/zonedTime.ts';
import { err, ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch } from '../database/patch.ts';
import { restoreFromJournal } from '../database/restore.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { planDocuments } from './planDocuments.ts';

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
    const plan = planDocuments(chapter, { meetupId: id, items: input.plan ?? [], last: null });
    return chapter.database.writer.commit(async () => ({
      writes: [
        {
          kind: 'put' as const,
          collection: 'meetups' as const,
          document: { _id: id, type: 'meetup', ...chapter.created(), icsSequence: 0, ...fields },
        },
        ...plan.map((document) => ({
          kind: 'put' as const,
          collection: 'planItems' as const,
          document,
        })),
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

  'meetups.edit': chapterCommand((chapter, { id, patch: wanted, isUndo = false }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const meetup = await reader.get('meetups', id);
      if (meetup === undefined) return { refuse: appError('not-found') };
      const patch = isUndo ? wanted : withNewDate(meetup, wanted);
      const changed = applyPatch(meetup, patch);
      const problem = problemOf({ required: changed as MeetupPatch });
      if (problem !== undefined) return { refuse: problem };
      const why = isUndo ? undefined : moveProblem(meetup, { patch, now: chapter.now() });
      if (why !== undefined) return { refuse: appError('move-not-allowed', { why }) };
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
            command: { name: 'meetups.edit', payload: { id, patch: before, isUndo: true } },
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

// Another date is what a postponed meetup waits for.
const withNewDate = (meetup: StoredDocument, patch: MeetupPatch): MeetupPatch =>
  meetup['eventStatus'] === 'EventPostponed' &&
  patch.eventStatus === undefined &&
  typeof patch.startLocal === 'string' &&
  patch.startLocal !== meetup['startLocal']
    ? { ...patch, eventStatus: 'EventRescheduled' }
    : patch;

const moveProblem = (
  document: StoredDocument,
  { patch, now }: { readonly patch: MeetupPatch; readonly now: string },
): MoveProblem | undefined => {
  const meetup = meetupSchema.safeParse(document).data;
  if (meetup === undefined) return undefined;
  const { stage, eventStatus } = patch;
  const status = eventStatus ?? meetup.eventStatus;
  const problem = status === meetup.eventStatus ? undefined : statusProblem(meetup, status);
  if (problem !== undefined || typeof stage !== 'string' || stage === meetup.stage) return problem;
  const after = meetupSchema.parse({ ...applyPatch(document, patch), stage: meetup.stage });
  return stageProblem(after, stage, now);
};

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
