import { appError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { sameNumberIn } from '#shared/domain/meetup/budget.ts';
import { budgetLineSchema } from '#shared/domain/meetup/planItem.ts';
import { applyPatch, effectivePatch, inversePatch, type Patch } from '../database/patch.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';

/** How the currency of a budget is changed. */
export const budgetCommands = {
  'plan.setCurrency': chapterCommand((chapter, { meetupId, currency, lines }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const meetup = await reader.get('meetups', meetupId);
      if (meetup === undefined) return { refuse: appError('not-found') };
      const writes = edited(chapter, {
        collection: 'meetups',
        document: meetup,
        patch: { currency },
      });
      const before: { id: string; currency: string }[] = [];
      const documents = await reader.getAll(
        'planItems',
        lines.map(({ id }) => id),
      );
      for (const { id, currency: to } of lines) {
        const document = documents.get(id);
        const line = budgetLineSchema.safeParse(document).data;
        if (document === undefined || line?.meetupId !== meetupId) {
          return { refuse: appError('not-found') };
        }
        const planned = sameNumberIn(line.planned, line.currency, to);
        const actual =
          line.actual === undefined ? null : sameNumberIn(line.actual, line.currency, to);
        if (planned === undefined || actual === undefined) {
          return { refuse: appError('invalid-value', { field: 'currency' }) };
        }
        const patch = { currency: to, planned, actual };
        writes.push(...edited(chapter, { collection: 'planItems', document, patch }));
        before.push({ id, currency: line.currency });
      }
      if (writes.length === 0) return { writes, answer: {} };
      return {
        writes,
        answer: {
          undo: {
            label: {
              key: 'planning:undo.currency',
              params: { name: String(meetup['name'] ?? '') },
            },
            command: {
              name: 'plan.setCurrency',
              payload: { meetupId, currency: meetup['currency'] ?? null, lines: before },
            },
          },
        },
      };
    }),
  ),
} satisfies Partial<Handlers>;

const edited = (
  chapter: ChapterContext,
  options: {
    readonly collection: 'meetups' | 'planItems';
    readonly document: StoredDocument;
    readonly patch: Patch;
  },
): Write[] => {
  const { collection, document } = options;
  const change = effectivePatch(document, options.patch);
  if (Object.keys(change).length === 0) return [];
  return [
    {
      kind: 'put',
      collection,
      document: { ...applyPatch(document, change), ...chapter.updated() },
    },
    chapter.journal('change', document._id, {
      kind: 'edit',
      before: inversePatch(document, change),
      after: change,
    }),
  ];
};
