import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { largeRoster } from '../fixtures/rosters/largeRoster.ts';
import { collectionNames } from '#shared/domain/document-types.ts';
import { backupIfDue } from '../../electron/data/backup/automatic.ts';
import { openDatabase, type ChapterDatabase } from '../../electron/data/database/openDatabase.ts';
import { keepHouse } from '../../electron/data/housekeeping/index.ts';
import {
  benchPeople,
  makeBenchChapter,
  openBenchData,
  temporaryProfile,
} from './support/chapterOf.ts';
import { watchStalls } from './support/stalls.ts';

/**
 * Prints the longest time in which the data process answers nobody while it is busy, and what it was
 * made of: on a computer that does other things as well, waiting for a processor is none of ours.
 */
const measure = async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
  const { value, stalls } = await watchStalls(work);
  const { own, processor, worst } = stalls;
  process.stdout.write(
    `${what.padEnd(44)} longest stall ${ms(worst.clock)} (worked ${ms(worst.processor)}, ` +
      `waited for a processor ${ms(worst.waited)}), longest without such waiting ${ms(own)}, ` +
      `most work ${ms(processor)}, p99 ${ms(stalls.p99)}, ` +
      `took ${(stalls.took / 1000).toFixed(1)} s  (goal <= 50 ms)\n`,
  );
  return value;
};

const ms = (value: number | undefined): string => `${(value?.toFixed(0) ?? '?').padStart(3)} ms`;

const roster = (search: string) => ({
  search,
  sort: { column: 'relevance' as const, direction: 'ascending' as const },
  window: { offset: 0, limit: 50 },
});

const housekeeping = { signal: new AbortController().signal, pause: 5 };

const twoYears = 2 * 365 * 86_400_000;

// Two hundred edits of each of a hundred people: all but the newest twenty may go.
const fillHistory = async ({ writer }: ChapterDatabase): Promise<void> => {
  const at = new Date().toISOString();
  for (let subject = 0; subject < 100; subject += 1) {
    const subjectId = `person:${subject}`;
    const writes = Array.from({ length: 200 }, (_, number) => ({
      ...({ kind: 'put', collection: 'journal', isNew: true } as const),
      document: {
        ...{ _id: `change:${subject}:${number}`, type: 'change', schema: 1, kind: 'edit' },
        ...{ subjectId, at, before: { city: 'Jakarta' }, after: { city: 'Bogor' } },
      },
    }));
    await writer.commit(async () => ({ writes, answer: undefined }));
  }
};

// As if everything deleted had been deleted half a year ago.
const ageTombstones = async ({ upkeep }: ChapterDatabase): Promise<void> => {
  await upkeep.connection.transaction((database) => {
    for (const name of collectionNames) {
      const { table } = upkeep.storageOf(name).internals;
      database.exec(`UPDATE "${String(table)}" SET lwt = lwt - 15552000000 WHERE deleted = 1`);
    }
  });
};

const profile = temporaryProfile();
const empty = temporaryProfile();
try {
  await measure('at rest', () => wait(3000));
  await makeBenchChapter(profile.folder);

  const first = await measure('open, documents never prepared before', () =>
    openBenchData(profile.folder),
  );
  await measure('prepare everyone, first search', () =>
    first.client.query('people.roster', roster('zz')),
  );
  await measure('close, remember everyone', () => first.close());

  const data = await measure('open again', () => openBenchData(profile.folder));
  await measure('load everyone, first search', () =>
    data.client.query('people.roster', roster('zz')),
  );
  await measure('backup while open', () => data.client.command('backup.create', {}));
  rmSync(`${profile.folder}/chapters/bench/backups`, { recursive: true });
  await measure('daily backup', () => backupIfDue(`${profile.folder}/chapters/bench`));
  const { rows } = await data.client.query('people.roster', {
    ...roster(''),
    window: { offset: 0, limit: 500 },
  });
  const window = { offset: 0, limit: 50 };
  const { total } = await measure('compare everyone for duplicates', () =>
    data.client.query('duplicates.list', { search: '', window }),
  );
  await measure(`one of ${total} possible duplicates looked for`, () =>
    data.client.query('duplicates.list', { search: 'yama', window }),
  );
  const ids = rows.map(({ id }) => id);
  await measure(`delete ${ids.length} people`, () => data.client.command('people.delete', { ids }));
  await data.close();

  const database = await openDatabase(`${profile.folder}/chapters/bench`);
  await measure('housekeeping, nothing to remove', () => keepHouse({ ...housekeeping, database }));
  await database.close();

  const importing = await openBenchData(empty.folder);
  const { client } = importing;
  await client.command('chapter.create', {
    name: 'Bench',
    timeZone: 'Asia/Tokyo',
    languages: ['en'],
  });
  const bytes = new TextEncoder().encode(largeRoster({ rows: benchPeople, seed: 7 }));
  const { session } = await measure(`import of ${benchPeople} rows, preview`, () =>
    client.command('import.open', { fileName: 'large.csv', bytes }),
  );
  const { importId } = await measure(`import of ${benchPeople} rows, commit`, () =>
    client.command('import.commit', { session }),
  );
  await measure(`import of ${benchPeople} rows, undo`, () =>
    client.command('import.undo', { importId }),
  );
  const { slug } = (await client.query('chapter.state', {})).open ?? { slug: '' };
  await importing.close();

  const emptied = await openDatabase(`${empty.folder}/chapters/${slug}`);
  await fillHistory(emptied);
  await ageTombstones(emptied);
  const { thinned, slices } = await measure('housekeeping, much to remove', () =>
    keepHouse({ ...housekeeping, database: emptied, now: () => Date.now() + twoYears }),
  );
  process.stdout.write(`  ${thinned} history records, ${slices} slices of deleted documents\n`);
  await emptied.close();
} finally {
  profile.remove();
  empty.remove();
}
