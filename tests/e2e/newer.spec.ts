import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
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
