import { describe, expect, it } from 'vitest';
import { playwrightTally, sumTallies } from '../tally.mjs';

const spec = (
  title: string,
  status: string,
  annotations: { type: string; description?: string }[] = [],
) => ({
  title,
  tests: [{ status, annotations }],
});

describe('the sum at the end of npm test', () => {
  it('counts nested browser tests, a lucky second try as a failure, and errors outside of tests', () => {
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
    expect(tally).toMatchObject({ passed: 1, failed: 3, skipped: 1 });
    expect(tally.skippedTests).toMatchObject([
      { name: 'path.spec.ts › in the shell › starts', reason: 'no Electron here' },
    ]);
  });

  it('adds suites up', () => {
    const one = { passed: 1, failed: 2, skipped: 1, skippedTests: [{ name: 'a', reason: 'b' }] };
    expect(sumTallies([one, one])).toEqual({
      passed: 2,
      failed: 4,
      skipped: 2,
      skippedTests: [...one.skippedTests, ...one.skippedTests],
    });
  });
});
