import { describe, expect, it } from 'vitest';
import { endOfRun, playwrightTally, sumTallies, unsteadyAllowed } from '../tally.mjs';

const spec = (
  title: string,
  status: string,
  annotations: { type: string; description?: string }[] = [],
) => ({
  title,
  tests: [{ status, annotations }],
});

describe('the sum at the end of npm test', () => {
  it('counts nested browser tests, names a lucky second try, and counts errors outside of tests', () => {
    const tally = playwrightTally({
      suites: [
        {
          title: 'path.spec.ts',
          specs: [spec('opens', 'expected'), spec('wobbles', 'flaky')],
          suites: [
            {
              title: 'in the shell',
              specs: [
                spec('fails', 'unexpected'),
                spec('starts', 'skipped', [{ type: 'skip', description: 'no Electron here' }]),
              ],
            },
          ],
        },
      ],
      errors: [{}],
    });
    expect(tally).toMatchObject({
      passed: 2,
      failed: 2,
      skipped: 1,
      failedTests: ['path.spec.ts › in the shell › fails', 'an error outside of the tests'],
      unsteadyTests: ['path.spec.ts › wobbles'],
    });
    expect(tally.skippedTests).toMatchObject([
      { name: 'path.spec.ts › in the shell › starts', reason: 'no Electron here' },
    ]);
  });

  it('adds suites up', () => {
    const one = {
      passed: 1,
      failed: 1,
      skipped: 1,
      failedTests: ['c'],
      unsteadyTests: ['d'],
      skippedTests: [{ name: 'a', reason: 'b' }],
    };
    expect(sumTallies([one, one])).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
      failedTests: ['c', 'c'],
      unsteadyTests: ['d', 'd'],
      skippedTests: [...one.skippedTests, ...one.skippedTests],
    });
  });

  it('ends badly with a failed test or with many unsteady ones, and names all of them', () => {
    const clean = sumTallies([]);
    expect(endOfRun(clean)).toEqual({ lines: ['0 passed, 0 failed, 0 skipped'], ok: true });
    expect(endOfRun({ ...clean, failed: 1, failedTests: ['c'] })).toEqual({
      lines: ['failed: c', '0 passed, 1 failed, 0 skipped'],
      ok: false,
    });
    const few = Array.from({ length: unsteadyAllowed }, (_, index) => `wobbles ${index}`);
    const some = endOfRun({ ...clean, passed: 9, unsteadyTests: few });
    expect(some.ok).toBe(true);
    expect(some.lines).toContain('passed only on the second try: wobbles 0');
    expect(endOfRun({ ...clean, unsteadyTests: [...few, 'one more'] }).ok).toBe(false);
  });
});
