import { appError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { photoSchema, photosSubject } from '#shared/domain/person/photo.ts';
import { ok } from '#shared/result.ts';
import type { Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';
import { isCleanJpeg } from './cleanJpeg.ts';
import { readPersonRecords } from './records.ts';

/** How people's photos are read, set and taken away. */
export const photoHandlers = {
  'people.photo': chapterQuery(['people', 'journal'], async (chapter, { id }) => {
    const photos = await readPhotos(chapter, id);
    return ok({ image: photos[0]?.image ?? null });
  }),

  'people.setPhoto': chapterCommand(async (chapter, { id, image }) => {
    const present = await readPhotos(chapter, id);
    return chapter.database.writer.commit<Undoable>(async (reader) => {
      const person = await reader.get('people', id);
      if (person === undefined || isErased(person)) return { refuse: appError('not-found') };
      if (image !== null && !isCleanImage(image)) {
        return { refuse: appError('invalid-value', { field: 'photo' }) };
      }
      const before = present[0]?.image ?? null;
      if (image === before) return { writes: [], answer: {} };
      // A photo that came with a merge stays until it is taken away, for when the merge is taken back.
      const gone = image === null ? present : present.filter(({ personId }) => personId === id);
      const writes: Write[] = gone.map(({ _id }) => ({
        kind: 'remove',
        collection: 'journal',
        id: _id,
        empties: true,
      }));
      if (image !== null) {
        writes.push(photoWrite(chapter, id, image));
      }
      // The history says that it changed. It keeps no picture that somebody took away.
      const change = {
        kind: 'edit',
        before: { photo: before !== null },
        after: { photo: image !== null },
      };
      writes.push(chapter.journal('change', id, change));
      return {
        writes,
        answer: {
          undo: {
            label: { key: 'people:undo.photo', params: { name: String(person['fn'] ?? '') } },
            command: { name: 'people.setPhoto', payload: { id, image: before } },
          },
        },
      };
    });
  }),
} satisfies Partial<Handlers>;

/** A person's photos, the one that counts first: their own before those that came with a merge. */
export const readPhotos = async (chapter: ChapterContext, id: string) => {
  const { ids } = await readPersonRecords(chapter, id);
  const found = await photosOf(chapter, ids);
  return found.toSorted(
    (a, b) => ids.indexOf(a.personId) - ids.indexOf(b.personId) || (a.at < b.at ? 1 : -1),
  );
};

/** The photos of any people, in no order. */
export const photosOf = async (
  { database }: Pick<ChapterContext, 'database'>,
  ids: readonly string[],
) => {
  const records = await database.repositories.journal.find({
    selector: { subjectId: { $in: ids.map(photosSubject) } },
  });
  return records.flatMap((record) => photoSchema.safeParse(record).data ?? []);
};

/** A write that gives somebody a photo. The caller has looked whether it may be kept. */
export const photoWrite = (chapter: ChapterContext, id: string, image: string): Write =>
  chapter.journal('photo', id, { subjectId: photosSubject(id), personId: id, image });

/** Whether a `data:` URL holds a picture that may be kept, see {@link isCleanJpeg}. */
export const isCleanImage = (image: string): boolean =>
  isCleanJpeg(Buffer.from(image.slice(image.indexOf(',') + 1), 'base64'));
