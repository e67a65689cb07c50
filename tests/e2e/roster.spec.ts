import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { chooseInMenu } from './support/keyboard.ts';
import { expect, test } from './support/test.ts';
import { readTexts } from './support/texts.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

test.use({ chapter: 'demo' });

for (const { language, locale, typed, country } of [
  { language: 'en', locale: 'en-GB', typed: 'indo', country: 'Indonesia' },
  { language: 'ja', locale: 'ja-JP', typed: 'インド', country: 'インドネシア' },
] as const) {
  test.describe(language, () => {
    test.use({ locale });

    test('a filter is put together, saved as a segment and chosen again by keyboard', async ({
      page,
      tsudoi,
    }) => {
      mkdirSync(artefacts, { recursive: true });
      await tsudoi.open(page, '/people');
      const { keyboard } = page;
      const say = readTexts(language);
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const since = say('roster:sentence.yearSince', { since: '2019' });
      const segments = page.getByRole('button', {
        name: new RegExp(`^${say('roster:segment.menu')}`),
      });
      const openSegments = async (): Promise<void> => {
        await segments.focus();
        await keyboard.press('Enter');
      };
      const rows = page.getByRole('grid').getByRole('row');
      await expect(rows.nth(5)).toBeVisible();
      const everyone = Number(await page.getByRole('grid').getAttribute('aria-rowcount'));

      await keyboard.press('f');
      const dialog = page.getByRole('dialog');
      const show = dialog.getByRole('button', { name: say('roster:filter.apply'), exact: true });
      await dialog.getByRole('combobox', { name: say('roster:condition.residence') }).focus();
      await keyboard.type(typed);
      await expect(page.getByRole('option', { name: new RegExp(`^${country}`) })).toBeVisible();
      await keyboard.press('Enter');
      await expect(dialog.getByText(country, { exact: true })).toBeVisible();
      await page.screenshot({ path: join(artefacts, `roster-filter-dialog-${language}.png`) });
      await expectAccessible(page);
      await show.focus();
      await keyboard.press('Enter');
      await expect(button(country)).toBeVisible();

      await keyboard.press('f');
      await dialog.getByRole('button', { name: new RegExp(say('roster:filter.about')) }).click();
      await page.getByRole('option', { name: say('roster:condition.year') }).click();
      await dialog.getByRole('textbox', { name: say('roster:filter.since') }).fill('2019');
      const until = dialog.getByRole('textbox', { name: say('roster:filter.until') });
      await until.fill('2018');
      await keyboard.press('Enter');
      await expect(dialog.getByRole('alert')).toContainText(say('roster:filter.backwards'));
      // What is wrong goes away as the field is left, and the button is met all the same.
      await until.click();
      await keyboard.press('Control+a');
      await keyboard.press('Delete');
      await show.click();
      await expect(button(since)).toBeVisible();
      await expect
        .poll(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')))
        .toBeLessThan(everyone);
      await page.screenshot({ path: join(artefacts, `roster-filter-light-${language}.png`) });
      await expectAccessible(page);

      await openSegments();
      await chooseInMenu(page, say('roster:segment.save'));
      const segmentName = dialog.getByLabel(say('roster:segment.name'));
      await expect(segmentName).toBeFocused();
      const segment = await segmentName.inputValue();
      expect(segment).toContain(country);
      expect(segment).toContain(since);
      await keyboard.press('Enter');
      const saved = say('roster:undo.segmentSaved', { name: segment });
      await expect(page.getByText(saved).first()).toBeVisible();
      await expect(dialog).toHaveCount(0);

      await button(since).focus();
      await keyboard.press('Delete');
      await expect(button(since)).toHaveCount(0);
      await openSegments();
      await chooseInMenu(page, say('roster:filter.everyone'));
      await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(everyone));
      await openSegments();
      await chooseInMenu(page, segment);
      await expect(button(since)).toBeVisible();
    });
  });
}

test('meetups of one name are told apart, and nobody who fits is told in a sentence', async ({
  page,
  tsudoi,
}) => {
  await tsudoi.open(page, '/people');
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible();
  const dialog = page.getByRole('dialog');
  for (const how of [/came to/, /did not come to/]) {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await dialog.getByRole('button', { name: /About/ }).click();
    await page.getByRole('option', { name: 'A meetup' }).click();
    await dialog.getByRole('combobox', { name: 'Meetup' }).fill('annual');
    await page
      .getByRole('option', { name: /Annual meeting/ })
      .first()
      .click();
    if (how.source.includes('not')) {
      await dialog.getByRole('button', { name: /How/ }).click();
      await page.getByRole('option', { name: 'Was invited and did not come' }).click();
    }
    await dialog.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(
      page.getByRole('button', {
        name: new RegExp(`^${how.source} Annual meeting \\(.+ 20\\d\\d\\)$`),
      }),
    ).toBeVisible();
  }
  await expect(page.getByText(/^Nobody fits “came to Annual meeting \(/)).toBeVisible();
});
