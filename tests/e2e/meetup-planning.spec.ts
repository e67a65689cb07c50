import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/planning');

test.use({ chapter: 'demo', colorScheme: 'light', actionTimeout: 10_000 });

test('a meetup is planned, its guests are managed, and invitations are prepared', async ({
  page,
  tsudoi,
}) => {
  mkdirSync(artefacts, { recursive: true });
  const look = async (name: string): Promise<void> => {
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
    await page.screenshot({ path: join(artefacts, `light-${name}.png`) });
    await expectAccessible(page);
  };
  await tsudoi.open(page, '/today');
  const door = page.locator('a[href*="/door/"]').first();
  const address = ((await door.getAttribute('href')) ?? '').replace('/door/', '/meetups/');
  await page.goto(`${tsudoi.host.url}${address}`);

  // The agenda.
  const agenda = page.getByRole('region', { name: 'Agenda' });
  const addItem = async (title: string): Promise<void> => {
    await agenda.getByRole('button', { name: 'Add item' }).press('Enter');
    await page.getByRole('textbox', { name: 'What' }).fill(title);
    await page.keyboard.press('Enter');
    await expect(agenda.getByRole('row', { name: title })).toBeVisible();
  };
  await addItem('Zebra talk');
  await addItem('Yak talk');
  await agenda.getByRole('button', { name: 'More for “Yak talk”' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(agenda.getByRole('row').last()).toContainText('Zebra talk');

  const tasks = page.getByRole('region', { name: 'Tasks' });
  await tasks.getByRole('button', { name: 'Add task' }).click();
  await page.getByRole('textbox', { name: 'What' }).fill('Buy flowers');
  await page.keyboard.press('Enter');
  await tasks.getByRole('checkbox', { name: 'Buy flowers' }).press('Space');
  await expect(tasks.getByRole('checkbox', { name: 'Buy flowers' })).toBeChecked();

  const budget = page.getByRole('region', { name: 'Budget' });
  await budget.getByRole('button', { name: 'Add line' }).click();
  await page.getByRole('textbox', { name: 'What' }).fill('Room');
  await page.getByRole('textbox', { name: 'Planned' }).fill('1250.5');
  await page.keyboard.press('Enter');
  await expect(budget.getByRole('row', { name: /^Cost/ })).toContainText('1,250.50');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Task “Buy flowers”');
  await look('plan');

  // A calendar file that shows the venue's hour.
  await page.getByRole('button', { name: 'More actions' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save calendar file (.ics)' }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).toContain('BEGIN:VTIMEZONE');

  // Guests: details, several at once, a pasted list.
  await page.getByRole('tab', { name: /^Guests/ }).click();
  const first = page.getByRole('row').nth(1);
  await first.getByRole('button', { name: /Details$/ }).click();
  await page.getByRole('textbox', { name: 'Diet and access' }).fill('vegetarian');
  await look('guest');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByLabel('has needs')).toBeVisible();
  await first.getByRole('checkbox').click({ force: true });
  await expect(page.getByRole('toolbar', { name: 'Marked guests' })).toBeVisible();
  await look('guests');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Marked guests' })).toBeHidden();
  await page.getByRole('button', { name: 'Paste a list' }).click();
  await page
    .getByRole('textbox', { name: 'Names or e-mail addresses' })
    .fill('Quentin Xylo <quentin@example.org>');
  await page.getByRole('button', { name: 'Find them' }).click();
  await expect(page.getByRole('button', { name: 'Add 1 guest' })).toBeVisible();
  await look('paste');
  await page.getByRole('button', { name: 'Add 1 guest' }).click();
  await page.getByRole('searchbox').fill('Quentin');
  await expect(page.getByRole('row', { name: /Quentin Xylo/ })).toBeVisible();

  // Invitations.
  await page.getByRole('tab', { name: 'Invite' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Dear');
  await look('invite');
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for mail merge (CSV)' }).click();
  expect(readFileSync(await (await csv).path(), 'utf8')).toContain('quentin@example.org');
  await expect(page.getByRole('region', { name: 'Who is written to' })).toContainText(
    'written to already',
  );

  // The plan changes: what is written says so, and what was there before comes back.
  const preview = page.getByRole('region', { name: 'Preview' });
  const change = async (what: string): Promise<void> => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const tell = () => page.getByRole('dialog').getByRole('button', { name: /^Tell/ }).click();
  await change('Postpone…');
  await page.getByRole('dialog').getByRole('button', { name: 'Postpone' }).click();
  await tell();
  await expect(preview).toContainText('There is no new date yet');
  await change('Move online…');
  await page.getByRole('dialog').getByRole('button', { name: 'Move online' }).click();
  await expect(page.getByRole('dialog')).toContainText('it has no link yet');
  await tell();
  await expect(preview).toContainText('takes place online');
  await expect(page.getByText('There is no online link yet')).toBeVisible();
  await look('changed');
  await change('Takes place as planned');
  await page.getByRole('tab', { name: 'Plan' }).click();
  await expect(page.getByRole('region', { name: 'When and where' })).toContainText('Auditorium');
});
