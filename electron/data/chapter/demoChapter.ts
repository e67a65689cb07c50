import { generateChapter, type DemoChapterOptions } from '#shared/domain/demo/generateChapter.ts';
import { openDatabase } from '../database/openDatabase.ts';
import type { Write, Writer } from '../database/writer.ts';
import type { Profile } from '../runtime/profile.ts';
import type { Call } from '../server/handlers.ts';
import { createChapterFolder } from './chapters.ts';

/** The folder of the demo chapter. */
export const demoSlug = 'demo';

interface CreateDemoOptions {
  readonly profile: Pick<Profile, 'folder'>;
  readonly call?: Pick<Call, 'progress' | 'signal'>;
  /** The folder's name in the profile; {@link demoSlug} when absent. */
  readonly slug?: string;
  /** What is made; the usual demo chapter as seen from today when absent. */
  readonly content?: DemoChapterOptions;
}

/** Makes the demo chapter in the profile; it is not opened. Cancelled, it leaves nothing behind. */
export const createDemoChapter = (options: CreateDemoOptions): Promise<void> => {
  const { profile, call, slug = demoSlug, content = usualContent() } = options;
  return createChapterFolder({
    profileFolder: profile.folder,
    entry: { slug, name: 'Jakarta chapter (demo)', demo: true },
    fill: async (folder) => {
      const database = await openDatabase(folder);
      try {
        let people = 0;
        for (const { collection, documents } of generateChapter(content)) {
          call?.signal.throwIfAborted();
          await putAll(
            database.writer,
            documents.map((document) => ({ kind: 'put', collection, document })),
          );
          if (collection === 'people') people += documents.length;
          call?.progress(people, content.people);
        }
      } finally {
        await database.close();
      }
    },
  });
};

const usualContent = (): DemoChapterOptions => ({
  people: 300,
  seed: 'tsudoi',
  today: new Date().toISOString().slice(0, 10),
});

const sliceLength = 250;

// In slices, so that the process answers in between.
const putAll = async (writer: Writer, writes: readonly Write[]): Promise<void> => {
  for (let from = 0; from < writes.length; from += sliceLength) {
    const slice = writes.slice(from, from + sliceLength);
    await writer.commit(async () => ({ writes: slice, answer: undefined }));
  }
};
