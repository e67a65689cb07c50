import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badgeCode } from '#shared/domain/meetup/badgeCode.ts';
import { uuidOfId } from '#shared/domain/ids.ts';
import { expectAccessible } from './support/axe.ts';
import { writeBadgeVideo } from './support/badgeVideo.ts';
import { takeNetworkAway } from './support/network.ts';
import { prepareProfile } from './support/prepare.ts';
import { expect, test as base } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const names = ['山田 太郎', 'Nguyễn Thị Ánh'];
let meetupId = '';

/** A camera that plays a film of both guests' badges and a code of something else. */
const test = base.extend<object, { film: string }>({
  film: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'tsudoi-film-'));
      await use(join(folder, 'badges.y4m'));
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, film }, use) => {
      const camera = [
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
    },
    { scope: 'worker' },
  ],
  profile: async ({ film }, use) => {
    const profile = await prepareProfile(async (client) => {
      meetupId = (
        await client.command('meetups.create', {
          ...{ name: '7th annual meeting', timeZone: 'Asia/Jakarta' },
          ...{ startLocal: '2027-01-16T11:00', endLocal: '2027-01-16T14:00' },
        })
      ).id;
      const personIds: string[] = [];
      for (const fn of names) personIds.push((await client.command('people.add', { fn })).id);
      await client.command('guests.add', { meetupId, personIds });
      const printed = await client.query('report.printed', {
        ...{ meetupId, whom: 'all' },
        window: { offset: 0, limit: 10 },
      });
      const codes = printed.rows.map(({ token }) => badgeCode(token));
      writeBadgeVideo(film, [...codes, 'https://example.org/menu']);
    });
    await use(profile);
  },
});

test('badges held before the camera check people in, while names are typed as before', async ({
  page,
  context,
  tsudoi,
}) => {
  mkdirSync(artefacts, { recursive: true });
  await context.grantPermissions(['camera'], { origin: tsudoi.host.url.replace(/\/$/, '') });
  await tsudoi.open(page, `/door/${uuidOfId(meetupId)}`);
  await takeNetworkAway(context, { page, host: tsudoi.host.url });
  const field = page.getByLabel('Name of the person at the door');
  await expect(field).toBeFocused();
  await expect(page.locator('video')).toHaveCount(0);

  await page.getByRole('button', { name: 'Read badges with the camera' }).click();
  const attended = page.getByLabel('Counters').getByRole('status').locator('strong');
  await expect(attended).toHaveText('2');
  const recent = page.getByLabel('Counters').getByRole('listitem');
  await expect(page.getByText('This code is not one of our badges.').last()).toBeVisible();
  await page.screenshot({ path: join(artefacts, 'door-camera.png') });
  await expectAccessible(page);
  // Badges that come round again are the same two people.
  await expect(page.getByText('Hold the code of a badge in front of the camera.')).toBeVisible();
  for (const name of names) await expect(recent.filter({ hasText: name }).first()).toBeVisible();
  await expect(attended).toHaveText('2');

  await field.fill('yamada');
  await page.keyboard.type(' t');
  await expect(field).toHaveValue('yamada t');
  const isLive = (): Promise<boolean> =>
    page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject;
      return stream instanceof MediaStream && stream.active;
    });
  expect(await isLive()).toBe(true);
  await page.getByRole('button', { name: 'Turn the camera off' }).click();
  await expect(page.locator('video')).toHaveCount(0);
});

test('without permission or a camera the door says so and goes on', async ({ page, tsudoi }) => {
  await tsudoi.open(page, `/door/${uuidOfId(meetupId)}`);
  const turnOn = page.getByRole('button', { name: 'Read badges with the camera' });
  await turnOn.click();
  const trouble = page.getByRole('region', { name: 'Camera' }).getByRole('alert');
  await expect(trouble).toContainText('The camera was not allowed.');
  await expectAccessible(page);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
  });
  await turnOn.click();
  await expect(trouble).toContainText('No camera was found on this computer.');
  await page.getByLabel('Name of the person at the door').fill('Ánh');
  await expect(page.getByRole('option').first()).toContainText('Nguyễn Thị Ánh');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Checked in', { exact: true })).toBeVisible();
});
