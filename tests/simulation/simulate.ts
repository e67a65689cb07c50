import { parseArgs } from 'node:util';
import type { Remote } from './remote.ts';
import { runSeed } from './runSeed.ts';

/**
 * `npm run simulate -- [--clients N] [--seeds S] [--operations M] [--from SEED] [--script]`: runs
 * seeds one after another; `--script` prints every step. Ends with code 1 when something does not
 * hold, and says how to see the run again.
 */
const simulate = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      clients: { type: 'string', default: '4' },
      seeds: { type: 'string', default: '20' },
      operations: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      script: { type: 'boolean', default: false },
    },
  });
  const clients = Number(values.clients);
  const operations = Number(values.operations);
  const from = Number(values.from);
  const computers: Remote[] = [];
  const sum = { bad: 0, requests: 0, faults: 0 };
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
    const run = await runSeed({ seed, clients, operations, computers });
    sum.requests += run.requests;
    sum.faults += run.faults;
    if (run.violations.length > 0) {
      sum.bad += 1;
      console.log(`seed ${seed}:\n  ${run.violations.slice(0, 10).join('\n  ')}`);
      console.log(
        `  again: npm run simulate -- --from ${seed} --seeds 1 --clients ${clients} --operations ${operations} --script`,
      );
    }
    if (values.script) console.log(run.script.join('\n'));
  }
  await Promise.all(computers.map((computer) => computer.stop()));
  console.log(
    `${values.seeds} seeds, ${clients} computers, ${operations} operations each: ` +
      `${sum.requests} requests, ${sum.faults} faults, ${sum.bad} runs with violations`,
  );
  return sum.bad === 0 ? 0 : 1;
};

process.exitCode = await simulate();
