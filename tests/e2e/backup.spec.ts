import { readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test.use({ chapter: 'demo' });

const passphrase = 'four quiet paper lanterns';

test('a copy is saved with a passphrase and brought back', async ({ page, tsudoi }) => {
  await tsudoi.open(page, '/chapter');
  const card = page.getByRole('region', { name: 'Backups' });
  await card.getByRole('button', { name: 'Back up now' }).click();
  await expect(card.getByText(/Last backup: today/)).toBeVisible();
  await expectAccessible(page);

  await card.getByRole('button', { name: 'Save a copy to a file…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByRole('button', { name: 'Save the copy' }).click();
  await expect(dialog.getByText('The two passphrases differ.')).toBeVisible();
  await dialog.getByLabel('The same passphrase again').fill(passphrase);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the copy' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.tsudoi-backup$/);
  const file = await download.path();
  expect(readFileSync(file).subarray(0, 8).toString()).toBe('TSUDOIBK');

  const choosing = page.waitForEvent('filechooser');
  await card.getByRole('button', { name: 'Restore from a file…' }).click();
  await (await choosing).setFiles(file);
  await dialog.getByLabel('Passphrase of this backup').fill('something else');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByText(/This passphrase does not open the backup/)).toBeVisible();
  await dialog.getByLabel('Passphrase of this backup').fill(passphrase);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByText(/is saved first as a backup/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(messages(page).getByText(/^Restored: /)).toBeVisible();
  await tsudoi.open(page, '/chapter');
  await expect(card.getByText(/before a restore/)).toBeVisible();
});

test('a daily backup that fails is told on Today and with the backups, until one is made', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.host.close();
  const backups = join(tsudoi.profile, 'chapters', 'demo', 'backups');
  // Nothing can be put into a folder whose place is taken.
  rmSync(backups, { recursive: true, force: true });
  writeFileSync(backups, '');
  await tsudoi.restart();
  await tsudoi.open(page, '/today');
  const told = page.getByText(/The daily backup could not be made/);
  await expect(told).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Show backups' }).click();
  const card = page.getByRole('region', { name: 'Backups' });
  await expect(card.getByText(/The daily backup could not be made/)).toBeVisible();
  rmSync(backups);
  await card.getByRole('button', { name: 'Back up now' }).click();
  await expect(told).toBeHidden();
  await expect(card.getByText(/Last backup: today/)).toBeVisible();
});

test('a damaged chapter is told calmly and opened from its newest backup', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/chapter');
  const card = page.getByRole('region', { name: 'Backups' });
  await card.getByRole('button', { name: 'Back up now' }).click();
  await expect(card.getByText(/made by you/)).toBeVisible();
  await tsudoi.host.close();
  const folder = join(tsudoi.profile, 'chapters', 'demo');
  truncateSync(join(folder, 'chapter.sqlite'), 40_000);
  await tsudoi.restart();
  await tsudoi.open(page);

  await expect(page.getByText(/Its file is damaged/)).toBeVisible();
  await expect(page.getByText(/Nothing was deleted or overwritten/)).toBeVisible();
  await page.getByRole('button', { name: 'Show where the files are' }).click();
  await expect(page.getByText(folder)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Open the backup of today .*300 people/ }).click();
  await page.getByRole('button', { name: 'Open this backup' }).click();
  await expect(messages(page).getByText(/^Restored: /)).toBeVisible();
  expect(readdirSync(folder).filter((name) => name.startsWith('moved-aside-'))).not.toEqual([]);
});

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });
