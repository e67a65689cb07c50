import type { Undoable } from '#shared/contract/undo.ts';
import { appError } from '#shared/contract/errors.ts';
import { participationId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/result.ts';
import { restoreFromJournal } from '../database/restore.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { changeGuests } from './changeGuests.ts';
import { newParticipation } from './newParticipation.ts';

/** How the commands about a meetup's guest list are carried out. */
export const guestCommands = {
  'guests.add': chapterCommand((chapter, { meetupId, personIds }) =>
    chapter.database.writer.commit<Undoable & { added: number }>(async (reader) => {
      const meetup = await reader.get('meetups', meetupId);
      if (meetup === undefined) return { refuse: appError('not-found') };
      const people = await reader.getAll('people', personIds);
      const present = await reader.getAll(
        'participations',
        personIds.map((personId) => participationId(meetupId, personId)),
      );
      const added = [...people.keys()].filter(
        (personId) => !present.has(participationId(meetupId, personId)),
      );
      const first = added[0];
      if (first === undefined) return { writes: [], answer: { added: 0 } };
      return {
        writes: added.map((personId) => ({
          kind: 'put' as const,
          collection: 'participations' as const,
          document: newParticipation(chapter, {
            meetupId,
            personId,
            personKind: people.get(personId)?.['kind'],
          }),
        })),
        answer: {
          added: added.length,
          undo: {
            label: {
              key: 'meetups:undo.guestsAdded',
              params: { count: added.length, name: String(people.get(first)?.['fn'] ?? '') },
            },
            command: { name: 'guests.remove', payload: { meetupId, personIds: added } },
          },
        },
      };
    }),
  ),

  'guests.remove': chapterCommand((chapter, { meetupId, personIds }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const entries = await reader.getAll(
        'participations',
        personIds.map((personId) => participationId(meetupId, personId)),
      );
      const removed = [...entries.values()];
      const first = removed[0];
      if (first === undefined) return { refuse: appError('not-found') };
      const removedIds = removed.map((entry) => String(entry['personId']));
      const person = await reader.get('people', String(first['personId']));
      return {
        writes: removed.flatMap((entry) => [
          { kind: 'remove' as const, collection: 'participations' as const, id: entry._id },
          chapter.journal('change', entry._id, { kind: 'delete', before: entry }),
        ]),
        answer: {
          undo: {
            label: {
              key: 'meetups:undo.guestsRemoved',
              params: { count: removed.length, name: String(person?.['fn'] ?? '') },
            },
            command: { name: 'guests.restore', payload: { meetupId, personIds: removedIds } },
          },
        },
      };
    }),
  ),

  'guests.restore': chapterCommand(async (chapter, { meetupId, personIds }) => {
    const restored = await restoreFromJournal(
      chapter,
      'participations',
      personIds.map((personId) => participationId(meetupId, personId)),
    );
    if (restored.length === 0) return err(appError('not-found'));
    const restoredIds = restored.map((entry) => String(entry['personId']));
    const name = chapter.people.get(restoredIds[0] ?? '')?.row.fn ?? '';
    return ok({
      undo: {
        label: { key: 'meetups:undo.guestsAdded', params: { count: restored.length, name } },
        command: { name: 'guests.remove', payload: { meetupId, personIds: restoredIds } },
      },
    });
  }),

  'guests.reply': chapterCommand(async (chapter, { meetupId, personId, partstat }) => {
    const changed = await changeGuests(chapter, {
      meetupId,
      changes: [{ personId, patch: { partstat } }],
    });
    if (!changed.ok) return changed;
    const { undo, waiting } = changed.value;
    return ok({ ...(undo !== undefined && { undo }), ...(waiting > 0 && { place: 'waiting' }) });
  }),

  'guests.change': chapterCommand(changeGuests),
} satisfies Partial<Handlers>;
