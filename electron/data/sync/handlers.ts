import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { backupBeforeStartOver } from '../backup/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';
import { joinChapter } from './join.ts';
import { passwords } from './passwords.ts';
import { putOnServer } from './putOnServer.ts';
import { checkAccount, findChapter } from './server.ts';
import type { SyncSettings } from './settings.ts';
import { findUnreadable } from './unreadable.ts';

/** The queries and commands about the open chapter's server. */
export const syncHandlers = {
  'sync.status': chapterQuery<'sync.status'>(['sync', 'disagreements'], async (chapter) =>
    ok(await chapter.sync.status()),
  ),

  'sync.refused': chapterQuery<'sync.refused'>(['sync'], (chapter) => {
    const { refused, total } = chapter.sync.refused();
    return ok({
      refused: refused.map(({ body, ...rest }) => {
        const title = body['fn'] ?? body['name'] ?? body['title'] ?? body['label'];
        return { ...rest, ...(typeof title === 'string' && { title }) };
      }),
      total,
    });
  }),

  'sync.unreadable': chapterQuery<'sync.unreadable'>(['sync'], async (chapter) => {
    const documents = await findUnreadable(chapter);
    return ok({ documents: documents.slice(0, 50), total: documents.length });
  }),

  'sync.events': chapterQuery<'sync.events'>(['sync'], (chapter) =>
    ok({ events: [...chapter.sync.events()] }),
  ),

  'sync.join': joinChapter,
  'sync.putOnServer': chapterCommand<'sync.putOnServer'>(putOnServer),

  'sync.leave': chapterCommand<'sync.leave'>((chapter) =>
    connected(chapter, () => chapter.sync.disconnect()),
  ),

  'sync.signIn': chapterCommand<'sync.signIn'>(async (chapter, { name, password }, call) => {
    const settings = chapter.sync.settings();
    if (settings === undefined) return err(appError('sync-not-connected'));
    const account = { name: name ?? settings.account, password };
    const checked = await checkAccount({ ...settings, account }, call.signal);
    // Without a network the password is tried as soon as there is one.
    if (!checked.ok && checked.error.code !== 'sync-unreachable') return checked;
    passwords.set({ address: settings.address, account: account.name }, password);
    await chapter.sync.signedInAs(account.name);
    return ok({});
  }),

  'sync.syncNow': chapterCommand<'sync.syncNow'>((chapter) =>
    connected(chapter, async () => chapter.sync.retry()),
  ),
  'sync.pause': chapterCommand<'sync.pause'>((chapter) =>
    connected(chapter, () => chapter.sync.setPaused(true)),
  ),
  'sync.resume': chapterCommand<'sync.resume'>((chapter) =>
    connected(chapter, () => chapter.sync.setPaused(false)),
  ),

  'sync.refused.retry': chapterCommand<'sync.refused.retry'>(async (chapter, { id }) =>
    (await chapter.sync.retryRefused(id)) ? ok({}) : err(appError('not-found')),
  ),
  'sync.refused.drop': chapterCommand<'sync.refused.drop'>(async (chapter, { id }) =>
    (await chapter.sync.dropRefused(id)) ? ok({}) : err(appError('not-found')),
  ),

  'sync.resolveFailSafe': chapterCommand<'sync.resolveFailSafe'>(
    async (chapter, { choice }, call) => {
      const settings = chapter.sync.settings();
      if (settings === undefined) return err(appError('sync-not-connected'));
      if (chapter.sync.failSafe() === undefined) return err(appError('not-found'));
      if (choice === 'detach') {
        await chapter.sync.disconnect();
        return ok({});
      }
      if (choice === 'start-over') {
        const ready = await readyToStartOver(settings, call.signal);
        if (!ready.ok) return ready;
        await backupBeforeStartOver(chapter.folder);
      }
      await chapter.sync.beginAnew(choice);
      return ok({});
    },
  ),
} satisfies Partial<Handlers>;

const connected = async (
  chapter: ChapterContext,
  work: () => Promise<void>,
): Promise<Result<Record<string, never>, AppError>> => {
  if (chapter.sync.settings() === undefined) return err(appError('sync-not-connected'));
  await work();
  return ok({});
};

// What the server has must be a chapter: nobody's documents are given up for an empty database.
const readyToStartOver = async (
  settings: SyncSettings,
  signal: AbortSignal,
): Promise<Result<undefined, AppError>> => {
  const password = passwords.get(settings);
  if (password === undefined) return err(appError('sync-wrong-password'));
  const found = await findChapter(
    { ...settings, account: { name: settings.account, password } },
    signal,
  );
  if (!found.ok) return found;
  return found.value.chapter === undefined ? err(appError('sync-no-chapter')) : ok(undefined);
};
