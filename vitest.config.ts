import { defineConfig } from 'vitest/config';

/**
 * The tests that run on plain Node: rules, storage, the data process, hosts and launcher. Browser
 * tests (`tests/e2e`, `tests/shell/*.spec.ts`) belong to Playwright, benches to `npm run bench`.
 */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    // Separate processes: RxDB counts collections per realm, and a test may kill what it started.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    // A test left out must be left out by a condition with a printed reason, never by accident.
    allowOnly: false,
    restoreMocks: true,
  },
});
