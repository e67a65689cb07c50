import { generateKeyBetween } from 'fractional-indexing';
import { z } from 'zod';
import { appError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { uuidOfId } from '#shared/domain/ids.ts';
import { inAgendaOrder } from '#shared/domain/meetup/agendaTimes.ts';
import {
  agendaFieldsSchema,
  budgetFieldsSchema,
  taskFieldsSchema,
  type AgendaItem,
} from '#shared/domain/meetup/planItem.ts';
import { err, ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch, type Patch } from '../database/patch.ts';
import { restoreFromJournal } from '../database/restore.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { planDocuments } from './planDocuments.ts';
import { planItemsOf } from './planItems.ts';

/** How the commands about agenda, tasks and budget are carried out. */
export const planCommands = {
  'plan.add': chapterCommand((chapter, { meetupId, fields }) =>
    chapter.database.writer.commit<Undoable & { id: string }>(async (reader) => {
      if ((await reader.get('meetups', meetupId)) === undefined) {
        return { refuse: appError('not-found') };
      }
      const id = `${fields.type}:${uuidOfId(meetupId)}:${chapter.newUuid()}`;
      const last = (await agendaOf(chapter, meetupId)).at(-1);
      return {
        writes: [
          {
            kind: 'put',
            collection: 'planItems',
            document: {
              _id: id,
              ...chapter.created(),
              meetupId,
              ...fields,
              ...(fields.type === 'agenda' && { order: keyAfter(last) }),
            },
          },
        ],
        answer: {
          id,
          undo: {
            label: { key: 'planning:undo.planAdded', params: { name: nameOf(fields) } },
            command: { name: 'plan.remove', payload: { ids: [id] } },
          },
        },
      };
    }),
  ),

  'plan.addAll': chapterCommand((chapter, { meetupId, items }) =>
    chapter.database.writer.commit<Undoable & { added: number }>(async (reader) => {
      if ((await reader.get('meetups', meetupId)) === undefined) {
        return { refuse: appError('not-found') };
      }
      const last = (await agendaOf(chapter, meetupId)).at(-1)?.order ?? null;
      const documents = planDocuments(chapter, { meetupId, items, last });
      return {
        writes: documents.map((document) => ({
          kind: 'put' as const,
          collection: 'planItems' as const,
          document,
        })),
        answer: {
          added: documents.length,
          undo: {
            label: { key: 'planning:undo.planFilled', params: { count: documents.length } },
            command: { name: 'plan.remove', payload: { ids: documents.map(({ _id }) => _id) } },
          },
        },
      };
    }),
  ),

  'plan.edit': chapterCommand((chapter, { id, patch }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const item = await reader.get('planItems', id);
      if (item === undefined) return { refuse: appError('not-found') };
      const read = patchSchemas[item.type]?.safeParse(patch);
      if (read?.success !== true) {
        const field = String(read?.error.issues[0]?.path[0] ?? '');
        return { refuse: appError('invalid-value', { field }) };
      }
      return edited(chapter, item, read.data);
    }),
  ),

  'plan.move': chapterCommand((chapter, { id, before }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const item = await reader.get('planItems', id);
      if (item?.type !== 'agenda') return { refuse: appError('not-found') };
      const others = (await agendaOf(chapter, String(item['meetupId']))).filter(
        ({ _id }) => _id !== id,
      );
      const at = before === null ? others.length : others.findIndex(({ _id }) => _id === before);
      if (at === -1) return { refuse: appError('not-found') };
      return edited(chapter, item, { order: keyBetween(others, at) });
    }),
  ),

  'plan.remove': chapterCommand((chapter, { ids }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const items = [...(await reader.getAll('planItems', ids)).values()];
      const [first] = items;
      if (first === undefined) return { refuse: appError('not-found') };
      return {
        writes: items.flatMap((item) => [
          { kind: 'remove' as const, collection: 'planItems' as const, id: item._id },
          chapter.journal('change', item._id, { kind: 'delete', before: item }),
        ]),
        answer: {
          undo: {
            label: { key: 'planning:undo.planRemoved', params: { name: nameOf(first) } },
            command: { name: 'plan.restore', payload: { ids: items.map(({ _id }) => _id) } },
          },
        },
      };
    }),
  ),

  'plan.restore': chapterCommand(async (chapter, { ids }) => {
    const restored = await restoreFromJournal(chapter, 'planItems', ids);
    const [first] = restored;
    if (first === undefined) return err(appError('not-found'));
    return ok({
      undo: {
        label: { key: 'planning:undo.planAdded', params: { name: nameOf(first) } },
        command: { name: 'plan.remove', payload: { ids: restored.map(({ _id }) => _id) } },
      },
    });
  }),
} satisfies Partial<Handlers>;

// What an edit may carry per type: any of the fields, `null` to clear an optional one.
const patchOf = (shape: Readonly<Record<string, z.ZodType>>) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([key, schema]) => [
        key,
        schema.safeParse(undefined).success ? schema.nullable().optional() : schema.optional(),
      ]),
    ),
  );

const patchSchemas: Readonly<Record<string, ReturnType<typeof patchOf>>> = {
  agenda: patchOf({ ...agendaFieldsSchema.shape, order: z.string() }),
  task: patchOf(taskFieldsSchema.shape),
  budget: patchOf(budgetFieldsSchema.shape),
};

const edited = (chapter: ChapterContext, item: StoredDocument, patch: Patch) => {
  const change = effectivePatch(item, patch);
  if (Object.keys(change).length === 0) return { writes: [], answer: {} };
  const before = inversePatch(item, change);
  return {
    writes: [
      {
        kind: 'put' as const,
        collection: 'planItems' as const,
        document: { ...applyPatch(item, change), ...chapter.updated() },
      },
      chapter.journal('change', item._id, { kind: 'edit', before, after: change }),
    ],
    answer: {
      undo: {
        label: { key: 'planning:undo.planEdited', params: { name: nameOf(item) } },
        command: { name: 'plan.edit', payload: { id: item._id, patch: before } },
      },
    },
  };
};

const agendaOf = async (
  chapter: ChapterContext,
  meetupId: string,
): Promise<readonly AgendaItem[]> =>
  inAgendaOrder(
    (await planItemsOf(chapter, meetupId)).filter(
      (item): item is AgendaItem => item.type === 'agenda',
    ),
  );

const keyAfter = (last: AgendaItem | undefined): string => keyBetween(last ? [last] : [], 1);

// Two items that were put in the same place offline have one key: the next different one is taken.
const keyBetween = (items: readonly AgendaItem[], at: number): string => {
  const previous = items[at - 1]?.order ?? null;
  const next = items.slice(at).find(({ order }) => previous === null || order > previous);
  try {
    return generateKeyBetween(previous, next?.order ?? null);
  } catch {
    // A key that another program made up: any text between the two will do.
    const candidates = ['V', '0V', '00V', '000V'].map((digits) => `${previous ?? ''}${digits}`);
    return candidates.find((key) => next === undefined || key < next.order) ?? `${previous ?? ''}0`;
  }
};

const nameOf = (item: Readonly<Record<string, unknown>>): string =>
  String(item['title'] ?? item['label'] ?? '');
