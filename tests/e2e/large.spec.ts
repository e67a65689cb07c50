import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
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
  // Higher than what is asked for before it is known how much fits.
  viewport: { width: 1280, height: 1400 },
});

/** Expects that the list is full of people, with none on the way, from its head to its lower edge. */
const expectFull = async (grid: Locator): Promise<void> => {
  await expect
    .poll(() =>
      grid.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const rows = [...element.querySelectorAll('[data-index]:not([aria-busy=true])')]
          .map((row) => row.getBoundingClientRect())
          .filter((row) => row.bottom > top && row.top < bottom);
        return rows.length > 30 && Math.max(...rows.map((row) => row.bottom)) >= bottom;
      }),
    )
    .toBe(true);
};

test('the directory of a whole association opens, scrolls to its end and is searched while typing', async ({
  page,
  tsudoi,
}) => {
  // When the window asked the data process for rows, on its own clock.
  await page.addInitScript(() => {
    const asked: number[] = [];
    Object.assign(globalThis, { asked });
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      if (typeof data === 'string' && data.includes('people.roster')) asked.push(performance.now());
      return send.call(this, data);
    };
  });
  await tsudoi.open(page, '/people');
  const grid = page.getByRole('grid');
  await expect(page.getByText('40,000').first()).toBeVisible();
  await expect(page.getByRole('row').nth(5)).toBeVisible();

  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[aria-rowindex="${people + 1}"]`)).toBeVisible();
  // Only what is in sight is in the page, however far one scrolls.
  expect(await page.getByRole('row').count()).toBeLessThan(120);

  // However fast somebody scrolls, rows are asked for ten times a second at most, and at last.
  const asked = await grid.evaluate(async (element) => {
    const times = Reflect.get(globalThis, 'asked') as number[];
    const before = times.length;
    for (let step = 40; step >= 0; step -= 1) {
      element.scrollTop = (element.scrollHeight * step) / 40;
      await new Promise(requestAnimationFrame);
    }
    return new Promise<number[]>((resolve) => {
      const look = (): void => {
        const isThere = element.querySelector('[aria-rowindex="2"] [role="gridcell"]') !== null;
        if (isThere) resolve(times.slice(before));
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  expect(asked.length).toBeGreaterThan(0);
  // Rows are asked for when the window has drawn, a little after the moment that is paced.
  const spent = (asked.at(-1) ?? 0) - (asked[0] ?? 0);
  expect(asked.length).toBeLessThan(spent / 100 + 4);

  const field = page.getByRole('searchbox');
  let typed = '';
  for (const letter of 'nguyen thi') {
    typed += letter;
    await field.press(letter === ' ' ? 'Space' : letter);
    await expect(field).toHaveValue(typed);
  }
  await expect(page.locator('mark').first()).toHaveText(/nguy[eễ]n/i);
  await expect(page.getByText(/^[\d,]+ of 40,000$/)).toBeVisible();

  // A high window is full of whom was found, also after scrolling far down and typing again.
  await field.fill('santoso');
  await expect(page.locator('[aria-rowindex="2"] mark').first()).toHaveText(/santoso/i);
  await expectFull(grid);
  await grid.focus();
  await page.keyboard.press('End');
  const last = Number(await grid.getAttribute('aria-rowcount'));
  await expect(page.locator(`[aria-rowindex="${last}"]`)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('agus');
  await expect(page.locator('[aria-rowindex="2"] mark').first()).toHaveText(/agus/i);
  await expectFull(grid);

  // So is one of pairs that may be one person, in a window as high as two.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.goto(`${tsudoi.host.url}#/duplicates`);
  await expect(grid.getByRole('row').nth(5)).toBeVisible({ timeout: 60_000 });
  await expectFull(grid);
});
