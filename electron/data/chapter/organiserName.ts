import type { Undoable } from '#shared/contract/undo.ts';
import { ok } from '#shared/result.ts';
import { readOwnName } from '../history/index.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';

/** How the name of who works at this computer is read and changed. */
export const organiserNameHandlers = {
  'chapter.ownName': chapterQuery(['library'], async (chapter) =>
    ok({ name: await readOwnName(chapter) }),
  ),

  'chapter.setOwnName': chapterCommand((chapter, { name }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const id = chapter.author.actor;
      const present = await reader.get('library', id);
      const before = typeof present?.['name'] === 'string' ? present['name'] : '';
      if (name === before) return { writes: [], answer: {} };
      const document =
        present === undefined
          ? { _id: id, type: 'organiser', ...chapter.created(), name }
          : { ...present, ...chapter.updated(), name };
      return {
        writes: [
          { kind: 'put', collection: 'library', document },
          // The first name is no change. A door helper, who may write no history, can give one.
          ...(present === undefined
            ? []
            : [
                chapter.journal('change', id, {
                  kind: 'edit',
                  before: { name: before },
                  after: { name },
                }),
              ]),
        ],
        answer: {
          undo: {
            label: { key: 'chapter:undo.ownName', params: {} },
            command: { name: 'chapter.setOwnName', payload: { name: before } },
          },
        },
      };
    }),
  ),
} satisfies Partial<Handlers>;
