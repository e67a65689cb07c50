import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { chooseInPalette, enterOn, tabTo } from './support/keyboard.ts';
import { rosterFile } from './support/roster.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

test('the whole way to the first check-in works without a mouse', async ({ page, tsudoi }) => {
  await tsudoi.open(page);
  const { keyboard } = page;

  await enterOn(page, page.getByRole('button', { name: /Bring a spreadsheet/ }));
  await expect(page.getByLabel('Name of the chapter')).toBeFocused();
  await keyboard.type('Jakarta chapter');
  await keyboard.press('Enter');

  const chooser = page.waitForEvent('filechooser');
  await enterOn(page, page.getByRole('button', { name: 'Choose a file' }));
  await (await chooser).setFiles(rosterFile);
  await enterOn(page, page.getByRole('button', { name: 'Bring in 5 people' }));
  await expect(page.getByRole('paragraph').getByText('5 people added.')).toBeVisible();

  await chooseInPalette(page, 'Go to People');
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keyboard.type('yamada');
  await expect(page.getByRole('row', { name: /山田 太郎/ })).toBeVisible();
  await tabTo(page, page.getByRole('grid'));
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /山田 太郎|สมชาย ยามาดา/ })).toBeVisible();
  await keyboard.press('Escape');

  await chooseInPalette(page, 'Go to Meetups');
  await expect(page.getByRole('heading', { name: 'Meetups' })).toBeVisible();
  await keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('Name'));
  await keyboard.type('7th annual meeting');
  // What was entered is not lost by a key or a click too many.
  await page.mouse.click(5, 5);
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('alertdialog', { name: /Throw away/ })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: join(artefacts, 'discard.png') });
  await keyboard.press('Enter');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await expect(dialog.getByLabel('Name')).toHaveValue('7th annual meeting');
  await keyboard.press('Escape');
  await enterOn(page, page.getByRole('button', { name: 'Throw away' }));
  await expect(dialog).toBeHidden();

  // Nor is a date; what was only looked at goes without a question.
  const day = dialog.getByRole('spinbutton', { name: /day/i }).first();
  await keyboard.press('n');
  await tabTo(page, day);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.press('n');
  await tabTo(page, day);
  await keyboard.type('17');
  await keyboard.press('Escape');
  await expect(page.getByRole('alertdialog', { name: /Throw away/ })).toBeVisible();
  await keyboard.press('Enter');
  await tabTo(page, dialog.getByLabel('Name'));
  await keyboard.type('7th annual meeting');
  await tabTo(page, day);
  await keyboard.type('17012027');
  await enterOn(page, dialog.getByRole('button', { name: 'Create meetup' }));
  await expect(page.getByRole('heading', { name: '7th annual meeting' })).toBeVisible();

  await tabTo(page, page.getByRole('tab', { name: /Plan/ }));
  await keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('combobox', { name: 'Add guests' }));
  await keyboard.type('satria');
  await expect(page.getByRole('option', { name: /Satria Wibowo/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Satria Wibowo/ })).toBeVisible();

  await enterOn(page, page.getByRole('link', { name: 'Open the door' }));
  await expect(page.getByLabel('Name of the person at the door')).toBeFocused();
  await keyboard.type('sat');
  await expect(page.getByRole('option', { name: /Satria Wibowo/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /Dewi Satyawati/ })).toBeVisible();
  await keyboard.press('Enter');
  const counters = page.getByLabel('Counters');
  await expect(counters.getByText('1', { exact: true })).toBeVisible();

  // Ctrl+Enter adds a walk-in: the name is there, the organisation is next.
  await keyboard.type('Someone New');
  await expect(page.getByText('Add “Someone New” as a walk-in')).toBeVisible();
  await keyboard.press('Control+Enter');
  await tabTo(page, page.getByLabel('Organisation (optional)'));
  await keyboard.type('Embassy');
  await keyboard.press('Enter');
  await expect(counters.getByText('2', { exact: true })).toBeVisible();

  await keyboard.press('Control+z');
  await expect(counters.getByText('1', { exact: true })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '7th annual meeting' })).toBeVisible();
});
