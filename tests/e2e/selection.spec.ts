import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import { chooseIn, enterOn, tabTo } from './support/keyboard.ts';
import { expect, test } from './support/test.ts';
import { readTexts } from './support/texts.ts';

const artefacts = join(import.meta.dirname, '../artefacts/screens');

test.use({ chapter: 'demo' });

for (const { language, locale, colorScheme } of [
  { language: 'en', locale: 'en-GB', colorScheme: 'light' },
  { language: 'ja', locale: 'ja-JP', colorScheme: 'dark' },
] as const) {
  test.describe(language, () => {
    test.use({ locale, colorScheme, actionTimeout: 10_000 });

    test('columns are arranged, the list is printed, and many people are looked after at once, without a mouse', async ({
      page,
      tsudoi,
    }) => {
      mkdirSync(artefacts, { recursive: true });
      const { keyboard } = page;
      const say = readTexts(language);
      // Each dialog is pictured in both languages, and examined in one of them.
      const look = async (name: string, examinedIn: string): Promise<void> => {
        await page.screenshot({ path: join(artefacts, `selection-${language}-${name}.png`) });
        if (language === examinedIn) await expectAccessible(page);
      };
      const grid = page.getByRole('grid');
      const dialog = page.getByRole('dialog');
      const bar = page.getByRole('toolbar', { name: say('roster:select.bar') });
      const selected = (count: number) =>
        bar.getByText(say('roster:select.count_other', { count: String(count) }));
      const doWithThem = async (what: string): Promise<void> => {
        await enterOn(page, bar.getByRole('button', { name: say(`roster:bulk.${what}`) }));
        await expect(dialog).toBeVisible();
      };
      const takeBack = async (what: string): Promise<void> => {
        await expect(page.getByText(what, { exact: true }).first()).toBeVisible();
        await expect(dialog).toHaveCount(0);
        await keyboard.press('Control+z');
        await expect(page.getByText(say('app:undone', { what })).first()).toBeVisible();
      };
      // The system's own dialog cannot be seen from here.
      await page.addInitScript(() => {
        globalThis.print = () => document.documentElement.toggleAttribute('data-asked-to-print');
      });
      await tsudoi.open(page, '/people');
      await expect(grid.getByRole('row').nth(5)).toBeVisible();

      const lastSeen = say('roster:column.lastSeen');
      const heads = grid.getByRole('columnheader');
      const columns = page.getByRole('button', { name: say('roster:columns.button'), exact: true });
      await keyboard.press('/');
      await enterOn(page, columns);
      await tabTo(page, dialog.getByRole('checkbox', { name: lastSeen }));
      await keyboard.press('Space');
      await expect(heads.nth(6)).toHaveText(lastSeen);
      await keyboard.press('Space');
      await expect(heads.filter({ hasText: lastSeen })).toHaveCount(0);
      await keyboard.press('Space');
      await expect(heads.nth(6)).toHaveText(lastSeen);
      await enterOn(
        page,
        dialog.getByRole('button', { name: say('roster:columns.up', { column: lastSeen }) }),
      );
      await expect(heads.nth(5)).toHaveText(lastSeen);
      await look('columns', 'ja');
      await keyboard.press('Escape');
      await expect(columns).toBeFocused();

      // The header has keys of its own for it.
      await tabTo(page, grid);
      await keyboard.press('ArrowUp');
      await keyboard.press('End');
      await keyboard.press('ArrowLeft');
      const width = async (): Promise<number> => (await heads.nth(4).boundingBox())?.width ?? 0;
      await keyboard.press('Alt+ArrowLeft');
      await expect(heads.nth(4)).toHaveText(lastSeen);
      const usual = await width();
      await keyboard.press('Shift+ArrowRight');
      await expect.poll(width).toBeGreaterThan(usual);
      const wide = await width();
      await keyboard.press('Enter');
      await expect(heads.nth(4)).toHaveAttribute('aria-sort', 'ascending');
      await page.reload();
      await expect(heads.nth(4)).toHaveText(lastSeen);
      expect(await width()).toBe(wide);

      // What is printed has the same columns, and is gone when the system's dialog is.
      await keyboard.press('/');
      await expect(page.getByRole('searchbox')).toBeFocused();
      const print = page.getByRole('button', { name: say('roster:bulk.print') });
      await enterOn(page, print);
      await expect(page.locator('html[data-asked-to-print]')).toBeAttached();
      const sheet = page.locator('[data-print-sheet]');
      await expect(sheet.locator('tbody tr')).toHaveCount(300);
      await expect(sheet.locator('th').nth(3)).toHaveText(lastSeen);
      writeFileSync(join(artefacts, `people-${language}.pdf`), await page.pdf());
      await expect(sheet).toHaveCount(0);
      await expect(print).toBeFocused();

      await tabTo(page, grid);
      await keyboard.press('ArrowDown');
      await keyboard.press('Home');
      await keyboard.press('Space');
      await keyboard.press('ArrowDown');
      await keyboard.press('Shift+ArrowDown');
      await keyboard.press('Shift+ArrowDown');
      await expect(selected(4)).toBeVisible();
      await keyboard.press('Shift+ArrowUp');
      await expect(selected(3)).toBeVisible();
      await look('bar', 'en');

      await doWithThem('tag');
      await expect(dialog.getByRole('textbox', { name: say('roster:bulk.addTags') })).toBeFocused();
      await keyboard.type('welcome team');
      await look('tag', 'ja');
      await keyboard.press('Enter');
      const tagged = say('roster:undo.tagged_other', { count: '3' });
      const toast = page.getByText(tagged, { exact: true }).first();
      await expect(toast).toBeVisible();
      // It does not lie on the buttons.
      const over = await toast.evaluate(
        (element, bottom) => element.getBoundingClientRect().bottom - bottom,
        (await bar.boundingBox())?.y ?? 0,
      );
      expect(over).toBeLessThanOrEqual(0);
      await takeBack(tagged);

      // Without a value the button says what it would do.
      await doWithThem('edit');
      await chooseIn(page, say('roster:bulk.field'), say('people:field.city'));
      await expect(dialog.getByRole('button', { name: say('roster:bulk.clear') })).toBeVisible();
      await tabTo(page, dialog.getByRole('textbox', { name: say('roster:bulk.value') }));
      await keyboard.type('Surabaya');
      await expect(dialog.getByRole('button', { name: say('roster:bulk.apply') })).toBeVisible();
      await look('edit', 'en');
      await keyboard.press('Enter');
      await takeBack(say('roster:undo.edited_other', { count: '3' }));

      await doWithThem('invite');
      const meetup = dialog.getByRole('combobox', { name: say('roster:filter.meetup') });
      await expect(meetup).toBeFocused();
      await keyboard.press('ArrowDown');
      await expect(page.getByRole('option').first()).toBeVisible();
      // What was opened before the meetups came has the cursor nowhere yet.
      if ((await meetup.getAttribute('aria-activedescendant')) === null) {
        await keyboard.press('ArrowDown');
      }
      await expect(meetup).toHaveAttribute('aria-activedescendant', /./);
      await keyboard.press('Enter');
      await expect(meetup).not.toHaveValue('');
      await look('invite', 'ja');
      await keyboard.press('Enter');
      await expect(dialog).toHaveCount(0);
      await keyboard.press('Control+z');
      const undone = say('app:undone', { what: '' }).trim();
      await expect(page.getByText(undone).first()).toBeVisible();

      // They are deleted with one key, and are back with another; so is one of them.
      const everyone = Number(await grid.getAttribute('aria-rowcount'));
      await enterOn(page, bar.getByRole('button', { name: say('roster:bulk.delete') }));
      await expect(grid).toHaveAttribute('aria-rowcount', String(everyone - 3));
      await expect(bar).toHaveCount(0);
      await expect(grid).toBeFocused();
      await takeBack(say('people:undo.deleted_other', { count: '3' }));
      await expect(grid).toHaveAttribute('aria-rowcount', String(everyone));
      await keyboard.press('Space');
      await expect(bar).toBeVisible();
      await keyboard.press('Delete');
      await expect(grid).toHaveAttribute('aria-rowcount', String(everyone - 1));
      // Who is gone is selected no more.
      await expect(bar).toHaveCount(0);
      await keyboard.press('Control+z');
      await expect(grid).toHaveAttribute('aria-rowcount', String(everyone));

      await keyboard.press('Control+a');
      await expect(selected(300)).toBeVisible();
      await doWithThem('export');
      await chooseIn(page, say('roster:export.format'), say('roster:export.xlsx'));
      const blanked = say('roster:export.blanked_other', { count: '\\d+' });
      await expect(dialog.getByText(new RegExp(blanked))).toBeVisible();
      await look('export', 'en');
      const download = page.waitForEvent('download', { timeout: 20_000 });
      await enterOn(page, dialog.getByRole('button', { name: say('roster:export.button') }));
      // The file is made in the window.
      const file = await download;
      expect(file.suggestedFilename()).toMatch(
        new RegExp(`^${say('roster:export.fileName')}-.*\\.xlsx$`),
      );
      const workbook = join(artefacts, `selection-${language}.xlsx`);
      await file.saveAs(workbook);
      await expect(dialog).toHaveCount(0);
      await keyboard.press('Escape');
      await expect(bar).toHaveCount(0);
      await expect(grid).toBeFocused();

      // The file that comes back as it went changes nobody.
      if (language !== 'en') return;
      await page.goto(`${tsudoi.host.url}#/import`);
      await page.locator('input[type=file]').setInputFiles(workbook);
      const same = new RegExp(`^${say('import:pile.same')}`);
      await expect(page.getByRole('tab', { name: same })).toContainText('300');
    });
  });
}
