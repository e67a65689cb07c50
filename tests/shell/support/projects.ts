import { join } from 'node:path';
import type { Project } from '@playwright/test';
import { electronBinary, electronIsMissing } from './startOnElectron.ts';
import type { ShellOptions } from './test.ts';

const specs = { testDir: join(import.meta.dirname, '..'), testMatch: '*.spec.ts' };

/**
 * The shell specs as Playwright projects: always on the rig, and once more on Electron where its
 * binary is installed. Where it is not, that is said once instead of listing every spec as skipped.
 */
export const shellProjects = (): Project<ShellOptions>[] => {
  const onRig = { name: 'shell', ...specs, use: { host: 'rig' as const } };
  if (electronBinary() === undefined) {
    // Playwright reads its configuration again in every worker.
    if (process.env['TEST_WORKER_INDEX'] === undefined) console.info(electronIsMissing);
    return [onRig];
  }
  return [onRig, { name: 'shell-electron', ...specs, use: { host: 'electron' } }];
};
