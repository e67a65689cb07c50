import { appError } from '#shared/contract/errors.ts';
import { err, ok } from '#shared/result.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';

const notConnected = () => err(appError('sync-not-connected'));

/** The queries and commands about the open chapter's server. */
export const syncHandlers = {
  'sync.status': chapterQuery<'sync.status'>(['sync'], () =>
    ok({
      phase: { name: 'off' },
      waiting: 0,
      refused: 0,
      disagreements: 0,
      needsNewerVersion: 0,
    }),
  ),
  'sync.refused': chapterQuery<'sync.refused'>(['sync'], () => ok({ refused: [], total: 0 })),
  'sync.events': chapterQuery<'sync.events'>(['sync'], () => ok({ events: [] })),
  'sync.join': () => notConnected(),
  'sync.putOnServer': chapterCommand<'sync.putOnServer'>(notConnected),
  'sync.leave': chapterCommand<'sync.leave'>(notConnected),
  'sync.signIn': chapterCommand<'sync.signIn'>(notConnected),
  'sync.syncNow': chapterCommand<'sync.syncNow'>(notConnected),
  'sync.pause': chapterCommand<'sync.pause'>(notConnected),
  'sync.resume': chapterCommand<'sync.resume'>(notConnected),
  'sync.refused.retry': chapterCommand<'sync.refused.retry'>(notConnected),
  'sync.refused.drop': chapterCommand<'sync.refused.drop'>(notConnected),
  'sync.resolveFailSafe': chapterCommand<'sync.resolveFailSafe'>(notConnected),
} satisfies Partial<Handlers>;
