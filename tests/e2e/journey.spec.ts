import type { Page } from '@playwright/test';
import { takeNetworkAway } from './support/network.ts';
import { rosterFile } from './support/roster.ts';
import { expect, test } from './support/test.ts';

const bringRoster = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Bring a spreadsheet/ }).click();
  await page.getByLabel('Name of the chapter').fill('Jakarta chapter');
  await page.getByRole('button', { name: 'Create and bring a spreadsheet' }).click();
  await page.locator('input[type=file]').setInputFiles(rosterFile);
  await page.getByRole('button', { name: 'Bring in 5 people' }).click();
  await expect(page.getByRole('paragraph').getByText('5 people added.')).toBeVisible();
};

const planMeetup = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^Meetups/ }).click();
  await page.getByRole('button', { name: 'New meetup' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('7th annual meeting');
  await typeDate(page, '17012027');
  await dialog.getByLabel('Venue', { exact: true }).fill('Hotel Borobudur');
  await dialog.getByLabel('Seats').fill('60');
  await dialog.getByRole('button', { name: 'Create meetup' }).click();
  await expect(page.getByRole('heading', { name: '7th annual meeting' })).toBeVisible();
};

// The segments of a date field take digits one after the other: day, month, year.
const typeDate = async (page: Page, digits: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('spinbutton', { name: /day/i }).first().click();
  await page.keyboard.type(digits);
};

const addGuest = async (page: Page, typed: string, name: string): Promise<void> => {
  await page.getByRole('combobox', { name: 'Add guests' }).fill(typed);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
};

test('from an empty computer to check-ins, with the network off, and back after a crash', async ({
  page,
  context,
  tsudoi,
}) => {
  await tsudoi.open(page);
  await bringRoster(page);

  await page.getByRole('link', { name: /^People/ }).click();
  await page.getByLabel('Search people').fill('yamada');
  await expect(page.getByRole('row', { name: /山田 太郎/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /สมชาย ยามาดา/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Satria/ })).toHaveCount(0);

  await planMeetup(page);
  await page.getByRole('tab', { name: /Guests/ }).click();
  await addGuest(page, 'taro', '山田 太郎');
  await addGuest(page, 'satria', 'Satria Wibowo');
  await page.getByRole('button', { name: /Reply of Satria Wibowo/ }).click();
  await page.getByRole('menuitem', { name: 'coming', exact: true }).click();
  await expect(page.getByText(/1 coming/)).toBeVisible();

  const network = await takeNetworkAway(context, { page, host: tsudoi.host.url });
  await page.getByRole('link', { name: 'Open the door' }).click();
  const field = page.getByLabel('Name of the person at the door');
  await field.fill('sat');
  await expect(page.getByText('Members, not on the guest list')).toBeVisible();
  await page.getByRole('option', { name: /Satria Wibowo/ }).click();
  await expect(page.getByText('Checked in', { exact: true })).toBeVisible();
  await field.fill('Someone New');
  await page.getByText('Add “Someone New” as a walk-in').click();
  await page.getByLabel('Organisation (optional)').fill('Embassy');
  await page.getByRole('button', { name: 'Check in' }).click();
  await expect(page.getByLabel('Counters').getByText('2', { exact: true })).toBeVisible();
  await expect(page.getByText('Offline, working normally')).toBeVisible();
  network.expectUnused();

  await tsudoi.host.killDataProcess();
  await expect(page.getByLabel('Counters').getByText('2', { exact: true })).toBeVisible();

  network.expectUnused();
  await network.bringBack();
  await tsudoi.restart();
  await tsudoi.open(page, '/people');
  await expect(page.getByRole('row', { name: /Someone New/ })).toBeVisible();
  await page.getByRole('link', { name: /^Meetups/ }).click();
  await expect(page.getByText('7th annual meeting')).toBeVisible();
});

test('an import is taken back as a whole', async ({ page, tsudoi }) => {
  await tsudoi.open(page);
  await bringRoster(page);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('link', { name: /^People/ }).click();
  await expect(page.getByRole('row', { name: /Satria/ })).toHaveCount(0);
  await expect(page.getByText('Nobody here yet')).toBeVisible();
});
