import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { collectionNames } from '#shared/domain/document-types.ts';
import { dataProcessRuntime } from '../../electron/data/protocol.ts';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import { makeBenchChapter, openBenchData, temporaryProfile } from './support/chapterOf.ts';

/** What everyone in memory costs, against the size of their documents as JSON. */
const jsonBytes = async (folder: string): Promise<{ people: number; all: number }> => {
  const database = await openDatabase(join(folder, 'chapters', 'bench'));
  const sizes = { people: 0, all: 0 };
  for (const name of collectionNames) {
    for await (const batch of database.repositories[name].batches(500)) {
      const bytes = batch.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);
      sizes.all += bytes;
      if (name === 'people') sizes.people += bytes;
    }
  }
  await database.close();
  return sizes;
};

const collected = async (): Promise<NodeJS.MemoryUsage> => {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    globalThis.gc?.();
  }
  return process.memoryUsage();
};

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

// In a process that has done nothing else: making the chapter leaves traces of its own.
const measure = async (folder: string, sizes: { people: number; all: number }): Promise<void> => {
  const before = await collected();
  const { client, close } = await openBenchData(folder);
  await client.query('people.roster', {
    search: 'yamada',
    sort: { column: 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 50 },
  });
  const meetups = await client.query('meetups.list', { window: { offset: 0, limit: 200 } });
  for (const { id: meetupId } of meetups.rows) {
    await client.query('guests.list', { meetupId, search: '', window: { offset: 0, limit: 50 } });
  }
  const after = await collected();
  const held = after.heapUsed + after.external - before.heapUsed - before.external;
  const line = (what: string, bytes: number, goal: string): void => {
    process.stdout.write(
      `${what.padEnd(44)} ${megabytes(bytes).padStart(7)}  JSON of the people ${megabytes(sizes.people)}` +
        `  ratio ${(bytes / sizes.people).toFixed(2)}  of all documents ${(bytes / sizes.all).toFixed(2)}${goal}\n`,
    );
  };
  line('held for a chapter with everything loaded', held, '  (goal <= 4x)');
  line('heap of the whole process, after collection', after.heapUsed + after.external, '');
  line('resident memory, added by the chapter', after.rss - before.rss, '  (goal <= 4x)');
  line('resident memory of the whole process', after.rss, '');
  await close();
};

const prepare = async (): Promise<void> => {
  const profile = temporaryProfile();
  try {
    await makeBenchChapter(profile.folder);
    await (await openBenchData(profile.folder)).close();
    const { people, all } = await jsonBytes(profile.folder);
    const child = spawn(
      process.execPath,
      [
        '--expose-gc',
        ...dataProcessRuntime,
        import.meta.filename,
        profile.folder,
        String(people),
        String(all),
      ],
      {
        stdio: 'inherit',
      },
    );
    await new Promise((resolve) => child.on('exit', resolve));
  } finally {
    profile.remove();
  }
};

const [folder, people, all] = process.argv.slice(2);
await (folder === undefined
  ? prepare()
  : measure(folder, { people: Number(people), all: Number(all) }));
