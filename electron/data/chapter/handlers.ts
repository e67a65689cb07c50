import type { Undoable } from '#shared/contract/undo.ts';
import { appError } from '#shared/contract/errors.ts';
import { chapterSchema, type Chapter } from '#shared/domain/chapter/chapter.ts';
import { isTimeZone } from '#shared/domain/time/zonedTime.ts';
import { err, ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch } from '../database/patch.ts';
import { compactFile, readFileSize } from '../housekeeping/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { freeSlug, listChapters, saveChapterEntry } from './chapters.ts';
import { createChapter } from './createChapter.ts';
import { createDemoChapter, demoSlug } from './demoChapter.ts';
import { organiserNameHandlers } from './organiserName.ts';

/** The queries and commands about the chapters on this computer. */
export const chapterHandlers = {
  ...organiserNameHandlers,

  'chapter.state': {
    topics: ['chapter', 'library', 'people', 'meetups'],
    run: async (runtime) => {
      const chapter = await runtime.openedChapter();
      const problem = runtime.problem();
      const migration = runtime.migration();
      return ok({
        open: chapter === undefined ? null : await describe(chapter),
        chapters: listChapters(runtime.profile.folder),
        ...(problem !== undefined && { problem }),
        ...(migration !== undefined && { migration }),
        dataFolder: runtime.profile.folder,
        version: runtime.version,
      });
    },
  },

  'chapter.create': async (runtime, input) => {
    if (!isTimeZone(input.timeZone)) return err(appError('invalid-value', { field: 'timeZone' }));
    const { profile } = runtime;
    const taken = listChapters(profile.folder).map((entry) => entry.slug);
    const slug = freeSlug(input.name, [...taken, demoSlug]);
    await runtime.makeChapter(slug, () => createChapter({ profile, slug, fields: input }));
    return ok({ slug });
  },

  'chapter.openDemo': async (runtime, _input, call) => {
    const { profile } = runtime;
    if (listChapters(profile.folder).some((entry) => entry.slug === demoSlug)) {
      await runtime.openChapter(demoSlug);
    } else {
      await runtime.makeChapter(demoSlug, () => createDemoChapter({ profile, call }));
    }
    return ok({ slug: demoSlug });
  },

  'chapter.open': async (runtime, { slug }) => {
    if (!listChapters(runtime.profile.folder).some((entry) => entry.slug === slug)) {
      return err(appError('not-found'));
    }
    await runtime.openChapter(slug);
    return ok({});
  },

  'chapter.close': async (runtime) => {
    await runtime.closeChapter();
    return ok({});
  },

  'chapter.compact': async (runtime, _input, call) => {
    const chapter = runtime.chapter();
    if (chapter === undefined) return err(appError('no-chapter'));
    const { bytes, free } = readFileSize(chapter.database.upkeep);
    const { file } = chapter.database.upkeep.connection;
    const reopened = await runtime.rewriteChapter(chapter.slug, () =>
      compactFile({ file, expected: bytes - free, onProgress: call.progress }),
    );
    return ok({ before: bytes, after: readFileSize(reopened.database.upkeep).bytes });
  },

  'chapter.edit': async (runtime, patch, call) => {
    if (patch.timeZone !== undefined && !isTimeZone(patch.timeZone)) {
      return err(appError('invalid-value', { field: 'timeZone' }));
    }
    const answer = await editChapter(runtime, patch, call);
    const chapter = runtime.chapter();
    const fields = chapter === undefined ? undefined : await readChapter(chapter);
    if (chapter !== undefined && fields !== undefined) {
      saveChapterEntry(runtime.profile.folder, {
        slug: chapter.slug,
        name: fields.name,
        demo: fields.demo === true,
      });
      runtime.topics.publish('chapter');
    }
    return answer;
  },
} satisfies Partial<Handlers>;

const editChapter = chapterCommand<'chapter.edit'>(async (chapter, patch) => {
  const present = await readChapter(chapter);
  if (present === undefined) return err(appError('not-found'));
  return chapter.database.writer.commit<Undoable>(async (reader) => {
    const document = await reader.get('library', present._id);
    if (document === undefined) return { refuse: appError('not-found') };
    const change = effectivePatch(document, patch);
    if (Object.keys(change).length === 0) return { writes: [], answer: {} };
    const before = inversePatch(document, change);
    return {
      writes: [
        {
          kind: 'put',
          collection: 'library',
          document: { ...applyPatch(document, change), ...chapter.updated() },
        },
        chapter.journal('change', document._id, { kind: 'edit', before, after: change }),
      ],
      answer: {
        undo: {
          label: { key: 'chapter:undo.edited', params: {} },
          command: { name: 'chapter.edit', payload: before },
        },
      },
    };
  });
});

/** The document that says what the open chapter is. */
export const readChapter = async (chapter: ChapterContext): Promise<Chapter | undefined> => {
  const found = await chapter.database.repositories.library.find({
    selector: { _id: { $gt: 'chapter:', $lt: 'chapter;' } },
    limit: 1,
  });
  const parsed = chapterSchema.safeParse(found[0]);
  return parsed.success ? parsed.data : undefined;
};

const describe = async (chapter: ChapterContext) => {
  const [fields, people, meetups] = await Promise.all([
    readChapter(chapter),
    // Whoever was merged away or erased is still a document. While the index loads, that is near enough.
    chapter.people.count() ?? chapter.database.repositories.people.count(),
    chapter.database.repositories.meetups.count(),
  ]);
  const size = readFileSize(chapter.database.upkeep);
  return {
    id: fields?._id ?? '',
    slug: chapter.slug,
    name: fields?.name ?? chapter.slug,
    ...(fields?.countryRegion !== undefined && { countryRegion: fields.countryRegion }),
    timeZone: fields?.timeZone ?? 'UTC',
    languages: fields?.languages ?? ['en'],
    demo: fields?.demo === true,
    counts: { people, meetups },
    fileSize: size.bytes,
    reclaimable: size.reclaimable,
  };
};
