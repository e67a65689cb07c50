import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBrowser } from '../electron/launcher/ensureBrowser.mjs';
import { ensureBuilt } from '../electron/launcher/ensureBuilt.mjs';
import { ensureInstalled } from '../electron/launcher/ensureInstalled.mjs';
import { projectFolder as project } from '../electron/launcher/projectFolder.mjs';
import { runCommand } from '../electron/launcher/runCommand.mjs';
import { endOfRun, playwrightTally, sumTallies } from './tally.mjs';

/**
 * `npm test`: on a fresh clone installs and builds what is missing, runs the Node tests and the
 * browser tests, and ends with their sum and the reason of each skipped test. What fails is tried
 * once more, and named at the end if it passes then. Gives the exit code.
 */
const runTests = async () => {
  const installed = await ensureInstalled({ project, say });
  if (!installed.ok) return fail(installed.error);
  const { node } = installed;
  const browser = await ensureBrowser({ project, node, say });
  if (!browser.ok) return fail(browser.error);
  say(`Browser for the tests: ${browser.path ?? 'Playwright’s Chromium'}`);
  const built = await ensureBuilt({ project, node, say });
  if (!built.ok) return fail(built.error);

  const artefacts = join(project, 'tests', 'artefacts');
  mkdirSync(artefacts, { recursive: true });
  const environment = {
    ...(browser.path !== undefined && { TSUDOI_BROWSER: browser.path }),
    // Hundreds of processes are started from the same files: the second compiles nothing any more.
    NODE_COMPILE_CACHE: join(artefacts, 'compile-cache'),
  };

  say('\nNode tests (vitest)');
  const vitestReport = join(artefacts, 'vitest.json');
  const vitest = await runSuite({
    node,
    script: join('node_modules', 'vitest', 'vitest.mjs'),
    args: ['run', '--retry=1', '--reporter=default', '--reporter=./tests/tallyReporter.mjs'],
    environment: { ...environment, TSUDOI_TALLY: vitestReport },
    report: vitestReport,
    read: (tally) => tally,
  });

  say('\nBrowser tests (playwright)');
  const playwrightReport = join(artefacts, 'playwright.json');
  const playwright = await runSuite({
    node,
    script: join('node_modules', '@playwright', 'test', 'cli.js'),
    args: ['test', '--retries=1', '--reporter=list,json'],
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    report: playwrightReport,
    read: playwrightTally,
  });

  const sum = sumTallies([vitest.tally, playwright.tally]);
  const { lines, ok } = endOfRun(sum);
  say('');
  for (const suite of [vitest, playwright]) if (suite.problem) say(suite.problem);
  for (const line of lines) say(line);
  return vitest.ok && playwright.ok && ok ? 0 : 1;
};

/**
 * Runs one suite and reads its report. A suite that ended badly without naming a failed test (it
 * crashed, or found no tests) has a `problem`.
 *
 * @param {{ node: string, script: string, args: readonly string[], environment: NodeJS.ProcessEnv, report: string, read: (report: any) => import('./tally.mjs').Tally }} options
 */
const runSuite = async ({ node, script, args, environment, report, read }) => {
  rmSync(report, { force: true });
  const { ok } = await runCommand({
    command: node,
    args: [join(project, script), ...args],
    cwd: project,
    environment,
    show: true,
  });
  const tally = readReport({ report, read });
  const problem =
    !ok && tally.failed === 0
      ? `${relative(project, report)}: the suite ended with an error of its own; see above.`
      : undefined;
  return { ok, tally, problem };
};

/** @param {{ report: string, read: (report: any) => import('./tally.mjs').Tally }} options */
const readReport = ({ report, read }) => {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return sumTallies([]);
  }
};

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string} sentence */
const fail = (sentence) => {
  console.error(sentence);
  return 1;
};

process.exitCode = await runTests();
