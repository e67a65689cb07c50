import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startCouchDb } from '../support/couchdb/index.ts';
import { expectAccessible } from './support/axe.ts';
import { fillServer, putOnServer, startSecond, statusOf } from './support/secondComputer.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const editFact = async (page: Page, field: string, text: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${field}:`) }).click();
  await page.getByRole('textbox', { name: field }).fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `${field}: ${text}. Edit` })).toBeVisible();
};

test('two computers edit the same person offline, and agree in words when the server is back', async ({
  page: one,
  tsudoi,
  browser,
}) => {
  mkdirSync(artefacts, { recursive: true });
  const server = await startCouchDb();
  const second = await startSecond(browser);
  const two = second.page;
  for (const page of [one, two]) page.setDefaultTimeout(20_000);
  try {
    await tsudoi.open(one);
    await one.getByRole('button', { name: /Bring a spreadsheet/ }).click();
    await one.getByLabel('Name of the chapter').fill('Jakarta chapter');
    await one.getByRole('button', { name: 'Create an empty chapter' }).click();
    await expect(statusOf(one)).toHaveText('On this computer only');
    await one.goto(`${tsudoi.host.url}#/people`);
    await expect(one.getByRole('heading', { name: 'People' })).toBeVisible();
    await one.getByRole('button', { name: 'Add person' }).first().click();
    await one.getByRole('dialog').getByLabel('Full name').fill('Sari Widodo');
    await one.keyboard.press('Enter');
    await expect(one.getByRole('heading', { name: 'Sari Widodo' })).toBeVisible();
    const person = new URL(one.url()).hash;
    await one.getByRole('button', { name: 'All fields' }).click();
    await editFact(one, 'City', 'Bandung');

    await one.getByRole('link', { name: 'Chapter', exact: true }).click();
    await one.getByLabel('Your name').fill('Mina');
    await one.keyboard.press('Enter');
    await expect(one.getByText('Your name changed').first()).toBeVisible();

    await statusOf(one).click();
    await one.screenshot({ path: join(artefacts, 'light-1280-sync-off.png') });
    await expectAccessible(one);
    await putOnServer(one, server, 'tsudoi-jakarta');
    const dialog = one.getByRole('dialog');
    await one.screenshot({ path: join(artefacts, 'light-1280-sync-put.png') });
    await expectAccessible(one);
    await dialog.getByRole('button', { name: 'Put it there' }).click();
    await expect(statusOf(one)).toHaveText('Up to date');
    await expect(one.getByText(server.url).first()).toBeVisible();
    await expectAccessible(one);

    await two.getByRole('button', { name: /Join a server/ }).click();
    await fillServer(two, server.url, 'tsudoi-jakarta');
    await two.getByRole('dialog').getByLabel('Your name').fill('Joko');
    await two.getByRole('dialog').getByRole('button', { name: 'Join' }).click();
    await expect(statusOf(two)).toHaveText('Up to date');
    await two.goto(`${second.host.url}${person}`);
    await expect(two.getByRole('button', { name: 'City: Bandung. Edit' })).toBeVisible();
    await expect(two.getByText(/ · Mina$/).first()).toBeVisible();

    await server.stop();
    await one.goto(`${tsudoi.host.url}${person}`);
    for (const page of [one, two]) await page.getByRole('button', { name: 'All fields' }).click();
    await editFact(one, 'City', 'Jakarta');
    await editFact(two, 'City', 'Depok');
    await editFact(one, 'Called', 'Ari');
    await editFact(two, 'In Latin letters', 'Sari W.');
    for (const page of [one, two]) await expect(statusOf(page)).toHaveText(/^Offline since/);
    await statusOf(one).click();
    await one.screenshot({ path: join(artefacts, 'light-1280-sync-offline.png') });
    await expectAccessible(one);

    await server.restart();
    for (const page of [one, two]) {
      await statusOf(page).click();
      await page.getByRole('button', { name: 'Sync now' }).click();
      await expect(statusOf(page)).toHaveText('Up to date');
    }
    for (const page of [one, two]) {
      await expect(page.getByRole('link', { name: '1 disagreement' })).toBeVisible();
    }
    await one.screenshot({ path: join(artefacts, 'light-1280-sync.png') });
    await expectAccessible(one);
    await one.goto(`${tsudoi.host.url}${person}`);
    await two.goto(`${second.host.url}${person}`);
    for (const page of [one, two]) {
      await expect(page.getByRole('button', { name: 'City: Depok. Edit' })).toBeVisible();
      await expect(page.getByText('Sari W. · say “Ari”')).toBeVisible();
    }

    await two.getByRole('link', { name: '1 disagreement' }).click();
    const question = two.getByRole('group', { name: 'City: Depok or Jakarta?' });
    await expect(question).toContainText(/Mina, /);
    await question.getByRole('button', { name: 'Take this: Jakarta' }).click();
    await expect(two.getByText('Everybody agrees')).toBeVisible();
    await expect(one.getByRole('button', { name: 'City: Jakarta. Edit' })).toBeVisible();
    // What was said when joining is what the other computer shows.
    await expect(one.getByText(/ · Joko$/).first()).toBeVisible();
    await expect(one.getByRole('link', { name: '1 disagreement' })).toBeHidden();
    for (const page of [one, two]) await expect(statusOf(page)).toHaveText('Up to date');
  } finally {
    await second.close();
    await server.close();
  }
});
