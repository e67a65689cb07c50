import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase, type ChapterDatabase } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import { createRandom, numberFromEnv, type Random } from '../conformance/support/random.ts';
import { forkDataProcess, startChapter, type ForkedData } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const KILLS = numberFromEnv('CRASH_KILLS', 10);
const SEED = numberFromEnv('CRASH_SEED', 20_261_122);

/** Everything in a chapter's file, by collection; deleted documents are left out. */
type Chapter = Readonly<Record<CollectionName, readonly StoredDocument[]>>;

/** One command that writes several documents: how it is kept going, and what must hold whenever it is cut off. */
interface Work {
  readonly name: string;
  /**
   * Sends commands until the process is killed under it; `told` hears of each that was answered, with
   * what is to be found again where a number does not say it.
   */
  run(client: TestClient, told: (what?: string) => void): Promise<void>;
  check(chapter: Chapter, acknowledged: number, what: readonly string[]): void;
}

const meetup = {
  name: 'Meeting',
  startLocal: '2026-01-17T11:00',
  endLocal: '2026-01-17T14:00',
  timeZone: 'Asia/Jakarta',
};

const walkIns: Work = {
  name: 'a walk-in: person, guest and check-in',
  run: async (client, told) => {
    const { id: meetupId } = await client.command('meetups.create', meetup);
    for (let number = 0; ; number += 1) {
      await client.command('door.walkIn', { meetupId, list: 'main', fn: `Walk-in ${number}` });
      told();
    }
  },
  check: ({ people, participations, checkIns }, acknowledged) => {
    const walkedIn = idsOf(people.filter(({ kind }) => kind === 'guest'));
    expect(walkedIn.length).toBeGreaterThanOrEqual(acknowledged);
    expect(personIdsOf(participations.filter(({ source }) => source === 'walk-in'))).toEqual(
      walkedIn,
    );
    expect(personIdsOf(checkIns)).toEqual(walkedIn);
  },
};

const edits: Work = {
  name: 'an edit: the person and the history of it',
  run: async (client, told) => {
    const { id } = await client.command('people.add', { fn: 'Edited' });
    for (let number = 1; ; number += 1) {
      await client.command('people.edit', { id, patch: { city: `City ${number}` } });
      told();
    }
  },
  check: ({ people, journal }, acknowledged) => {
    const edited = people.filter(({ fn }) => fn === 'Edited');
    for (const person of edited) {
      const reached = Number(String(person['city'] ?? 'City 0').slice(5));
      const after = journal
        .filter(({ subjectId }) => subjectId === person._id)
        .map((record) => Number(String((record['after'] as { city: string }).city).slice(5)));
      expect(after.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: reached }, (_, index) => index + 1),
      );
    }
    const total = edited.reduce(
      (sum, { city }) => sum + Number(String(city ?? 'City 0').slice(5)),
      0,
    );
    expect(total).toBeGreaterThanOrEqual(acknowledged);
  },
};

const groupSize = 100;

const guests: Work = {
  name: `${groupSize} guests at once`,
  run: async (client, told) => {
    await bringManyBack(client);
    for (;;) {
      const { id: meetupId } = await client.command('meetups.create', {
        ...meetup,
        name: 'Many guests',
      });
      await client.command('guests.add', { meetupId, personIds: manyIds });
      told();
    }
  },
  check: ({ meetups, participations }, acknowledged) => {
    const many = new Set(idsOf(meetups.filter(({ name }) => name === 'Many guests')));
    const lists = Map.groupBy(
      participations.filter(({ meetupId }) => many.has(String(meetupId))),
      ({ meetupId }) => meetupId,
    );
    expect(lists.size).toBeGreaterThanOrEqual(acknowledged);
    expect([...lists.values()].filter((list) => list.length !== groupSize)).toEqual([]);
  },
};

