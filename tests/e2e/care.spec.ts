import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

test.use({ chapter: 'demo', viewport: { width: 1280, height: 1000 } });

const fact = async (page: Page, panel: Locator, label: string, text: string): Promise<void> => {
  await panel
    .getByRole('button', { name: new RegExp(`^${label}: `) })
    .last()
    .click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(
    panel.getByRole('button', { name: new RegExp(`^${label}: ${text}`) }).first(),
  ).toBeVisible();
};

test('a person is edited, asked, noted, given their data, and erased', async ({ page, tsudoi }) => {
  mkdirSync(artefacts, { recursive: true });
  await tsudoi.open(page, '/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('dialog').getByLabel('Full name').fill('Zyxwina Putri');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Zyxwina Putri' })).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Person' });

  await panel.getByRole('button', { name: 'All fields' }).click();
  await fact(page, panel, 'Family name', 'Putri');
  await fact(page, panel, 'E-mail', 'zyx@mail.example');
  await fact(page, panel, 'Messenger', 'LINE: zyx');
  await panel.getByRole('button', { name: /^Messenger: empty/ }).click();
  await page.keyboard.type('zyx');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('Write the service');
  await page.keyboard.press('Escape');
  await page.screenshot({ path: join(artefacts, 'person-all-fields.png') });
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Filled fields only' }).click();

  await panel.getByRole('button', { name: /^Contact\s*not asked/ }).click();
  await panel.getByLabel('Which text').fill('form 2');
  await page.screenshot({ path: join(artefacts, 'person-consent.png') });
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(panel.getByRole('button', { name: /^Contact\s*agreed/ })).toBeVisible();
  await expect(panel.getByText('Agreed to be contacted')).toBeVisible();

  await panel.getByLabel('Add a note').fill('Brings a projector');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('Brings a projector')).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'More for this person' }).click();
  await page.getByRole('menuitem', { name: 'Choose a photo…' }).click();
  await (await chooser).setFiles(join(import.meta.dirname, '../../docs/images/people.png'));
  const photo = panel.getByRole('img', { name: 'Photo of Zyxwina Putri' });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await page.screenshot({ path: join(artefacts, 'person-photo.png') });
  const noPicture = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') };
  await panel.locator('input[type=file]').setInputFiles(noPicture);
  await expect(panel.getByRole('alert')).toContainText('“note.txt” cannot be shown as a picture');

  await panel.getByRole('button', { name: 'More for this person' }).click();
  await page.getByRole('menuitem', { name: /Give this person/ }).click();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Zyxwina Putri.html');
  const html = readFileSync(await file.path(), 'utf8');
  for (const text of ['zyx@mail.example', 'LINE', 'form 2', 'Brings a projector', 'data:image/']) {
    expect(html).toContain(text);
  }

  await panel.getByRole('button', { name: 'More for this person' }).click();
  await page.getByRole('menuitem', { name: /Erase for good/ }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText('1 note', { exact: true })).toBeVisible();
  await page.screenshot({ path: join(artefacts, 'person-erase.png') });
  await expectAccessible(page);
  await dialog.getByText('I understand').click();
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
  await page.goto(`${tsudoi.host.url}#/people`);
  await page.getByLabel('Search people').fill('zyxwina');
  await expect(page.getByText('Nobody matches “zyxwina”')).toBeVisible();
});
