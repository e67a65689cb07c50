import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRxDatabase } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { getRxStorageNodeSqlite } from '../../electron/data/storage/index.ts';
import { bundlePage, openBrowser, servePage } from './support/benchBrowser.ts';
import { benchPeople } from './support/chapterOf.ts';
import { percentile } from './support/measure.ts';
import { runPeerWork, type PeerTimes } from './support/peerWork.ts';

/**
 * The same work through RxDB on other storages: its memory storage, which keeps nothing, and Dexie
 * on IndexedDB in a real browser, which is relaxed about when a write is on the disk.
 */
const folder = mkdtempSync(join(tmpdir(), 'tsudoi-peers-'));

const ours = async (): Promise<PeerTimes> => {
  const storage = getRxStorageNodeSqlite({ directory: folder });
  const database = await createRxDatabase({ name: 'peer', storage, multiInstance: false });
  const times = await runPeerWork(database, benchPeople);
  await database.close();
  return times;
};

const memory = async (): Promise<PeerTimes> => {
  const storage = getRxStorageMemory();
  const database = await createRxDatabase({ name: 'memory', storage, multiInstance: false });
  const times = await runPeerWork(database, benchPeople);
  await database.close();
  return times;
};

const dexie = async (): Promise<PeerTimes | undefined> => {
  const context = await openBrowser(folder);
  if (context === undefined) return undefined;
  const served = await servePage({ script: await bundlePage('dexie', folder) });
  try {
    const page = await context.newPage();
    await page.goto(served.url);
    await page.waitForFunction('globalThis.runDexie !== undefined');
    return await page.evaluate<PeerTimes>(`globalThis.runDexie(${benchPeople})`);
  } finally {
    await context.close();
    served.close();
  }
};

const line = (name: string, times: PeerTimes | undefined, own: PeerTimes): void => {
  if (times === undefined) {
    process.stdout.write(`${name.padEnd(34)} left out: no installed browser was found\n`);
    return;
  }
  const cells = [
    { what: `insert of ${benchPeople}`, take: (one: PeerTimes) => one.bulkInsert },
    { what: 'one insert p95', take: (one: PeerTimes) => percentile(one.singles, 0.95) },
    { what: 'newest 50 p50', take: (one: PeerTimes) => percentile(one.newest, 0.5) },
  ].map(({ what, take }) => {
    const ratio = take(times) / take(own);
    return `${what} ${take(times).toFixed(1)} ms (${ratio.toFixed(2)}x ours)`;
  });
  process.stdout.write(`${name.padEnd(34)} ${cells.join('  ')}\n`);
};

try {
  const own = await ours();
  line('ours, durable', own, own);
  line('RxDB memory storage, keeps nothing', await memory(), own);
  line('Dexie in Chromium, relaxed', await dexie(), own);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
