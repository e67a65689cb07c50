/**
 * @typedef {object} Tally How many tests of a suite passed, failed and were skipped.
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly { name: string, reason: string }[]} skippedTests
 */

/**
 * Counts the tests of Playwright's JSON report. A test that passed only when it was tried again
 * (`flaky`) counts as failed: it hides a race.
 *
 * @param {{ suites?: PlaywrightSuite[], errors?: unknown[] }} report
 * @returns {Tally}
 *
 * @typedef {{ title: string, specs?: { title: string, tests: { projectName?: string, status: string, annotations?: { type: string, description?: string }[] }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */
export const playwrightTally = (report) => {
  const tests = (report.suites ?? []).flatMap((suite) => testsOf(suite, ''));
  const count = (/** @type {readonly string[]} */ ...statuses) =>
    tests.filter((test) => statuses.includes(test.status)).length;
  return {
    passed: count('expected'),
    failed: count('unexpected', 'flaky') + (report.errors?.length ?? 0),
    skipped: count('skipped'),
    skippedTests: tests.filter((test) => test.status === 'skipped'),
  };
};

/**
 * The sum of several suites.
 *
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sumTallies = (tallies) => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  skipped: tallies.reduce((sum, tally) => sum + tally.skipped, 0),
  skippedTests: tallies.flatMap((tally) => tally.skippedTests),
});

/**
 * @param {PlaywrightSuite} suite
 * @param {string} above
 * @returns {{ name: string, status: string, reason: string }[]}
 */
const testsOf = (suite, above) => {
  const name = `${above}${suite.title} › `;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      name: name + spec.title,
      status: test.status,
      reason:
        test.annotations?.find(({ type }) => type === 'skip' || type === 'fixme')?.description ??
        'no reason given',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, name))];
};
