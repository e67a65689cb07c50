import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { badgeCode } from '#shared/domain/meetup/badgeCode.ts';
import { uuidOfId } from '#shared/domain/ids.ts';
import { expectAccessible } from './support/axe.ts';
import { takeNetworkAway } from './support/network.ts';
import { prepareProfile } from './support/prepare.ts';
import { expect, test as base } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const list = 'main';
const words = ['Agus', 'Bayu', 'Citra', 'Dewi', 'Eka', 'Fajar', 'Gita', 'Hadi', 'Indah', 'Joko'];
// Every pair of words is another person, so that a full name finds one.
const nameOf = (index: number): string =>
  `${words[index % 10]} ${words[(Math.floor(index / 10) + 3) % 10]}wan`;

const guests = 60;
const badges = new Map<string, string>();
let meetupId = '';

// Who was checked in before the window is opened, by name or by badge; the test does the rest of 45.
const before = [
  ...Array.from({ length: 20 }).keys(),
  ...Array.from({ length: 17 }, (_, i) => 25 + i),
];

/**
 * 60 guests who said yes, 37 of whom are in, and 20 more people; 12 of the guests came to the meeting
 * before.
 */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const profile = await prepareProfile(async (client) => {
      const addMeetup = async (name: string, date: string): Promise<string> =>
        (
          await client.command('meetups.create', {
            ...{ name, startLocal: `${date}T11:00`, endLocal: `${date}T14:00` },
            timeZone: 'Asia/Jakarta',
            maximumPhysicalAttendeeCapacity: 70,
          })
        ).id;
      const earlier = await addMeetup('6th annual meeting', '2026-01-17');
      meetupId = await addMeetup('7th annual meeting', '2027-01-16');
      const ids: string[] = [];
      for (let index = 0; index < 80; index += 1) {
        const residence = index % 3 === 0 ? 'ID' : 'TH';
        ids.push((await client.command('people.add', { fn: nameOf(index), residence })).id);
      }
      await client.command('guests.add', { meetupId, personIds: ids.slice(0, guests) });
      for (const personId of ids.slice(0, guests)) {
        await client.command('guests.reply', { meetupId, personId, partstat: 'ACCEPTED' });
      }
      for (const personId of ids.slice(0, 12)) {
        await client.command('door.checkIn', { meetupId: earlier, list, personId, via: 'search' });
      }
      for (const index of before) {
        const visit = { meetupId, list, personId: ids[index] ?? '' };
        await client.command('door.checkIn', { ...visit, via: index < 25 ? 'search' : 'qr' });
      }
      const printed = await client.query('report.printed', {
        ...{ meetupId, whom: 'all' },
        window: { offset: 0, limit: 100 },
      });
      for (const { person, token } of printed.rows) badges.set(person.fn, token);
    });
    await use(profile);
  },
});