const deletions: Work = {
  name: `deleting ${groupSize} people, and bringing them back`,
  run: async (client, told) => {
    await bringManyBack(client);
    for (;;) {
      await client.command('people.delete', { ids: manyIds });
      await client.command('people.restore', { ids: manyIds });
      told();
    }
  },
  check: ({ people, journal }) => {
    const present = new Set(idsOf(people));
    const there = manyIds.filter((id) => present.has(id)).length;
    expect([0, groupSize]).toContain(there);
    // A record for every deletion and every return, and none for what did not happen.
    for (const id of manyIds) {
      const own = journal.filter(({ subjectId }) => subjectId === id);
      const deleted = own.filter(({ kind }) => kind === 'delete').length;
      const restored = own.filter(({ kind }) => kind === 'restore').length;
      expect(deleted - restored).toBe(there === 0 ? 1 : 0);
    }
  },
};

const importRows = 900;

const imports: Work = {
  name: `an import of ${importRows} people`,
  run: async (client, told) => {
    const lines = Array.from(
      { length: importRows },
      (_, row) => `Imported ${row},row${row}@example.org`,
    );
    const bytes = new TextEncoder().encode(`Name,Email\n${lines.join('\n')}\n`);
    // A kill may have left an import: the next one would find everybody there.
    const before = await client.query('import.history', {});
    for (const { importId, undone } of before.imports) {
      if (!undone) await client.command('import.undo', { importId });
    }
    for (;;) {
      const { session } = await client.command('import.open', { fileName: 'people.csv', bytes });
      const { importId } = await client.command('import.commit', { session });
      told(`${importId} finished`);
      await client.command('import.undo', { importId });
      told(`${importId} undone`);
    }
  },
  check: ({ people, journal }, _, acknowledged) => {
    // The chapter was opened again since: what was cut off is taken back or completed.
    const imported = people.filter(({ fn }) => String(fn).startsWith('Imported '));
    expect([0, importRows]).toContain(imported.length);
    const steps = journal.filter(({ type }) => type === 'import');
    const found = steps.map(({ importId, step }) => `${String(importId)} ${String(step)}`);
    expect(acknowledged.filter((one) => !found.includes(one))).toEqual([]);
    const importIds = new Set(steps.map(({ importId }) => importId));
    for (const importId of importIds) {
      const own = steps.filter((step) => step['importId'] === importId).map(({ step }) => step);
      expect(own).toContain('finished');
      if (own.includes('undoing')) expect(own).toContain('undone');
    }
  },
};

const merges: Work = {
  name: 'two people made one, and two again',
  run: async (client, told) => {
    const survivor = (await client.command('people.add', { fn: 'Who stays' })).id;
    const loser = (await client.command('people.add', { fn: 'Who goes', city: 'Bogor' })).id;
    const { id: meetupId } = await client.command('meetups.create', meetup);
    await client.command('guests.add', { meetupId, personIds: [loser] });
    for (;;) {
      const { recordId } = await client.command('duplicates.merge', { survivor, loser });
      await client.command('duplicates.unmerge', { recordId });
      told();
    }
  },
  check: ({ people, participations, journal }, acknowledged) => {
    const gone = people.filter(({ fn }) => fn === 'Who goes');
    const stepsOf = (id: string, step: string): StoredDocument[] =>
      journal.filter((record) => record['loserId'] === id && record['step'] === step);
    for (const { _id, mergedInto } of gone) {
      const merged = stepsOf(_id, 'merged');
      const unmerged = stepsOf(_id, 'unmerged');
      expect(merged.length - unmerged.length).toBe(mergedInto === undefined ? 0 : 1);
      // Their place on the list and the city go with them, and come back with them.
      const survivor = people.find((person) => person._id === merged[0]?.['subjectId']);
      if (survivor === undefined) continue;
      const places = personIdsOf(participations).filter((id) => [_id, survivor._id].includes(id));
      expect(places).toEqual([mergedInto ?? _id]);
      expect(survivor['city']).toBe(mergedInto === undefined ? undefined : 'Bogor');
    }
    const back = gone.flatMap(({ _id }) => stepsOf(_id, 'unmerged'));
    expect(back.length).toBeGreaterThanOrEqual(acknowledged);
  },
};

const works: readonly Work[] = [walkIns, edits, guests, deletions, imports, merges];

let manyIds: string[] = [];

