import { build } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { projectFolder as project } from './projectFolder.mjs';

/** `npm run build`: builds the app into `out/`, so that `npm start` finds it fresh. */
const installed = await ensureInstalled({ project, say: console.log });
const outcome = installed.ok
  ? await build({ project, node: installed.node, say: console.log })
  : installed;
if (!outcome.ok) {
  console.error(outcome.error);
  process.exitCode = 1;
}
