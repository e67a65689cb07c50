import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { projectFolder as project } from './projectFolder.mjs';
import { runCommand } from './runCommand.mjs';

/**
 * `npm run bench [-- WORD…]`: runs `tests/bench/*.bench.ts` one after another on the pinned Node,
 * each in a process of its own so that none warms up or slows down the next. Words keep only the
 * benches whose file name has one of them. The one of the window needs the built app, which is built
 * when it is not up to date. Gives the exit code.
 */
const bench = async () => {
  const installed = await ensureInstalled({ project, say: console.log });
  if (!installed.ok) {
    console.error(installed.error);
    return 1;
  }
  const built = await ensureBuilt({ project, node: installed.node, say: console.log });
  if (!built.ok) {
    console.error(built.error);
    return 1;
  }
  const words = process.argv.slice(2);
  const folder = join(project, 'tests', 'bench');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .toSorted();
  let failed = 0;
  for (const name of files) {
    console.log(`\n${name.slice(0, -'.bench.ts'.length)}`);
    const outcome = await runCommand({
      command: installed.node,
      args: ['--expose-gc', ...asTheDataProcess, join(folder, name)],
      cwd: project,
      show: true,
    });
    if (!outcome.ok) failed += 1;
  }
  console.log(`\n${files.length - failed} benches ran, ${failed} failed`);
  return failed === 0 && files.length > 0 ? 0 : 1;
};

// Benches that hold the data process run as it does, or garbage is collected in other steps; a test
// holds this to its `dataProcessRuntime`.
const asTheDataProcess = ['--max-semi-space-size=4', '--heap-growing-percent=50'];

process.exitCode = await bench();
