import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createCoverage } from './coverage.ts';
import type { Remote } from './remote.ts';
import { playScript, runSeed, type RunResult } from './runSeed.ts';
import { shorten } from './shorten.ts';
import { scriptSchema } from './steps.ts';

/**
 * `npm run simulate -- [--clients N] [--seeds S] [--operations M] [--from SEED] [--log]`: runs seeds
 * one after another and says how often everything happened and was checked; `--log` prints every
 * step. `--replay FILE` runs a script that a seed printed. Ends with code 1 when something does not
 * hold, and prints the shortest script found that shows it.
 */
const simulate = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      clients: { type: 'string', default: '4' },
      seeds: { type: 'string', default: '20' },
      operations: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      log: { type: 'boolean', default: false },
      replay: { type: 'string' },
      whole: { type: 'boolean', default: false },
    },
  });
  const clients = Number(values.clients);
  const operations = Number(values.operations);
  const from = Number(values.from);
  const computers: Remote[] = [];
  const coverage = createCoverage();
  const sum = { runs: 0, bad: 0 };
  const tell = async (name: string, run: RunResult): Promise<void> => {
    sum.runs += 1;
    coverage.add(run.coverage);
    if (values.log) console.log(run.log.join('\n'));
    if (run.violations.length === 0) return;
    sum.bad += 1;
    console.log(`${name}:\n  ${run.violations.slice(0, 10).join('\n  ')}`);
    const script = values.whole ? run.script : await shorten(run, computers);
    console.log(`Again, with this in a file: npm run simulate -- --replay FILE`);
    console.log(JSON.stringify(script));
  };
  try {
    if (values.replay !== undefined) {
      const text: unknown = JSON.parse(readFileSync(values.replay, 'utf8'));
      await tell(values.replay, await playScript(scriptSchema.parse(text), computers));
    } else {
      for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
        await tell(`seed ${seed}`, await runSeed({ seed, clients, operations, computers }));
      }
    }
  } finally {
    await Promise.all(computers.map((computer) => computer.stop()));
  }
  for (const [what, times] of coverage.entries())
    console.log(`${String(times).padStart(9)} ${what}`);
  console.log(
    `${sum.runs} runs, ${clients} computers, ${operations} operations each: ` +
      `${sum.bad} with violations`,
  );
  return sum.bad === 0 ? 0 : 1;
};

process.exitCode = await simulate();
