import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { chooseCsv } from './support/csv.ts';
import { lookAt } from './support/look.ts';
import { expect, test } from './support/test.ts';

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

/** Tries to close the window, and stays when it asks. */
const tryToClose = async (page: Page): Promise<void> => {
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
};

/** Drops or pastes a picture of one colour on an element, as the browser tells of it. */
const givePicture = async (target: Element, way: 'drop' | 'paste'): Promise<void> => {
  const canvas = new OffscreenCanvas(400, 300);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is nothing to draw on');
  context.fillStyle = way === 'drop' ? 'teal' : 'plum';
  context.fillRect(0, 0, 400, 300);
  const data = new DataTransfer();
  data.items.add(new File([await canvas.convertToBlob()], 'one.png', { type: 'image/png' }));
  const how = { bubbles: true, cancelable: true };
  target.dispatchEvent(
    way === 'drop'
      ? new DragEvent('drop', { ...how, dataTransfer: data })
      : new ClipboardEvent('paste', { ...how, clipboardData: data }),
  );
};

test('a person is edited, asked, noted, given their data, and erased', async ({ page, tsudoi }) => {
  const look = (name: string) => lookAt(page, `screens/person-${name}`);
  await tsudoi.open(page, '/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('dialog').getByLabel('Full name').fill('Zyxwina Putri');
  await tryToClose(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Zyxwina Putri' })).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Person' });

  await panel.getByRole('button', { name: 'All fields' }).click();
  await fact(page, panel, 'Family name', 'Putri');
  await fact(page, panel, 'E-mail', 'zyx@mail.example');
  await fact(page, panel, 'Messenger', 'LINE: zyx');
  await panel.getByRole('button', { name: /^Messenger: empty/ }).click();
  for (const text of ['zyx', 'https://line.me/zyx']) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('alert')).toContainText('Write the service');
  }
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /^E-mail: empty/ }).click();
  await page.keyboard.type('Zyx@mail.example');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('This address is there already');
  await page.keyboard.press('Escape');
  await fact(page, panel, 'City', 'Bandung');
  await look('all-fields');
  await panel.getByRole('button', { name: 'Filled fields only' }).click();
  await panel.getByRole('button', { name: /^City: Bandung/ }).click();
  await page.keyboard.type('Yogyakarta');
  await page.keyboard.press('Enter');
  // The history says from what to what.
  await expect(panel.getByText('Bandung → Yogyakarta')).toBeVisible();
  await expect(panel.getByText('Family name: Putri added')).toBeVisible();

  const dialog = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Add exchange' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Fill in something about the visit');
  await dialog.getByRole('textbox', { name: 'Fiscal year' }).fill('2021');
  await dialog.getByRole('combobox', { name: 'Prefecture of the host' }).fill('kyo');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /Programme$/ }).press('Enter');
  await page.getByRole('option', { name: 'Online' }).press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: /^2021 · Online/ }).click();
  await expect(dialog.getByRole('combobox', { name: 'Prefecture of the host' })).toHaveValue(
    'Kyoto',
  );
  // What was chosen can be taken back.
  await dialog.getByRole('button', { name: /Programme$/ }).press('Enter');
  await page.getByRole('option', { name: 'Not known' }).press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('2021: Programme: Online removed')).toBeVisible();

  await panel.getByRole('button', { name: 'Add organisation' }).click();
  await dialog.getByRole('textbox', { name: 'Organisation' }).fill('Institut Teknologi');
  await dialog.getByRole('textbox', { name: 'From' }).fill('2020-13');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Write a year, or year and month')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'From' }).fill('2020-12');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: /Institut Teknologi/ })).toBeVisible();

  await panel.getByRole('button', { name: /^Contact\s*not asked/ }).click();
  await panel.getByLabel('Which text').fill('form 2');
  const year = panel.getByRole('group', { name: 'When' }).getByRole('spinbutton', { name: /year/ });
  const thisYear = (await year.textContent()) ?? '';
  await year.focus();
  await page.keyboard.type('2999');
  await panel.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(panel.getByText('This day is yet to come')).toBeVisible();
  await year.focus();
  await page.keyboard.type(thisYear);
  await look('consent');
  await panel.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(panel.getByRole('button', { name: /^Contact\s*agreed/ })).toBeVisible();
  await expect(panel.getByText('Agreed to be contacted')).toBeVisible();

  await panel.getByLabel('Add a note').fill('Brings a projector');
  const survey = panel.getByRole('button', { name: /^Surveys/ });
  await survey.click();
  await panel.getByLabel('Which text').fill('form 3');
  await tryToClose(page);
  // Half a note and half an answer wait for whoever looks at somebody else in between.
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await page.getByRole('row', { name: /Zyxwina Putri/ }).click();
  await expect(panel.getByLabel('Add a note')).toHaveValue('Brings a projector');
  await survey.click();
  await expect(panel.getByLabel('Which text')).toHaveValue('form 3');
  await survey.click();
  await panel.getByLabel('Add a note').focus();
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('Brings a projector')).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'More for this person' }).click();
  await page.getByRole('menuitem', { name: 'Choose a photo…' }).click();
  await (await chooser).setFiles(join(import.meta.dirname, '../../docs/images/people.png'));
  const photo = panel.getByRole('img', { name: 'Photo of Zyxwina Putri' });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await look('photo');
  // Without a consent the organiser is told so beside it.
  await expect(panel.getByText('Not asked about photos')).toBeVisible();
  expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  // Another one is dropped, another one pasted.
  for (const way of ['drop', 'paste'] as const) {
    const shown = (await photo.getAttribute('src')) ?? '';
    await panel.getByRole('heading', { level: 2 }).first().evaluate(givePicture, way);
    await expect(photo).not.toHaveAttribute('src', shown);
    expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  }
  await expectAccessible(page);
  await panel.getByRole('button', { name: /^Photos\s*not asked/ }).click();
  await panel.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(panel.getByText('Not asked about photos')).toHaveCount(0);
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
  for (const text of [
    'zyx@mail.example',
    'LINE',
    'form 2',
    'Brings a projector',
    'data:image/',
    'Prefecture of the host: Kyoto',
    'Bandung → Yogyakarta',
  ]) {
    expect(html).toContain(text);
  }

  // A file that waits to be brought in would not outlive the erasure.
  await page.evaluate(() => {
    window.location.hash = '#/import';
  });
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await chooseCsv(page, 'waiting.csv', ['Name', 'Yolanda']);
  const waiting = page.getByRole('link', { name: 'Unfinished import 1' });
  await expect(waiting).toBeVisible();
  await page.goBack();

  // Another window remembers what it changed of the person, and half a note.
  const other = await page.context().newPage();
  await other.goto(page.url());
  const beside = other.getByRole('complementary', { name: 'Person' });
  await beside.getByRole('button', { name: /^City: Yogyakarta/ }).click();
  await other.keyboard.type('Semarang');
  await other.keyboard.press('Enter');
  await expect(beside.getByText('Yogyakarta → Semarang')).toBeVisible();
  await beside.getByLabel('Add a note').fill('Zyxwina: half a note');

  await panel.getByRole('button', { name: 'More for this person' }).click();
  await page.getByRole('menuitem', { name: /Erase for good/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByText('1 note', { exact: true })).toBeVisible();
  await expect(question.getByText('If this chapter was ever on a server')).toBeVisible();
  await look('erase');
  await question.getByText('I understand').click();
  await question.getByRole('button', { name: 'Erase for good' }).click();
  const givingUp = page.getByRole('alertdialog', { name: /unfinished import/ });
  await expect(givingUp).toContainText('waiting.csv');
  await look('erase-import');
  await givingUp.getByRole('button', { name: 'Keep it' }).click();
  await question.getByRole('button', { name: 'Erase for good' }).click();
  await givingUp.getByRole('button', { name: 'Give up' }).click();
  await expect(waiting).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
  await expect(question).toHaveCount(0);
  await expect(beside.getByRole('heading', { name: 'Zyxwina Putri' })).toHaveCount(0);
  await other.keyboard.press('Escape');
  await other.keyboard.press('Control+z');
  await expect(other.getByText('There is nothing to undo').first()).toBeVisible();
  await other.close({ runBeforeUnload: true });
  await expect.poll(() => other.isClosed()).toBe(true);
  await page.goto(`${tsudoi.host.url}#/people`);
  await page.getByLabel('Search people').fill('zyxwina');
  await expect(page.getByText('Nobody matches “zyxwina”')).toBeVisible();
});
