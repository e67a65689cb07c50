import { homedir } from 'node:os';
import { defineConfig, type Project } from '@playwright/test';
import { installedBrowser } from './electron/launcher/installedBrowser.mjs';
import { shellProjects } from './tests/shell/support/projects.ts';
import type { ShellOptions } from './tests/shell/support/test.ts';

const browser = installedBrowser({
  environment: process.env,
  platform: process.platform,
  home: homedir(),
});

/**
 * The journeys in a real browser on the loopback host. Debian's Chromium and the like are started
 * as they are; without one, Playwright's own is used.
 */
const journeys: Project = {
  name: 'e2e',
  testDir: './tests/e2e',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Asia/Jakarta',
    launchOptions: {
      ...(browser !== undefined && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
};

export default defineConfig<ShellOptions>({
  outputDir: './tests/artefacts/playwright',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [journeys, ...shellProjects()],
});
