import { resolve } from 'node:path';
import { runHostProcess, type HostFiles } from './hostProcess.ts';
import {
  startLoopbackHost as startHost,
  type LoopbackHost,
  type LoopbackHostFailure,
  type LoopbackHostOptions,
} from './loopbackHost.ts';
import type { Result } from '#shared/result.ts';

export type { LoopbackHost, LoopbackHostFailure } from './loopbackHost.ts';

/**
 * Starts a loopback host with the data process and the built window that belong to this file, built
 * (`out/main/host.js`) or from source. Other files can be given, for tests.
 */
export const startLoopbackHost = (
  options: Omit<LoopbackHostOptions, keyof HostFiles> & Partial<HostFiles>,
): Promise<Result<LoopbackHost, LoopbackHostFailure>> => startHost({ ...files, ...options });

const here = import.meta.dirname;

const files: HostFiles = import.meta.filename.endsWith('.ts')
  ? {
      dataEntry: resolve(here, '../data/entry.ts'),
      rendererFolder: resolve(here, '../../out/renderer'),
    }
  : { dataEntry: resolve(here, 'data.js'), rendererFolder: resolve(here, '../renderer') };

if (import.meta.main) await runHostProcess({ args: process.argv.slice(2), files });
