import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { rosterFile } from './support/roster.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const appearances = [
  { name: 'light-1280', colorScheme: 'light', size: { width: 1280, height: 800 }, locale: 'en-GB' },
  { name: 'dark-1024', colorScheme: 'dark', size: { width: 1024, height: 640 }, locale: 'en-GB' },
  {
    name: 'ja-light-1280',
    colorScheme: 'light',
    size: { width: 1280, height: 800 },
    locale: 'ja-JP',
  },
] as const;

for (const { name, colorScheme, size, locale } of appearances) {
  test.describe(name, () => {
    test.use({ chapter: 'demo', colorScheme, viewport: size, locale });

    test('every screen is accessible, fits, and can be looked at', async ({ page, tsudoi }) => {
      mkdirSync(artefacts, { recursive: true });
      await tsudoi.open(page);
      const look = async (screen: string): Promise<void> => {
        await page.screenshot({ path: join(artefacts, `${name}-${screen}.png`) });
        await expectAccessible(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${screen} is wider than the window`).toBe(0);
      };
      const heading = page.getByRole('heading', { level: 1 });

      await expect(page.getByRole('checkbox').first()).toBeVisible();
      await expect(page.getByRole('heading', { level: 2 }).nth(2)).toBeVisible();
      await look('today');

      await page.goto(`${tsudoi.host.url}#/people`);
      await expect(page.getByRole('row').nth(5)).toBeVisible();
      await look('people');
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('person-new');
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('yama');
      await expect(page.locator('mark').first()).toBeVisible();
      await look('people-search');
      await page.getByRole('row').nth(1).click();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await look('person');

      await page.goto(`${tsudoi.host.url}#/import`);
      await expect(page.locator('input[type=file]')).toBeAttached();
      await look('import');
      await page.locator('input[type=file]').setInputFiles(rosterFile);
      await expect(page.getByRole('tab').first()).toBeVisible();
      await look('import-preview');

      await page.goto(`${tsudoi.host.url}#/meetups`);
      await expect(page.getByRole('link').nth(6)).toBeVisible();
      await look('meetups');
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('meetup-new');
      await page.keyboard.press('Escape');

      await page.goto(`${tsudoi.host.url}#/today`);
      const door = page.locator('a[href*="/door/"]').first();
      const address = (await door.getAttribute('href')) ?? '';
      await page.goto(`${tsudoi.host.url}${address.replace('/door/', '/meetups/')}`);
      await expect(page.getByRole('checkbox').first()).toBeVisible();
      await expect(page.getByRole('table').first()).toBeVisible();
      await look('meetup-plan');
      await page.getByRole('tab').nth(1).click();
      await expect(page.getByRole('row').nth(5)).toBeVisible();
      await look('meetup-guests');

      await page.goto(`${tsudoi.host.url}${address}`);
      await expect(page.getByRole('combobox')).toBeFocused();
      await look('door-empty');
      await page.keyboard.type('an');
      await expect(page.getByRole('option').first()).toBeVisible();
      await look('door-search');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('option')).toHaveCount(0);
      await look('door-checked-in');

      await page.goto(`${tsudoi.host.url}#/chapter`);
      await expect(heading).toBeVisible();
      await look('chapter');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('palette');
    });
  });
}

test('the welcome page is accessible', async ({ page, tsudoi }) => {
  mkdirSync(artefacts, { recursive: true });
  await tsudoi.open(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.screenshot({ path: join(artefacts, 'welcome.png') });
  await expectAccessible(page);
});
