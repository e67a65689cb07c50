import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

test.use({ chapter: 'demo' });

test('a filter is put together, saved as a segment and chosen again by keyboard', async ({
  page,
  tsudoi,
}) => {
  mkdirSync(artefacts, { recursive: true });
  await tsudoi.open(page, '/people');
  const { keyboard } = page;
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows.nth(5)).toBeVisible();
  const everyone = Number(await page.getByRole('grid').getAttribute('aria-rowcount'));

  await keyboard.press('f');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Country/region' }).focus();
  await keyboard.type('indo');
  await keyboard.press('Enter');
  await expect(dialog.getByText('Indonesia', { exact: true })).toBeVisible();
  await page.screenshot({ path: join(artefacts, 'roster-filter-dialog.png') });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Show', exact: true }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Indonesia', exact: true })).toBeVisible();

  await keyboard.press('f');
  await dialog.getByRole('button', { name: /About/ }).click();
  await page.getByRole('option', { name: 'Exchange year' }).click();
  await dialog.getByRole('textbox', { name: 'Since' }).fill('2019');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'since 2019', exact: true })).toBeVisible();
  await expect
    .poll(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')))
    .toBeLessThan(everyone);
  await page.screenshot({ path: join(artefacts, 'roster-filter-light.png') });
  await expectAccessible(page);

  await page.getByRole('button', { name: /Segments/ }).click();
  await page.getByRole('menuitem', { name: 'Save as segment…' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue('Indonesia, since 2019');
  await keyboard.press('Enter');
  await expect(page.getByText('Segment “Indonesia, since 2019” saved').first()).toBeVisible();

  await page.getByRole('button', { name: 'since 2019', exact: true }).focus();
  await keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'since 2019', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: /Segments/ }).click();
  await page.getByRole('menuitem', { name: 'Everyone' }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(everyone));
  await page.getByRole('button', { name: /Segments/ }).click();
  await page.getByRole('menuitem', { name: 'Indonesia, since 2019' }).click();
  await expect(page.getByRole('button', { name: 'since 2019', exact: true })).toBeVisible();
});