// A kill may have left them deleted, all of them.
const bringManyBack = async (client: TestClient): Promise<void> => {
  const { matching } = await client.query('people.roster', {
    search: 'Many',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 1 },
  });
  if (matching === 0) await client.command('people.restore', { ids: manyIds });
};

test(
  `whatever the process is killed in, all of it or none of it is there (${KILLS} kills)`,
  { timeout: 60_000 + KILLS * 30_000 },
  async () => {
    process.stdout.write(`data process kills: seed ${SEED}, ${KILLS} kills\n`);
    const random = createRandom(SEED);
    const profile = await preparedProfile();
    const acknowledged = new Map<Work, string[]>();
    for (let round = 0; round < KILLS; round += 1) {
      const work = works[round % works.length];
      if (work === undefined) throw new Error('There is no work');
      const told = await runUntilKilled({ profile, work, random });
      acknowledged.set(work, [...(acknowledged.get(work) ?? []), ...told]);
      await openAndClose(profile);
      const chapter = await readChapter(profile);
      for (const each of works) {
        const what = acknowledged.get(each) ?? [];
        each.check(chapter, what.length, what);
      }
    }
    expect([...acknowledged.keys()].length).toBe(Math.min(KILLS, works.length));
    const counts = works.map((work) => `${acknowledged.get(work)?.length ?? 0} × ${work.name}`);
    expect(acknowledged.size).toBe(Math.min(KILLS, works.length));
    process.stdout.write(`acknowledged before a kill: ${counts.join('; ')}\n`);
  },
);

const preparedProfile = async (): Promise<string> => {
  const data = await startChapter();
  const people = Array.from({ length: groupSize }, (_, number) => ({ fn: `Many ${number}` }));
  const added = await Promise.all(
    people.map((person) => data.client.command('people.add', person)),
  );
  manyIds = added.map(({ id }) => id);
  await data.close();
  return data.profile;
};

const fork = async (profile: string): Promise<ForkedData> => {
  const data = await forkDataProcess(profile);
  if (!('connect' in data)) throw new Error(data.code);
  return data;
};

/** Kills the process in the middle of its work and tells what of it had been answered. */
const runUntilKilled = async (options: {
  readonly profile: string;
  readonly work: Work;
  readonly random: Random;
}): Promise<string[]> => {
  const { profile, work, random } = options;
  const data = await fork(profile);
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const client = data.connect();
  work
    .run(client, (what = '') => {
      told.push(what);
      first.resolve();
    })
    .catch(first.reject);
  // Every second time something was answered before, however long that takes: an import does.
  const waited = random.below(2) === 0 ? [] : [wait(random.below(1500))];
  await Promise.race([first.promise, ...waited]);
  // Not right after an answer, where nothing is under way.
  await wait(random.below(250));
  await data.kill();
  return told;
};

const openAndClose = async (profile: string): Promise<void> => {
  const data = await fork(profile);
  expect((await data.connect().query('chapter.state', {})).problem).toBeUndefined();
  expect(await data.shutdown()).toBe(0);
};

const readChapter = async (profile: string): Promise<Chapter> => {
  const database = await openDatabase(join(profile, 'chapters', 'test-chapter'));
  try {
    expect(database.upkeep.connection.check('full')).toEqual([]);
    return {
      people: await all(database, 'people'),
      meetups: await all(database, 'meetups'),
      planItems: [],
      participations: await all(database, 'participations'),
      checkIns: await all(database, 'checkIns'),
      journal: await all(database, 'journal'),
      library: [],
      disagreements: [],
    };
  } finally {
    await database.close();
  }
};

const all = async (
  { repositories }: ChapterDatabase,
  name: CollectionName,
): Promise<readonly StoredDocument[]> => {
  const documents: StoredDocument[] = [];
  for await (const batch of repositories[name].batches(1000)) documents.push(...batch);
  return documents;
};

const idsOf = (documents: readonly StoredDocument[]): string[] =>
  documents.map(({ _id }) => _id).toSorted();

const personIdsOf = (documents: readonly StoredDocument[]): string[] =>
  documents.map(({ personId }) => String(personId)).toSorted();
