import { appError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { segmentSchema, type Segment } from '#shared/domain/people-filter/segment.ts';
import { err, ok } from '#shared/result.ts';
import { restoreFromJournal } from '../database/restore.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';
import { findPeople, rosterTopics } from './findPeople.ts';
import { valuesOf } from './filterValues.ts';

/** How segments, and questions about many people at once, are answered. */
export const segmentHandlers = {
  'people.ids': chapterQuery(rosterTopics, async (chapter, selection) => {
    const found = await findPeople(chapter, selection);
    return ok({ ids: found.map(({ id }) => id) });
  }),

  'people.filterValues': chapterQuery(['people'], async (chapter, { on }) => {
    const everyone = await chapter.people.search({ search: '', sort: byName });
    return ok({ values: valuesOf(on, everyone) });
  }),

  'people.segments': chapterQuery(['library'], async (chapter) => {
    const segments = await readSegments(chapter);
    return ok({
      segments: segments
        .toSorted((a, b) => nameOrder.compare(a.name, b.name) || (a._id < b._id ? -1 : 1))
        .map(({ _id, name, search, filter }) => ({ id: _id, name, search, filter })),
    });
  }),

  'people.segmentPeople': chapterQuery([...rosterTopics, 'library'], async (chapter, { id }) => {
    const segment = (await readSegments(chapter)).find(({ _id }) => _id === id);
    if (segment === undefined) return ok({ personIds: [] });
    const { search, filter } = segment;
    const found = await findPeople(chapter, { search, filter, sort: byName });
    return ok({ personIds: found.map((entry) => entry.id) });
  }),

  'people.saveSegment': chapterCommand((chapter, { id, ...fields }) =>
    chapter.database.writer.commit<Undoable & { id: string }>(async (reader) => {
      const present = id === undefined ? undefined : await reader.get('library', id);
      if (id !== undefined && present?.type !== 'segment') return { refuse: appError('not-found') };
      const segmentId = id ?? `segment:${chapter.newUuid()}`;
      const before = segmentSchema.safeParse(present).data;
      const label = { params: { name: fields.name } };
      return {
        writes: [
          {
            kind: 'put',
            collection: 'library',
            document:
              present === undefined
                ? { _id: segmentId, type: 'segment', ...chapter.created(), ...fields }
                : { ...present, ...fields, ...chapter.updated() },
          },
          ...(before === undefined
            ? []
            : [
                chapter.journal('change', segmentId, {
                  kind: 'edit',
                  before: fieldsOf(before),
                  after: fields,
                }),
              ]),
        ],
        answer: {
          id: segmentId,
          undo:
            before === undefined
              ? {
                  label: { key: 'roster:undo.segmentSaved', ...label },
                  command: { name: 'people.deleteSegment', payload: { id: segmentId } },
                }
              : {
                  label: { key: 'roster:undo.segmentChanged', ...label },
                  command: {
                    name: 'people.saveSegment',
                    payload: { id: segmentId, ...fieldsOf(before) },
                  },
                },
        },
      };
    }),
  ),

  'people.deleteSegment': chapterCommand((chapter, { id }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const segment = await reader.get('library', id);
      if (segment?.type !== 'segment') return { refuse: appError('not-found') };
      return {
        writes: [
          { kind: 'remove', collection: 'library', id },
          chapter.journal('change', id, { kind: 'delete', before: segment }),
        ],
        answer: {
          undo: {
            label: {
              key: 'roster:undo.segmentDeleted',
              params: { name: String(segment['name'] ?? '') },
            },
            command: { name: 'people.restoreSegment', payload: { id } },
          },
        },
      };
    }),
  ),

  'people.restoreSegment': chapterCommand(async (chapter, { id }) => {
    const [restored] = await restoreFromJournal(chapter, 'library', [id]);
    if (restored === undefined) return err(appError('not-found'));
    return ok({
      undo: {
        label: {
          key: 'roster:undo.segmentSaved',
          params: { name: String(restored['name'] ?? '') },
        },
        command: { name: 'people.deleteSegment', payload: { id } },
      },
    });
  }),
} satisfies Partial<Handlers>;

const byName = { column: 'name', direction: 'ascending' } as const;

const nameOrder = new Intl.Collator(undefined, { numeric: true });

const fieldsOf = ({ name, search, filter }: Segment) => ({ name, search, filter });

const readSegments = async (chapter: ChapterContext): Promise<readonly Segment[]> => {
  const documents = await chapter.database.repositories.library.find({
    selector: { _id: { $gt: 'segment:', $lt: 'segment;' } },
  });
  return documents.flatMap((document) => segmentSchema.safeParse(document).data ?? []);
};
