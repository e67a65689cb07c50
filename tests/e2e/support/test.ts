import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type * as Host from '../../../electron/host/index.ts';
import { startHost } from '../../support/builtHost.ts';

/** Tsudoi as a person runs it: the built host with a profile of its own, and a browser window. */
export interface Tsudoi {
  readonly profile: string;
  readonly host: Host.LoopbackHost;
  /** Opens the app in this window; `hash` is where, for example `/people`. */
  open(page: Page, hash?: string): Promise<void>;
  /** Ends the host and starts it again on the same profile; `meanwhile` runs while it is down. */
  restart(meanwhile?: () => void): Promise<void>;
}

/** `chapter` says what the profile holds at first. */
export interface TsudoiOptions {
  chapter: 'none' | 'demo';
}

interface Fixtures extends TsudoiOptions {
  /** The folder of the computer's data, removed after the test. */
  profile: string;
  tsudoi: Tsudoi;
  quietConsole: undefined;
}

/** Playwright's test with a running {@link Tsudoi}. Errors on the page's console fail the test. */
export const test = base.extend<Fixtures>({
  chapter: ['none', { option: true }],

  // Playwright wants the braces even where nothing is taken.
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    await use(mkdtempSync(join(tmpdir(), 'tsudoi-e2e-')));
  },

  tsudoi: async ({ chapter, profile }, use) => {
    let host = await startHost(profile, chapter === 'demo');
    await use({
      profile,
      get host() {
        return host;
      },
      open: async (page, hash) => {
        await page.goto(host.oneTimeUrl());
        if (hash === undefined) return;
        // Where the app goes by itself at first, unless it has to tell of a problem: it must not
        // go there after we went elsewhere.
        await page.waitForURL(/#\//, { timeout: 20_000 }).catch(() => undefined);
        await page.goto(`${host.url}#${hash}`);
      },
      restart: async (meanwhile) => {
        await host.close();
        meanwhile?.();
        host = await startHost(profile, false);
      },
    });
    await host.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },

  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isAboutConnection(message.text())) {
          complaints.push(message.text());
        }
      });
      await use(undefined);
      if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

// The browser itself reports a socket that could not connect; journeys that end the host expect it.
const isAboutConnection = (text: string): boolean =>
  /WebSocket connection|ERR_CONNECTION|ERR_INTERNET_DISCONNECTED/.test(text);
