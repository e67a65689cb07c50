import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collectionNames } from '#shared/domain/document-types.ts';
import { presentForms } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { createForms } from '../../electron/data/migration/index.ts';
import { openChapterContext } from '../../electron/data/runtime/chapterContext.ts';
import { createTopicBus } from '../../electron/data/server/topics.ts';
import type { SyncClock } from '../../electron/data/sync/clock.ts';
import { createCouchDatabase } from '../../electron/data/sync/couch/database.ts';
import { createSend, type Fetch } from '../../electron/data/sync/couch/request.ts';
import { createCouchSession } from '../../electron/data/sync/couch/session.ts';
import { createEngine } from '../../electron/data/sync/engine.ts';
import { openSyncState } from '../../electron/data/sync/state/state.ts';
import { createCrashes } from './crashes.ts';
import type { Opening } from './messages.ts';

/** A newer version of the program: it keeps a person's region under another name. */
const newerForms = createForms({
  person: [
    ({ region, ...person }) => ({ ...person, ...(region !== undefined && { area: region }) }),
  ],
});

/** Copies a chapter's files as they are at this moment, as somebody finds them after a crash. */
export const copyChapter = (from: string, to: string): void => {
  for (const { name } of readdirSync(from, { withFileTypes: true }).filter((one) => one.isFile())) {
    if (!/(-shm|\.tmp)$/.test(name)) cpSync(join(from, name), join(to, name));
  }
};

/** Opens a chapter as the app does, with the engine, the wire and the clock given by the test. */
export const openComputer = async (
  { folder, account, isNewer }: Opening,
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: SyncClock },
) => {
  const forms = isNewer ? newerForms : presentForms;
  const opened = await openChapterContext({
    slug: 'chapter',
    folder,
    author: { actor: account.name, device: account.name },
    bus: createTopicBus(),
    forms,
  });
  const now = (): string => new Date(clock.now()).toISOString();
  const written = { count: 0 };
  const context: typeof opened = {
    ...opened,
    now,
    journal: (type, subject, fields) => {
      const write = opened.journal(type, subject, fields);
      if (write.kind !== 'put') return write;
      written.count += 1;
      const _id = `${type}:${subject.slice(subject.indexOf(':') + 1)}:${account.name}${clock.now()}${written.count}`;
      const at = now();
      return {
        ...write,
        document: { ...write.document, _id, at, createdAt: at, updatedAt: at },
      };
    },
  };
  const crashes = createCrashes({
    upkeep: opened.database.upkeep,
    state: await openSyncState(opened.database.upkeep),
  });
  const offset = { measured: 0 };
  const send = createSend({
    address: 'http://couch.example',
    fetch,
    clock,
    onClockOffset: (measured) => {
      offset.measured = measured;
    },
  });
  const engine = createEngine({
    database: createCouchDatabase(createCouchSession(send, account), 'chapter'),
    chapter: { repositories: opened.database.repositories, upkeep: crashes.upkeep },
    state: crashes.state,
    forms,
    clock,
    clockOffset: () => offset.measured,
    onFetching: () => undefined,
  });
  const followed = new Map<string, StoredDocument>();
  for (const name of collectionNames) {
    const repository = opened.database.repositories[name];
    for (const document of await repository.find({ selector: {} })) {
      followed.set(document._id, document);
    }
    repository.changes$.subscribe(({ changes }) => {
      for (const { id, after } of changes) {
        if (after === undefined) followed.delete(id);
        else followed.set(id, after);
      }
    });
  }
  return { folder, context, engine, followed, crashes };
};

/** A chapter that is open on a simulated computer. */
export type OpenComputer = Awaited<ReturnType<typeof openComputer>>;
