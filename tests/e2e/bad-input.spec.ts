import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

test.use({ chapter: 'demo' });

const rosters = join(import.meta.dirname, '../fixtures/rosters');

const refused = [
  ['binary.csv', 'does not look like a roster'],
  ['workbook.xlsx', 'damaged or incomplete'],
  ['locked.xlsx', 'protected with a password'],
  ['zip-bomb.xlsx', 'unpacks to far more'],
  ['entities.xlsx', 'instructions to load other files'],
  ['letter.docx', 'Office document'],
  ['empty.csv', 'This file is empty'],
  ['header-only.csv', 'a header but no people'],
] as const;

test('each file that is no roster gets a sentence, and the next one can be tried at once', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/import');
  const field = page.locator('input[type=file]');
  for (const [name, sentence] of refused) {
    await field.setInputFiles(join(rosters, name));
    await expect(page.getByRole('main').getByText(sentence), name).toBeVisible();
  }
  await field.setInputFiles(join(rosters, 'too-many-cells.csv'));
  await expect(page.getByRole('tab', { name: /Needs you\s*1/ })).toBeVisible();
  await page.getByRole('link', { name: /^People/ }).click();
  await expect(page.getByRole('link', { name: /^People\s*300/ })).toBeVisible();
});

test('a file of 200 MB is refused before it is read', async ({ page, tsudoi }) => {
  await tsudoi.open(page, '/import');
  const huge = join(tsudoi.profile, 'huge.csv');
  const handle = openSync(huge, 'w');
  ftruncateSync(handle, 200 * 1024 * 1024);
  closeSync(handle);
  await page.locator('input[type=file]').setInputFiles(huge);
  await expect(page.getByRole('main').getByText('larger than 64 MB')).toBeVisible();
});
