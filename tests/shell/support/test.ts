import { createServer } from 'node:http';
import { test as base } from '@playwright/test';
import { makeAppFolder, type AppFolder, type AppParts } from './appFolder.ts';
import { english } from './languages.ts';
import type { RunningApp } from './shellApp.ts';
import { electronBinary, electronIsMissing, startOnElectron } from './startOnElectron.ts';
import { startOnRig } from './startOnRig.ts';

/** What a project or a spec can choose. */
export interface ShellOptions {
  /** Where the app runs. */
  readonly host: 'rig' | 'electron';
  /** Which parts of it are the product's own besides main and preload. */
  readonly parts: AppParts;
}

/** What a shell spec works with. */
export interface ShellFixtures {
  /** The app's folders, before and after it runs. */
  readonly app: AppFolder;
  /** Starts the app on its profile; ended after the test if it still runs. */
  readonly start: (options?: StartOptions) => Promise<RunningApp>;
  /** A web server on this computer that must never be reached. */
  readonly outside: Outside;
}

/** How to start the app in one test. */
export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another profile than the test's own. */
  readonly profile?: string;
}

/** A server that counts who comes. */
export interface Outside {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Paths asked for so far. */
  readonly visits: readonly string[];
}

/** Playwright's `test` with an app in a temp folder. */
export const test = base.extend<ShellFixtures & ShellOptions>({
  host: ['rig', { option: true }],
  parts: [{ data: 'fixture', renderer: 'fixture' }, { option: true }],

  app: async ({ parts }, use) => {
    const app = makeAppFolder(parts);
    await use(app);
    app.remove();
  },

  start: async ({ app, host }, use, info) => {
    info.skip(host === 'electron' && electronBinary() === undefined, electronIsMissing);
    const ends: Promise<unknown>[] = [];
    const testIsOver = new AbortController();
    await use(async ({ args = [], env = {}, profile = app.profile } = {}) => {
      const starter = host === 'electron' ? startOnElectron : startOnRig;
      const started = await starter({
        folder: app.folder,
        args: ['--profile', profile, ...args],
        signal: testIsOver.signal,
        env: { ...english, XDG_CONFIG_HOME: app.config, ...env },
      });
      ends.push(started.ended);
      return started;
    });
    testIsOver.abort();
    await Promise.all(ends);
  },

  outside: async ({ host: _host }, use) => {
    const visits: string[] = [];
    const server = createServer((request, response) => {
      visits.push(request.url ?? '');
      if (request.url === '/redirect') response.writeHead(302, { location: '/landed' });
      response.end('outside');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await use({ origin: `http://127.0.0.1:${port}`, visits });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

export { expect } from '@playwright/test';
