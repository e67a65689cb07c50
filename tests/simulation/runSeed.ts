import { createGenerator } from './generate.ts';
import type { Coverage } from './coverage.ts';
import { Remote } from './remote.ts';
import type { Script, Step } from './steps.ts';
import { createWorld, type World } from './world.ts';

/** One run of the simulation. */
export interface RunOptions {
  readonly seed: number;
  readonly clients: number;
  /** How many changes of people are made in all. */
  readonly operations: number;
  /** Computers of earlier runs, which start a new chapter sooner than a new thread does. */
  readonly computers: Remote[];
}

/** What a run came to. */
export interface RunResult {
  /** What does not hold, in words; empty for a good run. */
  readonly violations: readonly string[];
  /** Every step, to do the run again with {@link playScript}. */
  readonly script: Script;
  /** What happened, to read. */
  readonly log: readonly string[];
  readonly coverage: Coverage;
}

/**
 * Runs several computers against one server: random work, exchanges whose requests interleave, and
 * everything that goes wrong with networks, computers and servers. In the end everything is
 * exchanged and the invariants are checked; those that cost little, after every step.
 */
export const runSeed = async (options: RunOptions): Promise<RunResult> => {
  const { seed, clients, operations, computers } = options;
  const { head, next } = createGenerator({ seed, clients });
  const steps: Step[] = [];
  return run({ ...head, steps }, computers, async (world) => {
    for (let done = 0; done < operations;) {
      const step = next();
      steps.push(step);
      if (await world.run(step)) done += 1;
    }
  });
};

/** Does a run again that was written down, also one that was shortened. */
export const playScript = (script: Script, computers: Remote[]): Promise<RunResult> =>
  run(script, computers, async (world) => {
    for (const step of script.steps) await world.run(step);
  });

const run = async (
  script: Script,
  computers: Remote[],
  work: (world: World) => Promise<void>,
): Promise<RunResult> => {
  while (computers.length < script.skews.length) computers.push(new Remote());
  const world = await createWorld(script, computers.slice(0, script.skews.length));
  try {
    await work(world);
    await world.settle();
    const { violations, log, coverage } = world;
    return { violations, script, log, coverage };
  } finally {
    await world.close();
  }
};
