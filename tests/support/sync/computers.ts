import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { collectionNames } from '#shared/domain/document-types.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { openDatabase } from '../../../electron/data/database/openDatabase.ts';
import { startCouchDb, type StartedCouchDb } from '../couchdb/index.ts';
import { forkDataProcess, type ForkedData } from '../dataProcess.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import type { TestClient } from '../testClient.ts';

/** A server with the chapter's database and the account that computers use there. */
export interface Place {
  readonly url: string;
  readonly admin: Account;
  /** Where administrators reach the server when the way of the computers is cut. */
  readonly directUrl?: string;
  readonly database?: string;
  readonly account?: Account;
}

interface Account {
  readonly name: string;
  readonly password: string;
}

/** The account that all computers of a test use, unless its place says otherwise. */
export const account = { name: 'organiser', password: 'correct horse battery staple' };

/** The chapter's database on the server, unless its place says otherwise. */
export const database = 'tsudoi-test';

/** A server that ends with the test. */
export const startServer = async (): Promise<StartedCouchDb> => {
  const server = await startCouchDb();
  onTestFinished(() => server.close());
  return server;
};

/** A computer: a data process of its own over a profile of its own. */
export interface Computer {
  readonly profile: string;
  readonly data: ForkedData;
  readonly client: TestClient;
}

/** Starts a computer; with a profile of before, the same one again. */
export const startComputer = async (profile = temporaryFolder()): Promise<Computer> => {
  const data = await forkDataProcess(profile);
  if (!('child' in data)) throw new Error(`The computer did not start: ${data.code}`);
  return { profile, data, client: data.connect() };
};

/** A computer with a new chapter. */
export const startChapterComputer = async (): Promise<Computer> => {
  const computer = await startComputer();
  await computer.client.command('chapter.create', {
    name: 'Test chapter',
    countryRegion: 'ID',
    timeZone: 'Asia/Jakarta',
    languages: ['en'],
  });
  return computer;
};

/** Puts the open chapter on the server, as its administrator. */
export const putOnServer = async ({ client }: Computer, place: Place): Promise<void> => {
  const { url: address, admin } = place;
  await client.command('sync.putOnServer', { address, ...whereIn(place), admin });
};

/** A computer that has joined the chapter on the server. */
export const joinComputer = async (place: Place): Promise<Computer> => {
  const computer = await startComputer();
  await computer.client.command('sync.join', { address: place.url, ...whereIn(place) });
  return computer;
};

const whereIn = (place: Place): { readonly database: string; readonly account: Account } => ({
  database: place.database ?? database,
  account: place.account ?? account,
});

/** Waits until the live status fits. */
export const statusOf = async (
  { client }: Pick<Computer, 'client'>,
  fits: (status: SyncStatus) => boolean,
): Promise<SyncStatus> => {
  const followed = client.follow('sync.status', {});
  const status = await followed.until(fits);
  followed.stop();
  return status;
};

/** Waits until everything here is exchanged with the server. */
export const upToDate = (computer: Computer): Promise<SyncStatus> =>
  statusOf(computer, ({ phase, waiting }) => phase.name === 'up-to-date' && waiting === 0);

/** Waits until a person's name on a computer is this one. */
export const nameOf = async ({ client }: Computer, id: string, fn: string): Promise<void> => {
  const followed = client.follow('people.person', { id });
  await followed.until((value) => value?.person.fn === fn);
  followed.stop();
};

/** A request as the server's administrator. */
export const asAdmin = async (
  { url, directUrl = url, admin }: Place,
  path: string,
  init: { readonly method?: string; readonly body?: unknown } = {},
): Promise<unknown> => {
  const { name, password } = admin;
  const response = await fetch(`${directUrl}/${path}`, {
    method: init.method ?? 'GET',
    headers: {
      Accept: 'application/json',
      Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  });
  return response.json();
};

type Documents = ReadonlyMap<string, unknown>;

/** What the server's database holds, by id, without CouchDB's own fields. */
export const documentsOnServer = async (place: Place): Promise<Documents> => {
  const path = `${whereIn(place).database}/_all_docs?include_docs=true`;
  const { rows } = (await asAdmin(place, path)) as {
    rows: { id: string; doc: Record<string, unknown> }[];
  };
  return new Map(
    rows
      .filter(({ id }) => !id.startsWith('_'))
      .map(({ id, doc: { _rev, ...document } }) => [id, document]),
  );
};

/** What a computer's only chapter holds, by id. The computer must have ended. */
export const documentsOn = async ({ profile }: Computer): Promise<Documents> => {
  const [slug] = readdirSync(join(profile, 'chapters')).filter((name) => !name.startsWith('.'));
  const opened = await openDatabase(join(profile, 'chapters', slug ?? ''));
  const documents = new Map<string, unknown>();
  try {
    for (const name of collectionNames) {
      for await (const batch of opened.repositories[name].batches(500)) {
        for (const document of batch) documents.set(document._id, document);
      }
    }
  } finally {
    await opened.close();
  }
  return documents;
};
