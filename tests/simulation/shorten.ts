import type { Remote } from './remote.ts';
import { playScript, type RunResult } from './runSeed.ts';
import type { Script, Step } from './steps.ts';

/**
 * Leaves steps out of a failing run as long as something still does not hold (delta debugging,
 * Zeller 1999, with pieces that get smaller). Answers the shortest script found.
 */
export const shorten = async (
  { script, violations }: RunResult,
  computers: Remote[],
): Promise<Script> => {
  const kinds = new Set(violations.map(kindOf));
  const tries = { left: mostTries };
  const fails = async (steps: readonly Step[]): Promise<boolean> => {
    tries.left -= 1;
    const run = await playScript({ ...script, steps: [...steps] }, computers);
    return run.violations.some((violation) => kinds.has(kindOf(violation)));
  };
  let steps: readonly Step[] = script.steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < steps.length && tries.left > 0;) {
      const rest = [...steps.slice(0, from), ...steps.slice(from + size)];
      if (await fails(rest)) steps = rest;
      else from += size;
    }
  }
  return { ...script, steps: [...steps] };
};

// The same fault shows with other documents and values in a shorter run.
const kindOf = (violation: string): string =>
  violation.replaceAll(/\S*[:0-9]\S*/g, '').slice(0, 60);

const mostTries = 150;
