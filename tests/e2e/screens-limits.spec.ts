import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const pages = [
  'today',
  'people',
  'duplicates',
  'import',
  'meetups',
  'chapter',
  'sync',
  'disagreements',
] as const;

const look = async (page: Page, name: string): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.screenshot({ path: join(artefacts, `${name}.png`) });
  await expectAccessible(page);
  // The window itself clips what hangs over its edge, so the page's parts are measured.
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('#main');
    return [document.documentElement, ...(main === null ? [] : [main, ...main.children])].map(
      (part) => part.scrollWidth - part.clientWidth,
    );
  });
  expect(Math.max(...overflow), `${name} is wider than the window`).toBe(0);
};

const openAt = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await page.waitForLoadState('networkidle');
};

test.beforeAll(() => {
  mkdirSync(artefacts, { recursive: true });
});

test.describe('a chapter without anybody', () => {
  test.use({ viewport: { width: 1024, height: 640 } });

  test('says on every screen what to do first', async ({ page, tsudoi }) => {
    await tsudoi.open(page);
    await page.getByRole('button', { name: /Bring a spreadsheet/ }).click();
    await page.getByLabel('Name of the chapter').fill('Jakarta chapter');
    await page.getByRole('button', { name: 'Create and bring a spreadsheet' }).click();
    await expect(page.locator('input[type=file]')).toBeAttached();
    for (const name of pages) {
      await openAt(page, `${tsudoi.host.url}#/${name}`);
      await look(page, `empty-${name.replace('/', '-')}`);
    }
  });
});

test.describe('a small window with the largest text', () => {
  test.use({ chapter: 'demo', viewport: { width: 800, height: 600 }, colorScheme: 'dark' });

  test('shows every screen without scrolling sideways', async ({ page, tsudoi }) => {
    await page.addInitScript(() =>
      localStorage.setItem('tsudoi.appearance', JSON.stringify({ textSize: 200 })),
    );
    await tsudoi.open(page);
    await page.waitForURL(/#\/today/);
    const door = await page.locator('a[href*="/door/"]').first().getAttribute('href');
    const meetup = (door ?? '').replace('#/door/', 'meetups/');
    for (const name of [
      ...pages,
      meetup,
      `${meetup}/guests`,
      `${meetup}/invite`,
      `${meetup}/after`,
    ]) {
      await openAt(page, `${tsudoi.host.url}#/${name}`);
      await look(page, `large-text-${name.replace(/meetups\/[^/]+/, 'meetup').replace('/', '-')}`);
    }
    await openAt(page, `${tsudoi.host.url}${door}`);
    await look(page, 'large-text-door');
    // The line that Enter would take stays in sight, however small the window.
    for (const size of [
      { width: 800, height: 600 },
      { width: 1024, height: 640 },
    ]) {
      await page.setViewportSize(size);
      await page.getByRole('combobox').fill('san');
      await expect(page.getByRole('option', { selected: true })).toBeInViewport();
      for (let down = 0; down < 12; down += 1) {
        await page.keyboard.press('ArrowDown');
        await expect(page.getByRole('option', { selected: true })).toBeInViewport({ ratio: 0.9 });
      }
    }
  });
});
