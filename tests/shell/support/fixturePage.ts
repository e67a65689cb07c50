import { expect, type Page } from '@playwright/test';

declare global {
  /** What `fixtures/renderer/page.js` puts on its window. */
  interface Window {
    readonly fixture?: {
      readonly ports: readonly { readonly closed: boolean }[];
      readonly violations: readonly string[];
      readonly invitations: readonly string[];
      readonly query: (name: string, payload: unknown) => Promise<unknown>;
    };
  }
}

/** Waits until the page was given its port number `count` (1 is the first). */
export const waitForPort = (page: Page, count = 1): Promise<void> =>
  // A page that is just being replaced has none yet.
  expect
    .poll(() => page.evaluate(() => window.fixture?.ports.length ?? 0).catch(() => 0))
    .toBe(count);

/** Which of the ports the page was given have closed. */
export const closedPorts = (page: Page): Promise<readonly boolean[]> =>
  page.evaluate(() => window.fixture?.ports.map(({ closed }) => closed) ?? []);

/** Asks the data process over the newest port. */
export const query = (page: Page, name: string, payload: unknown): Promise<unknown> =>
  page.evaluate((question) => window.fixture?.query(question.name, question.payload), {
    name,
    payload,
  });
