import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

const people = 40_000;

// Made by the command of the README, before the host opens the profile.
test.use({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants the braces
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'tsudoi-e2e-large-'));
    execFileSync(
      process.execPath,
      [
        join(import.meta.dirname, '../../electron/data/demo/cli.ts'),
        ...['--people', String(people), '--seed', 'e2e', '--profile', profile],
      ],
      { stdio: 'inherit' },
    );
    await use(profile);
  },
  chapter: 'demo',
});

test('the directory of a whole association opens, scrolls to its end and is searched while typing', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/people');
  const grid = page.getByRole('grid');
  await expect(page.getByText('40,000').first()).toBeVisible();
  await expect(page.getByRole('row').nth(5)).toBeVisible();

  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[aria-rowindex="${people + 1}"]`)).toBeVisible();
  // Only what is in sight is in the page, however far one scrolls.
  expect(await page.getByRole('row').count()).toBeLessThan(120);

  const field = page.getByRole('searchbox');
  let typed = '';
  for (const letter of 'nguyen thi') {
    typed += letter;
    await field.press(letter === ' ' ? 'Space' : letter);
    await expect(field).toHaveValue(typed);
  }
  await expect(page.locator('mark').first()).toHaveText(/nguy[eễ]n/i);
  await expect(page.getByText(/^[\d,]+ of 40,000$/)).toBeVisible();
});
