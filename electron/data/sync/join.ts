import { join } from 'node:path';
import { appError } from '#shared/contract/errors.ts';
import { chapterSchema } from '#shared/domain/chapter/chapter.ts';
import { err, ok } from '#shared/result.ts';
import { createChapterFolder, demoSlug, freeSlug, listChapters } from '../chapter/index.ts';
import { openDatabase } from '../database/openDatabase.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { newUuid } from '../runtime/identity.ts';
import type { CommandHandler } from '../server/handlers.ts';
import { plainAddress } from './address.ts';
import { prepareFolder } from './connection.ts';
import { plainOfCouch } from './documents.ts';
import { passwords } from './passwords.ts';
import { findChapter } from './server.ts';
import { readSettings } from './settings.ts';

/** Makes a chapter of what a server's database holds; its documents follow by sync. */
export const joinChapter: CommandHandler<'sync.join'> = async (runtime, input, call) => {
  const address = plainAddress(input.address);
  const { database, account } = input;
  const { profile } = runtime;
  if (isHere(profile.folder, { address, database })) return err(appError('sync-chapter-here'));
  const found = await findChapter({ address, database, account }, call.signal);
  if (!found.ok) return found;
  const { chapter: remote } = found.value;
  const document = remote === undefined ? undefined : plainOfCouch(remote);
  const chapter = chapterSchema.safeParse(document);
  if (document === undefined || !chapter.success) return err(appError('sync-no-chapter'));
  const taken = listChapters(profile.folder).map(({ slug }) => slug);
  const slug = freeSlug(chapter.data.name, [...taken, demoSlug]);
  passwords.set({ address, account: account.name }, account.password);
  await runtime.makeChapter(
    slug,
    () =>
      createChapterFolder({
        profileFolder: profile.folder,
        entry: { slug, name: chapter.data.name, demo: false },
        fill: async (folder) => {
          const opened = await openDatabase(folder);
          try {
            // The chapter has a name and a time zone from the first moment on.
            await opened.writer.commit(async () => ({
              writes: [
                { kind: 'put', collection: 'library', document: document as StoredDocument },
              ],
              answer: undefined,
            }));
            await prepareFolder(folder, opened.upkeep, {
              connection: newUuid(),
              address,
              database,
              account: account.name,
              since: new Date().toISOString(),
              paused: false,
            });
          } finally {
            await opened.close();
          }
        },
      }),
    'fresh',
  );
  return ok({ slug });
};

const isHere = (
  profileFolder: string,
  { address, database }: { readonly address: string; readonly database: string },
): boolean =>
  listChapters(profileFolder).some(({ slug }) => {
    const settings = readSettings(join(profileFolder, 'chapters', slug));
    return settings?.address === address && settings.database === database;
  });
