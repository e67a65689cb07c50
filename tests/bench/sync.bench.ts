import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { benchPeople, makeBenchChapter, temporaryProfile } from './support/chapterOf.ts';
import { percentile } from './support/measure.ts';
import { startPeer, type Peer, type Place } from './sync/peer.ts';

/**
 * A chapter's first sync and the way of a change from one computer to another, beside the least
 * that has to be done, RxDB's own replication and PouchDB. The server and everybody who is measured
 * have processes of their own.
 */
const folder = mkdtempSync(join(tmpdir(), 'tsudoi-sync-'));
const rounds = 3;
const changes = 100;
// What a first sync is measured by; a chapter of 40,000 people has more than twice as many documents.
const ofFortyThousandDocuments = 17_000;
const account = { name: 'organiser', password: 'a password of the bench' };

let folders = 0;
const start = (file: string): Peer => {
  const own = join(folder, String((folders += 1)));
  mkdirSync(join(own, 'chapters'), { recursive: true });
  return startPeer(file, own);
};

const startServer = async () => {
  const child = fork(join(import.meta.dirname, 'sync', 'serverProcess.ts'));
  const [message] = (await once(child, 'message')) as [{ url: string; admin: typeof account }];
  const end = async (): Promise<void> => {
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  };
  return { ...message, end };
};

type Fetched = Awaited<ReturnType<Peer['fetchAll']>>;

const fetchOnce = async (
  file: string,
  place: Place,
  prepare: (peer: Peer) => Promise<unknown> = () => Promise.resolve(),
): Promise<Fetched> => {
  const peer = start(file);
  try {
    await prepare(peer);
    return await peer.fetchAll(place);
  } finally {
    await peer.end();
  }
};

const median = (values: readonly Fetched[]): Fetched => {
  const middle = values.toSorted((a, b) => a.took - b.took)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
};

const tellFirst = (what: string, fetched: Fetched, plain: Fetched, goal = ''): void => {
  if (fetched.documents < plain.documents) throw new Error(`${what}: not everything came`);
  process.stdout.write(
    `${what.padEnd(44)} ${(fetched.took / 1000).toFixed(2).padStart(7)} s` +
      `  ratio ${(fetched.took / plain.took).toFixed(2).padStart(5)}` +
      `  longest stall ${fetched.longest.toFixed(0).padStart(5)} ms,` +
      ` processor ${fetched.processor.toFixed(0).padStart(5)} ms${goal}\n`,
  );
};

// A change that a peer loses would be waited for without end; after a few there is nothing to learn.
const patience = 5000;
const mostLost = 3;

const tellChange = async (
  what: string,
  peers: { readonly one: Peer; readonly two: Peer; readonly id: string },
): Promise<void> => {
  const { one, two, id } = peers;
  await two.follow(id);
  const times: number[] = [];
  let lost = 0;
  for (let index = 0; index < changes && lost < mostLost; index += 1) {
    const name = `Changed ${what} ${index}`;
    const begin = performance.now();
    const giveUp = new AbortController();
    const isShown = await Promise.race([
      Promise.all([one.rename(id, name), two.shows(name)]).then(() => true),
      setTimeout(patience, false, { signal: giveUp.signal }),
    ]);
    giveUp.abort();
    if (isShown) times.push(performance.now() - begin);
    else lost += 1;
  }
  const numbers =
    times.length === 0
      ? 'no change arrived'
      : `p50 ${percentile(times, 0.5).toFixed(1).padStart(6)} ms` +
        `  p95 ${percentile(times, 0.95).toFixed(1).padStart(6)} ms`;
  process.stdout.write(
    `${what.padEnd(44)} ${numbers}` +
      `${lost === 0 ? '' : `  (${lost} of ${times.length + lost} not within ${patience / 1000} s)`}` +
      `${what.startsWith('ours') ? '  (goal p95 < 300 ms)' : ''}\n`,
  );
};

const documentsOf = async (place: Place, admin: typeof account): Promise<number> => {
  const login = Buffer.from(`${admin.name}:${admin.password}`).toString('base64');
  const answer = await fetch(`${place.url}/${place.database}`, {
    headers: { authorization: `Basic ${login}` },
  });
  return ((await answer.json()) as { doc_count: number }).doc_count;
};

// Of a chapter of so many people. The computer that put it on the server goes on.
const measureFirst = async (people: number) => {
  const profile = temporaryProfile();
  profiles.push(profile);
  await makeBenchChapter(profile.folder, people);
  const place: Place = { url: server.url, database: `tsudoi-bench-${people}`, ...account };
  const first = startPeer('tsudoiPeer.ts', profile.folder);
  const pushed = Number(await first.ask('putOnServer', place, server.admin));
  process.stdout.write(
    `put a chapter of ${people} people, ${await documentsOf(place, server.admin)} documents,` +
      ` on a server  ${(pushed / 1000).toFixed(2)} s\n`,
  );

  // In turn, so that a computer that is busy for a while is so for both.
  const plain: Fetched[] = [];
  const ours: Fetched[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await fetchOnce('plainDrain.ts', place));
    ours.push(await fetchOnce('tsudoiPeer.ts', place));
  }
  const least = median(plain);
  tellFirst('read the feed, store it in bare node:sqlite', least, least);
  tellFirst('ours, first sync', median(ours), least, '  (goal ratio <= 1.5, stall <= 50 ms)');
  const watched = await fetchOnce('tsudoiPeer.ts', place, (peer) => peer.ask('openRoster'));
  tellFirst('ours, first sync while a window shows it', watched, least, '  (goal stall <= 50 ms)');
  return { first, place, least };
};

const profiles: ReturnType<typeof temporaryProfile>[] = [];
const server = await startServer();
try {
  if (benchPeople > ofFortyThousandDocuments) {
    const { first } = await measureFirst(ofFortyThousandDocuments);
    await first.end();
  }
  const { first, place, least } = await measureFirst(benchPeople);
  const id = String(await first.ask('firstPerson'));

  const second = start('tsudoiPeer.ts');
  await second.fetchAll(place);
  await tellChange('ours, a change on the other computer', { one: first, two: second, id });
  await second.end();
  await first.end();

  for (const [file, name] of [
    ['pluginPeer.ts', 'RxDB’s replication-couchdb'],
    ['pouchPeer.mjs', 'PouchDB, in memory, keeps nothing'],
  ] as const) {
    const [one, two] = [start(file), start(file)];
    const fetched = await one.fetchAll(place);
    tellFirst(`${name}, first sync`, fetched, least);
    await two.fetchAll(place);
    await tellChange(`${name}, a change`, { one, two, id });
    await one.end();
    await two.end();
  }
} finally {
  await server.end();
  for (const profile of profiles) profile.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
