/**
 * @typedef {object} Tally How many tests of a suite passed, failed and were skipped.
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failedTests Their names, and of what failed outside of a test.
 * @property {readonly string[]} unsteadyTests Names of those that passed only when tried again;
 *   they are among the passed.
 * @property {readonly { name: string, reason: string }[]} skippedTests
 */

/**
 * So many tests of a run may pass only on their second try. One or two are what a computer that
 * stops for a moment does to two thousand tests; more are a fault in what is tested.
 */
export const unsteadyAllowed = 2;

/**
 * Counts the tests of Playwright's JSON report. A test that passed only when it was tried again
 * (`flaky`) has passed and is named.
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
  const named = (/** @type {string} */ status) =>
    tests.filter((test) => test.status === status).map(({ name }) => name);
  const failedTests = [
    ...named('unexpected'),
    ...(report.errors ?? []).map(() => 'an error outside of the tests'),
  ];
  return {
    passed: count('expected', 'flaky'),
    failed: failedTests.length,
    skipped: count('skipped'),
    failedTests,
    unsteadyTests: named('flaky'),
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
  failedTests: tallies.flatMap((tally) => tally.failedTests),
  unsteadyTests: tallies.flatMap((tally) => tally.unsteadyTests),
  skippedTests: tallies.flatMap((tally) => tally.skippedTests),
});

/**
 * The last lines of a run: why tests were skipped, which were unsteady, which failed, and the sum.
 *
 * @param {Tally} sum
 * @returns {{ lines: readonly string[], ok: boolean }}
 */
export const endOfRun = (sum) => {
  const tooUnsteady = sum.unsteadyTests.length > unsteadyAllowed;
  return {
    lines: [
      ...sum.skippedTests.map(({ name, reason }) => `skipped: ${name}: ${reason}`),
      ...sum.unsteadyTests.map((name) => `passed only on the second try: ${name}`),
      ...sum.failedTests.map((name) => `failed: ${name}`),
      ...(tooUnsteady ? [`More than ${unsteadyAllowed} unsteady tests fail the run.`] : []),
      `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped` +
        (sum.unsteadyTests.length > 0 ? `, ${sum.unsteadyTests.length} unsteady` : ''),
    ],
    ok: sum.failed === 0 && !tooUnsteady,
  };
};

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
