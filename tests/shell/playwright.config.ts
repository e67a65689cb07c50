import { defineConfig } from '@playwright/test';
import { shellProjects } from './support/projects.ts';
import type { ShellOptions } from './support/test.ts';

/** The shell specs alone: `playwright test -c tests/shell/playwright.config.ts`. */
export default defineConfig<ShellOptions>({
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  projects: shellProjects(),
});
