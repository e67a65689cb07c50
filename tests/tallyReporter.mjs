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
    const tally = {
      passed: count('passed'),
      failed: count('failed') + broken.length + unhandledErrors.length,
      skipped: skipped.length,
      skippedTests: skipped.map((test) => ({ name: test.fullName, reason: reasonOf(test) })),
    };
    writeFileSync(process.env['TSUDOI_TALLY'] ?? 'tally.json', JSON.stringify(tally));
  }
}

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
