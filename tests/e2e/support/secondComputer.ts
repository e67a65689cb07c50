import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { startHost } from '../../support/builtHost.ts';

/** The account that all computers of a journey use on the server. */
export const account = { name: 'organiser', password: 'correct horse battery staple' };

/** The status line of the rail. */
export const statusOf = (page: Page) => page.locator('a[href="#/sync"]');

/** Fills in the open dialog which database to use, and as whom. */
export const fillServer = async (page: Page, address: string, database: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address of the server').fill(address);
  await dialog.getByLabel('Database', { exact: true }).fill(database);
  await dialog.getByLabel("Your account's name").fill(account.name);
  await dialog.getByLabel('Password', { exact: true }).fill(account.password);
};

/** Puts the open chapter on a server that has no database for it yet. */
export const putOnServer = async (
  page: Page,
  server: { url: string; admin: { name: string; password: string } },
  database: string,
): Promise<void> => {
  await page.getByRole('button', { name: 'Put this chapter on a server' }).click();
  await fillServer(page, server.url, database);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The database is not there yet').click();
  await dialog.getByLabel("Administrator's name").fill(server.admin.name);
  await dialog.getByLabel("Administrator's password").fill(server.admin.password);
};

/** A second computer: a host of its own on a profile of its own, in a window of its own. */
export const startSecond = async (browser: Browser) => {
  const profile = mkdtempSync(join(tmpdir(), 'tsudoi-e2e-second-'));
  const host = await startHost(profile, false);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(host.oneTimeUrl());
  return {
    page,
    host,
    context,
    close: async () => {
      await context.close();
      await host.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
