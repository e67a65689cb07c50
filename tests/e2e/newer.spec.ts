import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { participationId, uuidOfId } from '#shared/domain/ids.ts';
import { seedDocuments } from '../support/seedDocuments.ts';
import { expectAccessible } from './support/axe.ts';
import { prepareProfile } from './support/prepare.ts';
import { expect, test as base } from './support/test.ts';

const released = join(import.meta.dirname, '../fixtures/db/v1/chapter.sqlite');

// A chapter in which one person was saved by a version that this one does not know.
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'tsudoi-e2e-'));
    const chapter = join(profile, 'chapters', 'old');
    mkdirSync(chapter, { recursive: true });
    cpSync(released, join(chapter, 'chapter.sqlite'));
    const settings = { device: 'test', actor: 'organiser:test', lastChapter: 'old' };
    writeFileSync(join(profile, 'profile.json'), JSON.stringify(settings));
    await use(profile);
  },
});

test('somebody saved by a newer version is shown with a word about it', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/people');
  await page.getByRole('searchbox').fill('future');
  await page.getByRole('row', { name: /From the future/ }).click();
  const panel = page.getByRole('complementary', { name: /person/i });
  await expect(panel.getByRole('note')).toContainText('Written by a newer Tsudoi');
  await expectAccessible(page);
  await page.screenshot({ path: join(import.meta.dirname, '../artefacts/newer.png') });
});

let meetupId = '';

// A guest whose entry was saved by a version that this one does not know.
const guestTest = base.extend({
  // oxlint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    let personId = '';
    const profile = await prepareProfile(async (client) => {
      ({ id: personId } = await client.command('people.add', { fn: 'Odile Quist' }));
      ({ id: meetupId } = await client.command('meetups.create', {
        ...{ name: 'Meeting', timeZone: 'Asia/Jakarta' },
        ...{ startLocal: '2999-01-17T11:00', endLocal: '2999-01-17T14:00' },
      }));
    });
    const at = '2026-01-01T00:00:00.000Z';
    seedDocuments(profile, [
      {
        _id: participationId(meetupId, personId),
        ...{ type: 'participation', schema: 99, meetupId, personId },
        ...{ createdAt: at, updatedAt: at, createdBy: 'a', updatedBy: 'a', device: 'other' },
        ...{ function: 'alumni', partstat: 'ACCEPTED', place: 'confirmed' },
        ...{ mode: 'physical', source: 'invited', token: '0000000000' },
      },
    ]);
    await use(profile);
  },
});

guestTest('so is a guest', async ({ page, tsudoi }) => {
  await tsudoi.open(page, `/meetups/${uuidOfId(meetupId)}/guests`);
  await page.getByRole('button', { name: /^Odile Quist: .*Details/i }).click();
  const dialog = page.getByRole('dialog', { name: 'Odile Quist' });
  await expect(dialog.getByRole('note')).toContainText('Written by a newer Tsudoi');
  await expectAccessible(page);
});
