import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mergeDocuments } from '../../shared/domain/merge/mergeDocuments.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { seedDocuments } from '../support/seedDocuments.ts';
import { expectAccessible } from './support/axe.ts';
import { enterOn } from './support/keyboard.ts';
import { expect, test } from './support/test.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

const sari = {
  _id: 'person:01900000-0000-7000-8000-000000000001',
  type: 'person',
  schema: 1,
  createdAt: '2026-01-17T04:00:00.000Z',
  createdBy: 'Aiko',
  updatedAt: '2026-01-17T04:00:00.000Z',
  updatedBy: 'Aiko',
  device: 'first',
  kind: 'member',
  fn: 'Sari Widodo',
  status: 'active',
  city: 'Bandung',
  emails: [],
  phones: [{ id: 'p1', raw: '0811 555 010' }],
  tags: [],
  exchanges: [],
  affiliations: [],
};

const monday = { updatedAt: '2026-01-19T06:50:00.000Z', updatedBy: 'Mina', device: 'second' };
const tuesday = { updatedAt: '2026-01-20T07:02:00.000Z', updatedBy: 'Aiko', device: 'first' };

/** Sari as two computers changed her, and a guest of nobody that was deleted here, edited there. */
const merged = (): StoredDocument[] => {
  const phone = (raw: string) => ({ phones: [{ id: 'p1', raw }] });
  const changed = mergeDocuments({
    base: sari,
    mine: { ...sari, ...tuesday, ...phone('0812 555 012'), city: 'Jakarta' },
    theirs: { ...sari, ...monday, ...phone('0813 555 013'), city: 'Depok' },
  });
  const budi = { ...sari, _id: sari._id.replace(/1$/, '2'), fn: 'Budi Santoso' };
  const survived = mergeDocuments({
    base: budi,
    mine: { _id: budi._id, _deleted: true },
    theirs: { ...budi, ...monday, city: 'Depok' },
  });
  return [changed, survived].flatMap(({ document, disagreements }) => [
    document as StoredDocument,
    ...disagreements,
  ]);
};

test.describe('disagreements', () => {
  test.use({ chapter: 'demo' });

  test('are settled in words, with the keyboard, and can be taken back', async ({
    page,
    tsudoi,
  }) => {
    mkdirSync(artefacts, { recursive: true });
    await tsudoi.open(page);
    await page.goto(`${tsudoi.host.url}#/disagreements`);
    await expect(page.getByText('Everybody agrees')).toBeVisible();
    await expectAccessible(page);
    await tsudoi.restart(() => seedDocuments(tsudoi.profile, merged()));

    await tsudoi.open(page, '/today');
    await expect(page.getByText('2 values were changed on two computers at once.')).toBeVisible();
    await page.getByRole('link', { name: 'Settle' }).click();
    const phone = page.getByRole('group', { name: /^Phone: 0812 555 012 or 0813 555 013\?$/ });
    await expect(phone).toContainText('Sari Widodo');
    await expect(phone).toContainText(/Mina, 19 Jan 2026/);
    await expectAccessible(page);
    await page.screenshot({ path: join(artefacts, 'light-1280-disagreements.png') });

    await enterOn(page, phone.getByRole('button', { name: 'Take this: 0813 555 013' }));
    await expect(phone).toBeHidden();
    const city = page.getByRole('group', { name: 'City: Jakarta or Depok?' });
    await enterOn(page, city.getByRole('button', { name: 'Keep this: Jakarta' }));
    await expect(page.getByText('Everybody agrees')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(city).toBeVisible();
    await enterOn(page, city.getByRole('button', { name: 'Keep this: Jakarta' }));

    await expect(
      page.getByText('It was changed on one computer and deleted on another.'),
    ).toBeVisible();
    await page.getByRole('button', { name: /Budi Santoso.*Delete it/ }).click();
    await expect(page.getByText('Settled by itself')).toBeHidden();

    await page.goto(`${tsudoi.host.url}#/people/${sari._id.slice('person:'.length)}`);
    await expect(page.getByText('0813 555 013').first()).toBeVisible();
  });

  test.describe('in Japanese and dark', () => {
    test.use({ colorScheme: 'dark', locale: 'ja-JP', viewport: { width: 1024, height: 640 } });

    test('read and look well', async ({ page, tsudoi }) => {
      mkdirSync(artefacts, { recursive: true });
      const spoiled = {
        _id: 'person:spoiled',
        type: 'person',
        fn: 'Ayu',
        emails: 'ayu@example.org',
      };
      await tsudoi.restart(() => seedDocuments(tsudoi.profile, [...merged(), spoiled]));
      await tsudoi.open(page, '/disagreements');
      await expect(page.getByText('自動で解決したもの')).toBeVisible();
      await page.screenshot({ path: join(artefacts, 'ja-dark-1024-disagreements.png') });
      await expectAccessible(page);
      await page.locator('a[href="#/sync"]').click();
      await expect(page.getByText('読み取れない記録が1件あります')).toBeVisible();
      await page.screenshot({ path: join(artefacts, 'ja-dark-1024-unreadable.png') });
      await expectAccessible(page);
    });
  });
});
