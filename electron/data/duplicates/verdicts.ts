import type { Undoable } from '#shared/contract/undo.ts';
import { appError } from '#shared/contract/errors.ts';
import { duplicateId, duplicateVerdictSchema } from '#shared/domain/duplicates/verdict.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';

/** The ids of the pairs that somebody called different people. */
export const readVerdicts = async (chapter: ChapterContext): Promise<ReadonlySet<string>> => {
  const documents = await chapter.database.repositories.library.find({
    selector: { _id: { $gt: 'duplicate:', $lt: 'duplicate;' } },
  });
  return new Set(
    documents.filter((one) => duplicateVerdictSchema.safeParse(one).success).map(({ _id }) => _id),
  );
};

/** How verdicts are given and taken back. */
export const verdictCommands = {
  'duplicates.dismiss': chapterCommand((chapter, { a, b }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const people = await reader.getAll('people', [a, b]);
      const [first, second] = [people.get(a), people.get(b)];
      if (first === undefined || second === undefined || a === b) {
        return { refuse: appError('not-found') };
      }
      return {
        writes: [
          {
            kind: 'put',
            collection: 'library',
            document: {
              _id: duplicateId(a, b),
              type: 'duplicate',
              ...chapter.created(),
              ...{ a: a < b ? a : b, b: a < b ? b : a, verdict: 'different' },
            },
          },
        ],
        answer: {
          undo: {
            label: {
              key: 'duplicates:undo.dismissed',
              params: { one: String(first['fn']), other: String(second['fn']) },
            },
            command: { name: 'duplicates.reconsider', payload: { a, b } },
          },
        },
      };
    }),
  ),

  'duplicates.reconsider': chapterCommand((chapter, { a, b }) =>
    chapter.database.writer.commit<Undoable>(async () => ({
      writes: [{ kind: 'remove', collection: 'library', id: duplicateId(a, b) }],
      answer: {
        undo: {
          label: { key: 'duplicates:undo.reconsidered', params: {} },
          command: { name: 'duplicates.dismiss', payload: { a, b } },
        },
      },
    })),
  ),
} satisfies Partial<Handlers>;
