import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { largeRoster } from '../fixtures/rosters/largeRoster.ts';
import { openBrowser } from './support/benchBrowser.ts';
import { benchPeople, makeBenchChapter, temporaryProfile } from './support/chapterOf.ts';
import { openHost } from './support/hostOf.ts';

/**
 * What somebody sees of a large import, in a real browser on the built host: for how long the window
 * answers nothing while a file is prepared, brought in and taken back, and whether the progress
 * moves. Needs `npm run build`.
 */
const goal = 50;

const watched = async (page: Page, what: string, work: () => Promise<void>): Promise<void> => {
  await page.evaluate(() => {
    const stalls: number[] = [];
    const values = new Set<string>();
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) stalls.push(duration);
    });
    // Tasks of more than 50 ms (W3C Long Tasks).
    observer.observe({ type: 'longtask' });
    const timer = setInterval(() => {
      const value = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');
      if (value !== null && value !== undefined) values.add(value);
    }, 20);
    const begin = performance.now();
    window.importWatch = {
      stop: () => {
        for (const { duration } of observer.takeRecords()) stalls.push(duration);
        observer.disconnect();
        clearInterval(timer);
        return { took: performance.now() - begin, stalls, steps: values.size };
      },
    };
  });
  await work();
  const { took, stalls, steps } = await page.evaluate(() => window.importWatch.stop());
  process.stdout.write(
    `${what.padEnd(24)} ${(took / 1000).toFixed(1).padStart(5)} s, ${stalls.length} stalls of the ` +
      `window over ${goal} ms, longest ${Math.max(0, ...stalls).toFixed(0)} ms  (goal 0), ` +
      `progress at ${steps} places\n`,
  );
};

declare global {
  interface Window {
    importWatch: {
      stop(): {
        readonly took: number;
        readonly stalls: readonly number[];
        readonly steps: number;
      };
    };
  }
}

const profile = temporaryProfile();
const file = join(profile.folder, 'roster.csv');
writeFileSync(file, largeRoster({ rows: benchPeople, seed: 7 }));
await makeBenchChapter(profile.folder, 10);
const host = await openHost(profile.folder);
const context = await openBrowser(profile.folder);
try {
  if (context === undefined) {
    process.stdout.write('left out: no installed browser was found\n');
  } else {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(host.oneTimeUrl);
    await page.waitForURL(/#\//);
    await page.goto(`${host.url}#/import`);
    const bringIn = page.getByRole('button', { name: /^Bring in/ });
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    await watched(page, `preparing ${benchPeople} rows`, async () => {
      await page.locator('input[type=file]').first().setInputFiles(file);
      await bringIn.waitFor();
    });
    const undo = page.getByRole('button', { name: 'Undo this import' });
    await watched(page, 'bringing them in', async () => {
      await bringIn.click();
      await undo.waitFor();
    });
    await watched(page, 'taking them back', async () => {
      await undo.click();
      await page
        .getByText(/were taken out again/)
        .first()
        .waitFor();
    });
  }
} finally {
  await context?.close();
  await host.close();
  profile.remove();
}
