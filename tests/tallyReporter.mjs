import { writeFileSync } from 'node:fs';

/**
 * A vitest reporter that leaves the sum of a run as JSON ({@link import('./tally.mjs').Tally}) in
 * the file named by `TSUDOI_TALLY`. Vitest's own JSON report does not keep why a test was skipped.
 *
 * @implements {Pick<import('vitest/node').Reporter, 'onTestRunEnd'>}
 */
export default class TallyReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    /** @param {string} state */
    const count = (state) => tests.filter((test) => test.result().state === state).length;
    const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.result().state));
    // A file that cannot even be loaded has no test of its own to fail.
    const broken = modules.filter(
      (module) =>
        module.state() === 'failed' &&
        [...module.children.allTests()].every((test) => test.result().state !== 'failed'),
    );
    const failedTests = [
      ...tests.filter((test) => test.result().state === 'failed').map(nameAndReasonOf),
      ...broken.map(({ relativeModuleId }) => relativeModuleId),
      ...unhandledErrors.map(() => 'an error outside of the tests'),
    ];
    const tally = {
      passed: count('passed'),
      failed: failedTests.length,
      skipped: skipped.length,
      failedTests,
      unsteadyTests: tests.filter((test) => test.diagnostic()?.flaky).map(nameAndReasonOf),
      skippedTests: skipped.map((test) => ({ name: nameOf(test), reason: reasonOf(test) })),
    };
    writeFileSync(process.env['TSUDOI_TALLY'] ?? 'tally.json', JSON.stringify(tally));
  }
}

/** @param {import('vitest/node').TestCase} test */
const nameOf = (test) => `${test.module.relativeModuleId} › ${test.fullName}`;

/**
 * With the first line of what failed first: of a test that passed in the end nothing else tells it.
 *
 * @param {import('vitest/node').TestCase} test
 */
const nameAndReasonOf = (test) =>
  [nameOf(test), test.result().errors?.[0]?.message.split('\n')[0]].filter(Boolean).join(': ');

/**
 * What the test gave to `context.skip(reason)`, else the brackets at the end of its own or its
 * group's name: `describe.skipIf(…)('a real CouchDB (TSUDOI_TEST_COUCHDB is not set)')`.
 *
 * @param {import('vitest/node').TestCase} test
 * @returns {string}
 */
const reasonOf = (test) => {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return note ?? /\(([^()]+)\)/u.exec(test.fullName)?.[1] ?? 'no reason given';
};
