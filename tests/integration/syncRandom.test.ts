import { expect, test } from 'vitest';
import { createRandom, numberFromEnv, type Random } from '../conformance/support/random.ts';
import { person, startCore, startSyncClient, writesOf } from '../support/sync/client.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const trouble = [
  { kind: 'drop' },
  { kind: 'lose-response' },
  { kind: 'truncate' },
  { kind: 'duplicate' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429 },
] as const;

const troubleOf = (random: Random) => () => (random.chance(0.3) ? random.pick(trouble) : undefined);

const SEEDS = numberFromEnv('SYNC_SEEDS', 12);
const SEED = numberFromEnv('SYNC_SEED', 20_261_124);

test(
  'whatever the network does, both sides become equal and quiet',
  async () => {
    for (let round = 0; round < SEEDS; round += 1) {
      const seed = SEED + round;
      const random = createRandom(seed);
      const pick = random.below;
      const client = await startSyncClient();
      client.faults.decide = troubleOf(random);
      for (let step = 0; step < 60; step += 1) {
        const id = String(pick(8));
        const at = new Date(Date.UTC(2026, 1, 1, 0, step)).toISOString();
        const fields = { [`field${pick(4)}`]: `value ${step}`, updatedAt: at };
        switch (pick(5)) {
          case 0:
          case 1: {
            const present = (await client.get(`person:${id}`)) ?? person(id);
            await client.put({ ...present, ...fields });
            break;
          }
          case 2: {
            if (random.next() < 0.3) await client.remove(`person:${id}`);
            break;
          }
          case 3: {
            const there = await client.ask('GET', `chapter/person:${id}`);
            if (there['error'] === 'not_found') break;
            await client.ask('PUT', `chapter/person:${id}`, { ...there, ...fields });
            break;
          }
          default:
            await client.engine.exchange(client.signal).catch(() => undefined);
        }
      }
      client.faults.clear();
      await client.settle();
      await client.settle();
      expect(await client.allOnServer(), `seed ${seed}`).toEqual(await client.all());
      const before = writesOf(client);
      await client.settle();
      expect(writesOf(client), `seed ${seed}`).toBe(before);
      await client.chapter.close();
    }
  },
  SEEDS * 5_000,
);

test(
  'three computers that are seldom online at once lose nothing and become equal',
  async () => {
    for (let round = 0; round < Math.ceil(SEEDS / 3); round += 1) {
      const seed = SEED + round;
      const random = createRandom(seed);
      const server = startCore();
      const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
      const acknowledged = new Map<string, string>();
      const deleted = new Set<string>();
      for (let turn = 0; turn < 18; turn += 1) {
        const number = random.below(folders.length);
        const client = await startSyncClient({ server, folder: folders[number] ?? '' });
        client.faults.decide = troubleOf(random);
        for (let step = 0; step < 6; step += 1) {
          const id = `person:${random.below(5)}`;
          const present = await client.get(id);
          const written = `value ${turn} ${step}`;
          const own = `own${number}x${turn}x${step}`;
          const updatedAt = new Date(
            Date.UTC(2026, 1, 1, random.below(24), turn, step),
          ).toISOString();
          if (random.chance(0.1)) {
            await client.remove(id);
            deleted.add(id);
          } else if (random.chance(0.6)) {
            await client.put({
              ...(present ?? person(id.slice('person:'.length))),
              [own]: written,
              shared: written,
              updatedAt,
            });
            acknowledged.set(`${id} ${own}`, written);
          } else await client.engine.exchange(client.signal).catch(() => undefined);
        }
        // Some exchanges are cut off in the middle, as by a crash.
        const cut = new AbortController();
        if (random.chance(0.5)) setTimeout(() => cut.abort(), random.below(40));
        await client.engine.exchange(cut.signal).catch(() => undefined);
        await client.chapter.close();
      }
      const states: ReadonlyMap<string, unknown>[] = [];
      let before = '';
      let after = '';
      for (let pass = 0; pass < 3; pass += 1) {
        states.length = 0;
        before = String(server.database('chapter').updateSeq);
        for (const folder of folders) {
          const client = await startSyncClient({ server, folder });
          await client.settle();
          states.push(await client.all());
          if (states.length === 1) states.push(await client.allOnServer());
          await client.chapter.close();
        }
        after = String(server.database('chapter').updateSeq);
      }
      expect(after, `seed ${seed}: quiet`).toBe(before);
      for (const state of states) expect(state, `seed ${seed}`).toEqual(states[0]);
      for (const [key, value] of acknowledged) {
        const [id = '', field = ''] = key.split(' ');
        if (deleted.has(id)) continue;
        expect(states[0]?.get(id), `seed ${seed}`).toMatchObject({ [field]: value });
      }
    }
  },
  SEEDS * 10_000,
);
