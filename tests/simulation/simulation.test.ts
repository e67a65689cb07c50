import { afterAll, expect, test } from 'vitest';
import type { Remote } from './remote.ts';
import { runSeed } from './runSeed.ts';

const computers: Remote[] = [];
afterAll(() => Promise.all(computers.map((computer) => computer.stop())));

// Many more and longer runs: `npm run simulate -- --seeds 500`.
test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  'seed %i: nothing is lost, all agree, and the network goes quiet',
  async (seed) => {
    const { violations, requests } = await runSeed({
      seed,
      clients: 3,
      operations: 40,
      computers,
    });
    expect(violations).toEqual([]);
    expect(requests).toBeGreaterThan(20);
  },
);
