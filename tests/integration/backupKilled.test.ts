import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRandom, numberFromEnv } from '../conformance/support/random.ts';
import { addPeople, backupsOf, chapterFile, chapterFolder, peopleIn } from '../support/backups.ts';
import { forkDataProcess, startChapter, type ForkedData } from '../support/dataProcess.ts';

const SEED = numberFromEnv('RESTORE_SEED', 20_261_127);
const KILLS = numberFromEnv('RESTORE_KILLS', 4);

const fork = async (profile: string): Promise<ForkedData> => {
  const data = await forkDataProcess(profile);
  if (!('connect' in data)) throw new Error(data.code);
  return data;
};

test(
  `killed anywhere in a restore, the chapter is the one from before or the restored one (${KILLS} kills)`,
  { timeout: 60_000 + KILLS * 30_000 },
  async () => {
    process.stdout.write(`restores killed: seed ${SEED}, ${KILLS} kills\n`);
    const random = createRandom(SEED);
    const first = await startChapter();
    const { profile } = first;
    await addPeople(first.client, 10);
    await first.client.command('backup.create', {});
    const [small = ''] = backupsOf(profile);
    const source = { kind: 'backup' as const, id: small };
    await first.close();
    // What happens on the disk, in steps that a fast and a slow machine both take.
    let steps = 0;
    const trial = await fork(profile);
    const restored = trial.connect().command('backup.restore', { source, as: 'this' });
    await stepsUntil(restored, profile, () => (steps += 1));
    await restored;
    await trial.shutdown();
    let done = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const data = await fork(profile);
      const client = data.connect();
      const before = (await client.query('chapter.state', {})).open?.counts.people ?? 0;
      await client.command('people.add', { fn: `Round ${round}` });
      const last = 1 + random.below(steps);
      let step = 0;
      const killed = Promise.withResolvers<void>();
      const over = client.attempt('backup.restore', { source, as: 'this' });
      await stepsUntil(Promise.race([over, killed.promise]), profile, () => {
        step += 1;
        if (step === last) killed.resolve(data.kill());
      });
      await (step < last ? data.kill() : killed.promise);

      const again = await fork(profile);
      const state = await again.connect().query('chapter.state', {});
      expect(state.problem).toBeUndefined();
      const people = state.open?.counts.people ?? -1;
      expect([10, before + 1]).toContain(people);
      if (people === 10) done += 1;
      expect(await again.shutdown()).toBe(0);
      expect(leftovers(profile)).toEqual([]);
      // Restored or not, what was there is in the file or in the backup made of it.
      const files = [
        chapterFile(profile),
        ...backupsOf(profile).map((id) => join(chapterFolder(profile), 'backups', id)),
      ];
      expect(files.some((file) => peopleIn(file).includes(`Round ${round}`))).toBe(true);
    }
    process.stdout.write(`restores killed: ${done} of ${KILLS} were done by then\n`);
  },
);

/** Tells of every change of names and files in the chapter's folder until the promise settles. */
const stepsUntil = async (
  settled: Promise<unknown>,
  profile: string,
  told: () => void,
): Promise<void> => {
  const state = { isOver: false };
  const end = (): void => {
    state.isOver = true;
  };
  settled.then(end, end);
  let before = filesIn(profile);
  while (!state.isOver) {
    await setImmediate();
    const now = filesIn(profile);
    if (now !== before) told();
    before = now;
  }
};

const filesIn = (profile: string): string =>
  [chapterFolder(profile), join(chapterFolder(profile), 'backups')]
    .flatMap((folder) =>
      readdirSync(folder).map((name) => {
        const found = statSync(join(folder, name), { throwIfNoEntry: false });
        return `${name} ${found?.ino}`;
      }),
    )
    .join('\n');

/** What a restore works with and nobody needs afterwards. */
const leftovers = (profile: string): string[] =>
  [chapterFolder(profile), join(chapterFolder(profile), 'backups')]
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.startsWith('.') || name.endsWith('.tmp') || name.endsWith('-wal'));
