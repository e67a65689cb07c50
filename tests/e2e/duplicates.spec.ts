import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

test.use({ chapter: 'demo' });

test('two entries of one person are found, compared, merged and taken apart by keyboard', async ({
  page,
  tsudoi,
}) => {
  mkdirSync(artefacts, { recursive: true });
  await tsudoi.open(page, '/duplicates');
  const rows = page.getByRole('row');
  await expect(rows.nth(2)).toBeVisible();
  await page.screenshot({ path: join(artefacts, 'duplicates.png') });
  await expectAccessible(page);

  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Merge two people' });
  await expect(panel.getByRole('button', { name: 'Merge', exact: true })).toBeFocused();
  const name = panel.getByRole('radiogroup', { name: 'Full name' });
  await name.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(name.getByRole('radio', { name: /^Is merged in/ })).toBeFocused();
  await expect(name.getByRole('radio', { name: /^Is merged in/ })).toBeChecked();
  await page.screenshot({ path: join(artefacts, 'duplicates-merge.png') });
  await expectAccessible(page);

  const count = page.locator('header').getByText(/^\d+$/);
  const before = Number(await count.textContent());
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Merged into /).first()).toBeVisible();
  await expect.poll(async () => Number(await count.textContent())).toBeLessThan(before);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Number(await count.textContent())).toBe(before);
  await page.keyboard.press('d');
  await expect.poll(async () => Number(await count.textContent())).toBe(before - 1);
});
