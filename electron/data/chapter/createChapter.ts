import type { z } from 'zod';
import type { newChapterSchema } from '#shared/contract/chapter.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { createdNow, newUuid } from '../runtime/identity.ts';
import type { Profile } from '../runtime/profile.ts';
import { createChapterFolder } from './chapters.ts';

interface CreateChapterOptions {
  readonly profile: Profile;
  readonly slug: string;
  readonly fields: z.output<typeof newChapterSchema>;
}

/** Makes an empty chapter in the profile; it is not opened. */
export const createChapter = ({ profile, slug, fields }: CreateChapterOptions): Promise<void> =>
  createChapterFolder({
    profileFolder: profile.folder,
    entry: { slug, name: fields.name, demo: false },
    fill: async (folder) => {
      const database = await openDatabase(folder);
      try {
        await database.writer.commit(async () => ({
          writes: [
            {
              kind: 'put',
              collection: 'library',
              document: {
                _id: `chapter:${newUuid()}`,
                type: 'chapter',
                ...createdNow(profile.settings(), new Date().toISOString()),
                ...fields,
              },
            },
          ],
          answer: undefined,
        }));
      } finally {
        await database.close();
      }
    },
  });
