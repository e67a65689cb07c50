import { appError } from '#shared/contract/errors.ts';
import type { Undo, Undoable } from '#shared/contract/undo.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { participationId, personId as toPersonId } from '#shared/domain/ids.ts';
import { personFieldsSchema } from '#shared/domain/person/person.ts';
import { err, ok } from '#shared/result.ts';
import { restoreFromJournal } from '../database/restore.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { newParticipation } from './newParticipation.ts';

/** How guests are added from pasted lines, where unknown ones become people. */
export const pastedCommands = {
  'guests.addPasted': chapterCommand((chapter, { meetupId, personIds, newPeople }) =>
    chapter.database.writer.commit<Undoable & { added: number; created: number }>(
      async (reader) => {
        if ((await reader.get('meetups', meetupId)) === undefined) {
          return { refuse: appError('not-found') };
        }
        const known = await reader.getAll('people', personIds);
        const present = await reader.getAll(
          'participations',
          personIds.map((personId) => participationId(meetupId, personId)),
        );
        const added = [...known.keys()].filter(
          (personId) => !present.has(participationId(meetupId, personId)),
        );
        const created = newPeople.map((person) => newPerson(chapter, person));
        const createdIds = created.map(({ _id }) => _id);
        const all = [...added, ...createdIds];
        if (all.length === 0) return { writes: [], answer: { added: 0, created: 0 } };
        return {
          writes: [
            ...created.map((document) => ({
              kind: 'put' as const,
              collection: 'people' as const,
              document,
            })),
            ...all.map((personId) => ({
              kind: 'put' as const,
              collection: 'participations' as const,
              document: newParticipation(chapter, {
                meetupId,
                personId,
                personKind: createdIds.includes(personId) ? 'guest' : known.get(personId)?.['kind'],
                fields: { source: 'import' },
              }),
            })),
          ],
          answer: {
            added: added.length,
            created: created.length,
            undo: undoOf('guests.removePasted', { meetupId, personIds: added, createdIds }),
          },
        };
      },
    ),
  ),

  'guests.removePasted': chapterCommand((chapter, { meetupId, personIds, createdIds }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const entries = await reader.getAll(
        'participations',
        [...personIds, ...createdIds].map((personId) => participationId(meetupId, personId)),
      );
      const found = await reader.getAll('people', createdIds);
      // Those who were erased stay for the figures.
      const people = [...found.values()].filter((person) => !isErased(person));
      if (entries.size === 0 && people.length === 0) return { refuse: appError('not-found') };
      return {
        writes: [
          ...[...entries.values()].flatMap((entry) => [
            { kind: 'remove' as const, collection: 'participations' as const, id: entry._id },
            chapter.journal('change', entry._id, { kind: 'delete', before: entry }),
          ]),
          ...people.flatMap((person) => [
            { kind: 'remove' as const, collection: 'people' as const, id: person._id },
            chapter.journal('change', person._id, { kind: 'delete', before: person }),
          ]),
        ],
        answer: { undo: undoOf('guests.restorePasted', { meetupId, personIds, createdIds }) },
      };
    }),
  ),

  'guests.restorePasted': chapterCommand(async (chapter, { meetupId, personIds, createdIds }) => {
    await restoreFromJournal(chapter, 'people', createdIds);
    const restored = await restoreFromJournal(
      chapter,
      'participations',
      [...personIds, ...createdIds].map((personId) => participationId(meetupId, personId)),
    );
    if (restored.length === 0) return err(appError('not-found'));
    return ok({ undo: undoOf('guests.removePasted', { meetupId, personIds, createdIds }) });
  }),
} satisfies Partial<Handlers>;

const undoOf = (
  name: 'guests.removePasted' | 'guests.restorePasted',
  payload: {
    readonly meetupId: string;
    readonly personIds: readonly string[];
    readonly createdIds: readonly string[];
  },
): Undo => ({
  label: {
    key: name === 'guests.removePasted' ? 'planning:undo.pasted' : 'planning:undo.pastedTakenBack',
    params: { count: payload.personIds.length + payload.createdIds.length },
  },
  command: { name, payload },
});

const newPerson = (
  chapter: ChapterContext,
  { name, email }: { readonly name: string; readonly email?: string | undefined },
) => ({
  _id: toPersonId(chapter.newUuid()),
  type: 'person' as const,
  ...chapter.created(),
  ...personFieldsSchema.parse({
    kind: 'guest',
    fn: name,
    emails: email === undefined ? [] : [{ id: chapter.newUuid(), value: email }],
    phones: [],
    tags: [],
    status: 'active',
    exchanges: [],
    affiliations: [],
  }),
});
