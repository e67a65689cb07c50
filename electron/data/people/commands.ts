import type { Undoable } from '#shared/contract/undo.ts';
import { appError } from '#shared/contract/errors.ts';
import type { PersonPatch } from '#shared/contract/people.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { personId } from '#shared/domain/ids.ts';
import { personFieldsSchema } from '#shared/domain/person/person.ts';
import { err, ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch } from '../database/patch.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { restoreFromJournal } from '../database/restore.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { withE164 } from './phones.ts';

/** How the People area's commands are carried out. */
export const peopleCommands = {
  'people.add': chapterCommand(async (chapter, input) => {
    const fn = input.fn?.trim() ?? '';
    if (fn === '') return err(appError('name-required'));
    const fields = personFieldsSchema.parse({
      kind: 'member',
      emails: [],
      phones: [],
      tags: [],
      status: 'active',
      exchanges: [],
      affiliations: [],
      ...input,
      fn,
      ...(input.phones !== undefined && {
        phones: await withE164(chapter, input.phones, { residence: input.residence }),
      }),
    });
    const id = personId(chapter.newUuid());
    return chapter.database.writer.commit(async () => ({
      writes: [
        {
          kind: 'put',
          collection: 'people',
          document: { _id: id, type: 'person', ...chapter.created(), ...fields },
        },
      ],
      answer: {
        id,
        undo: {
          label: { key: 'people:undo.added', params: { name: fn } },
          command: { name: 'people.delete', payload: { ids: [id] } },
        },
      },
    }));
  }),

  'people.edit': chapterCommand((chapter, { id, patch }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const person = await reader.get('people', id);
      if (person === undefined || isErased(person)) return { refuse: appError('not-found') };
      const problem = problemOf(patch);
      if (problem !== undefined) return { refuse: problem };
      const { phones, residence = person['residence'] } = patch;
      const known = { present: person['phones'], residence };
      const change = effectivePatch(person, {
        ...patch,
        ...(Array.isArray(phones) && { phones: await withE164(chapter, phones, known) }),
      });
      if (Object.keys(change).length === 0) return { writes: [], answer: {} };
      const before = inversePatch(person, change);
      return {
        writes: [
          {
            kind: 'put',
            collection: 'people',
            document: { ...applyPatch(person, change), ...chapter.updated() },
          },
          chapter.journal('change', id, { kind: 'edit', before, after: change }),
        ],
        answer: {
          undo: {
            label: { key: 'people:undo.edited', params: { name: nameOf(person) } },
            command: { name: 'people.edit', payload: { id, patch: before } },
          },
        },
      };
    }),
  ),

  'people.delete': chapterCommand((chapter, { ids }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const found = await reader.getAll('people', ids);
      // Those who were erased stay for the figures.
      const people = [...found.values()].filter((person) => !isErased(person));
      const first = people[0];
      if (first === undefined) return { refuse: appError('not-found') };
      return {
        writes: people.flatMap((person) => [
          { kind: 'remove' as const, collection: 'people' as const, id: person._id },
          chapter.journal('change', person._id, { kind: 'delete', before: person }),
        ]),
        answer: {
          undo: {
            label: {
              key: 'people:undo.deleted',
              params: { count: people.length, name: nameOf(first) },
            },
            command: { name: 'people.restore', payload: { ids: people.map(({ _id }) => _id) } },
          },
        },
      };
    }),
  ),

  'people.restore': chapterCommand(async (chapter, { ids }) => {
    const restored = await restoreFromJournal(chapter, 'people', ids);
    const first = restored[0];
    if (first === undefined) return err(appError('not-found'));
    return ok({
      undo: {
        label: {
          key: 'people:undo.restored',
          params: { count: restored.length, name: nameOf(first) },
        },
        command: { name: 'people.delete', payload: { ids: restored.map(({ _id }) => _id) } },
      },
    });
  }),
} satisfies Partial<Handlers>;

const nameOf = (person: StoredDocument): string => String(person['fn'] ?? '');

const requiredFields = [
  'kind',
  'fn',
  'emails',
  'phones',
  'tags',
  'status',
  'exchanges',
  'affiliations',
] as const satisfies readonly (keyof PersonPatch)[];

const problemOf = (patch: PersonPatch) => {
  if (patch.fn === null || patch.fn?.trim() === '') return appError('name-required');
  const cleared = requiredFields.find((field) => patch[field] === null);
  return cleared === undefined ? undefined : appError('invalid-value', { field: cleared });
};