test('45 check-ins by name and badge, 5 walk-ins, 2 taken back: the numbers afterwards are right', async ({
  page,
  context,
  tsudoi,
}) => {
  mkdirSync(artefacts, { recursive: true });
  await tsudoi.open(page, `/door/${uuidOfId(meetupId)}`);
  const network = await takeNetworkAway(context, { page, host: tsudoi.host.url });
  const field = page.getByLabel('Name of the person at the door');
  const attended = page.getByLabel('Counters').getByRole('status').locator('strong');
  await expect(field).toBeFocused();

  // By name: 5 more, 25 in all.
  await expect(attended).toHaveText(String(before.length));
  for (let index = 20; index < 25; index += 1) {
    await field.fill(nameOf(index));
    await expect(page.getByRole('option').first()).toContainText(nameOf(index));
    await page.keyboard.press('Enter');
    await expect(attended).toHaveText(String(before.length + index - 19));
  }
  // By badge: 3 more, 20 in all, with the focus on a button, in a half-typed name, and in the empty field.
  for (let index = 42; index < 45; index += 1) {
    if (index === 42) await page.getByRole('button', { name: /Sound/ }).focus();
    if (index === 43) await field.fill('sat');
    await page.keyboard.type(badgeCode(badges.get(nameOf(index)) ?? ''), { delay: 2 });
    await page.keyboard.press('Enter');
    await expect(attended).toHaveText(String(index + 1));
    if (index === 43) {
      await expect(field).toHaveValue('sat');
      await field.fill('');
    }
  }
  await page.screenshot({ path: join(artefacts, 'door-scanned.png') });
  // In a low window the line that Enter means stays in sight, and another search begins at the first.
  await page.setViewportSize({ width: 1024, height: 420 });
  await field.fill('wan');
  await expect(page.getByRole('option').nth(5)).toBeAttached();
  await page.keyboard.press('ArrowUp');
  const meant = page.getByRole('option', { selected: true });
  for (let presses = 0; presses < 7; presses += 1) await page.keyboard.press('ArrowDown');
  await expect(meant).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByRole('option').first()).not.toBeInViewport();
  await field.fill('an');
  await expect(meant).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await field.fill('');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectAccessible(page);
  // The same badge again is one attendance.
  await page.keyboard.type(badgeCode(badges.get(nameOf(44)) ?? ''), { delay: 2 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Already in', { exact: true })).toBeVisible();
  await expect(attended).toHaveText('45');
  // Five who nobody knew.
  for (let index = 0; index < 5; index += 1) {
    await field.fill(`Newcomer ${'ABCDE'[index]}`);
    await expect(page.getByText(`Add “Newcomer ${'ABCDE'[index]}” as a walk-in`)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Organisation (optional)').fill('BRIN');
    await page.keyboard.press('Enter');
    await expect(attended).toHaveText(String(46 + index));
  }
  // Two mistakes: one more walk-in and one wrong guest, both taken back; the last done and undone again.
  await field.fill(nameOf(50));
  await expect(page.getByRole('option').first()).toContainText(nameOf(50));
  await page.keyboard.press('Enter');
  await expect(attended).toHaveText('51');
  await page.keyboard.press('Control+z');
  await expect(attended).toHaveText('50');
  await page.keyboard.press('Control+Shift+z');
  await expect(attended).toHaveText('51');
  await page.keyboard.press('Control+z');
  await expect(attended).toHaveText('50');
  await field.fill(nameOf(51));
  await expect(page.getByRole('option').first()).toContainText(nameOf(51));
  await page.keyboard.press('Enter');
  await expect(attended).toHaveText('51');
  await page.getByRole('button', { name: `Take back: ${nameOf(51)}` }).click();
  await expect(attended).toHaveText('50');
  // An older one of this window, by keyboard, and back.
  const takeBacks = page.getByRole('button', { name: /^Take back: / });
  await expect(takeBacks).toHaveCount(5);
  await page.getByRole('button', { name: 'Show 45 more' }).press('Enter');
  await expect(takeBacks).toHaveCount(50);
  await page.screenshot({ path: join(artefacts, 'door-more.png') });
  await page.getByRole('button', { name: `Take back: ${nameOf(20)}` }).press('Enter');
  await expect(attended).toHaveText('49');
  await page.keyboard.press('Control+Shift+z');
  await expect(attended).toHaveText('50');
  await page.getByRole('button', { name: 'Show the last five' }).press('Enter');
  await expect(takeBacks).toHaveCount(5);
  // Somebody leaves and is back; the number of those who came stays.
  await field.fill(nameOf(3));
  await expect(page.getByRole('option').first()).toContainText(nameOf(3));
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('Checked out', { exact: true })).toBeVisible();
  await field.fill(nameOf(3));
  await expect(page.getByRole('option').first()).toContainText('left at');
  await page.keyboard.press('Enter');
  await expect(page.getByText('back again', { exact: true })).toBeVisible();
  await expect(attended).toHaveText('50');
  network.expectUnused();

  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'After' }).click();
  const numbers = page.locator('dl[aria-label="Attendance"] dd');
  // Came, expected, did not come, walk-ins, without a yes, first time.
  await expect(numbers).toHaveText(['50', '60', '15', '5', '0', '38']);
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
  await page.screenshot({ path: join(artefacts, 'after-story.png') });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Table' }).first().click();
  // Of guests 0 to 44 every third lives in Indonesia; the walk-ins' country is not known.
  await expect(page.getByRole('row', { name: /Indonesia/ })).toContainText(/15\s*0\s*5/);
  await expect(page.getByRole('row', { name: /not known/ })).toContainText(/5\s*5\s*0\s*5/);

  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText(/^Finished on/)).toBeVisible();
  await expect(page.getByText('No corrections so far.')).toBeVisible();
  await page.getByRole('button', { name: `Note that ${nameOf(0)} did not come` }).click();
  await expect(numbers.first()).toHaveText('49');
  await expect(page.getByRole('list', { name: 'Corrections' })).toContainText(nameOf(0));
  await page.screenshot({ path: join(artefacts, 'after-finished.png'), fullPage: true });
  await expectAccessible(page);

  for (const [item, ending] of [
    ['CSV file', 'csv'],
    ['Excel file (XLSX)', 'xlsx'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    expect((await download).suggestedFilename()).toBe(`2027-01-16 7th annual meeting.${ending}`);
  }
  network.expectUnused();
});

// In light and English the journey above looked at it.
base.describe('after a meetup, dark ja-JP', () => {
  base.use({
    ...{ chapter: 'demo', colorScheme: 'dark', locale: 'ja-JP' },
    viewport: { width: 1280, height: 900 },
  });

  base('charts and tables are accessible', async ({ page, tsudoi }) => {
    mkdirSync(artefacts, { recursive: true });
    await tsudoi.open(page, '/meetups');
    await page
      .getByRole('link', { name: /Jakarta|meeting|talk/i })
      .last()
      .click();
    await page.getByRole('tab').nth(3).click();
    await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
    await page.screenshot({ path: join(artefacts, 'after-dark.png') });
    await expectAccessible(page);
  });
});
