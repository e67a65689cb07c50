import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

for (const { colorScheme, locale } of [
  { colorScheme: 'light', locale: 'en-GB' },
  { colorScheme: 'dark', locale: 'ja-JP' },
] as const) {
  test.describe(`after a meetup, ${colorScheme} ${locale}`, () => {
    test.use({ chapter: 'demo', colorScheme, locale, viewport: { width: 1280, height: 900 } });

    test('the numbers are there as charts and tables, accessible', async ({ page, tsudoi }) => {
      mkdirSync(artefacts, { recursive: true });
      await tsudoi.open(page, '/meetups');
      await page
        .getByRole('link', { name: /Jakarta|meeting|talk/i })
        .last()
        .click();
      await page.getByRole('tab').nth(2).click();
      await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
      await page.screenshot({ path: join(artefacts, `after-${colorScheme}.png`) });
      await expectAccessible(page);
    });
  });
}
