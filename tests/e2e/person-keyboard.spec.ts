import { join } from 'node:path';
import {
  chooseIn,
  chooseInMenu,
  chooseInPalette,
  enterOn,
  openPerson,
  tabTo,
} from './support/keyboard.ts';
import { readTexts } from './support/texts.ts';
import { lookAt } from './support/look.ts';
import { expect, test } from './support/test.ts';

const picture = join(import.meta.dirname, '../../docs/images/people.png');

// Whom the search finds who is erased, and whether it finds others as well.
for (const { locale, language, typed, others } of [
  { locale: 'en-GB', language: 'en', typed: 'siti', others: true },
  { locale: 'ja-JP', language: 'ja', typed: 'anita shrestha', others: false },
] as const) {
  test.describe(language, () => {
    test.use({ chapter: 'demo', locale, actionTimeout: 10_000 });

    test('a person is looked after, and two entries become one, without a mouse', async ({
      page,
      tsudoi,
    }) => {
      const { keyboard } = page;
      const say = readTexts(language);
      const look = (name: string) => lookAt(page, `screens/keys-${language}-${name}`);
      // What both languages draw alike is looked at once.
      const lookOnce = language === 'en' ? look : async () => undefined;
      await tsudoi.open(page, '/people');
      const grid = page.getByRole('grid');
      await expect(grid.getByRole('row').nth(5)).toBeVisible();

      // From the search into the list, and into the person who is found.
      const panel = await openPerson(page, { typed: 'yamada', label: say('people:panel.label') });

      // A fact is corrected where it stands, and corrected back.
      const city = panel.getByRole('button', {
        name: new RegExp(`^${say('people:field.city')}[:：]`),
      });
      const before = (await city.getAttribute('aria-label')) ?? '';
      await enterOn(page, city);
      await keyboard.press('Control+a');
      await keyboard.type('Yogyakarta');
      await keyboard.press('Enter');
      await expect(city).toContainText('Yogyakarta');
      await expect(city).toBeFocused();
      await keyboard.press('Control+z');
      await expect(city).toHaveAccessibleName(before);

      // What else can be done with an address, and with the person.
      const address = say('people:contact.menu', { value: '\\S+@\\S+' });
      await enterOn(page, panel.getByRole('button', { name: new RegExp(`^${address}$`) }).first());
      await expect(page.getByRole('menu')).toBeVisible();
      await lookOnce('contact-menu');
      await keyboard.press('Escape');
      const more = panel.getByRole('button', { name: say('people:panel.menu') });
      await panel.focus();
      await enterOn(page, more);
      await expect(page.getByRole('menuitem').first()).toBeFocused();
      await lookOnce('person-menu');
      await keyboard.press('Escape');
      await expect(more).toBeFocused();

      // An answer about consent is written down, and taken back.
      const survey = panel.getByRole('button', {
        name: new RegExp(`^${say('care:purpose.survey')}`),
      });
      await enterOn(page, survey);
      await tabTo(page, panel.getByLabel(say('care:consent.textVersion')));
      await keyboard.type('form 2');
      await look('consent');
      await keyboard.press('Enter');
      await expect(survey).toContainText(say('care:state.granted'));
      await expect(survey).toBeFocused();
      await keyboard.press('Control+z');
      await expect(survey).toContainText(say('care:state.not-asked'));

      // What is worth remembering is noted among what happened, and taken back.
      const note = panel.getByLabel(say('care:note.label'));
      await tabTo(page, note);
      await keyboard.type('Brings a projector');
      await lookOnce('note');
      await keyboard.press('Control+Enter');
      const noted = panel.getByRole('listitem').filter({ hasText: 'Brings a projector' });
      await expect(noted).toBeVisible();
      await expect(note).toBeFocused();
      await keyboard.press('Control+z');
      await expect(noted).toHaveCount(0);

      // A photo is put there and taken away, and the person gets what is kept about them.
      const choose = async (item: string): Promise<void> => {
        await panel.focus();
        await enterOn(page, more);
        await chooseInMenu(page, item);
      };
      const chooser = page.waitForEvent('filechooser');
      await choose(say('people:photo.choose'));
      await (await chooser).setFiles(picture);
      const photo = panel.getByRole('img');
      await expect(photo).toBeVisible();
      await look('photo');
      await choose(say('people:photo.remove'));
      await expect(photo).toHaveCount(0);
      await expect(more).toBeFocused();
      await choose(say('care:export.menu'));
      const saved = page.waitForEvent('download');
      await enterOn(page, page.getByRole('button', { name: say('care:export.save'), exact: true }));
      expect((await saved).suggestedFilename()).toMatch(/\.html$/);
      await expect(more).toBeFocused();
      await panel.focus();
      await keyboard.press('Escape');
      await expect(panel).toHaveCount(0);
      await expect(grid).toBeFocused();

      // Two entries of one person are compared, made one and taken apart again.
      await keyboard.press('/');
      await chooseInPalette(page, say('duplicates:go'));
      await expect(grid.getByRole('row').nth(2)).toBeVisible();
      await lookOnce('duplicates');
      // From the search one goes on to what was found, as among the people.
      await keyboard.press('/');
      await expect(page.getByRole('searchbox')).toBeFocused();
      await keyboard.press('ArrowDown');
      await expect(grid).toBeFocused();
      await keyboard.press('Enter');
      const merging = page.getByRole('region', { name: say('duplicates:panel') });
      const merge = merging.getByRole('button', { name: say('duplicates:merge'), exact: true });
      // Read before it is decided: Enter does nothing until somebody goes to a button.
      await expect(merging).toBeFocused();
      // What can be done is in sight below however much there is to compare.
      await expect(merge).toBeInViewport({ ratio: 1 });
      const here = page.getByRole('navigation').first().locator('[aria-current]');
      await expect(here).toContainText(say('app:people'));
      const name = merging.getByRole('radiogroup', { name: say('people:field.fn') });
      await tabTo(page, name.getByRole('radio', { checked: true }));
      await keyboard.press('ArrowRight');
      const other = name.getByRole('radio', { name: new RegExp(`^${say('duplicates:goes')}`) });
      await expect(other).toBeFocused();
      await expect(other).toBeChecked();
      await look('merge');
      const count = page.locator('header').getByText(/^\d+$/);
      const pairs = Number(await count.textContent());
      await keyboard.press('Control+Enter');
      await expect.poll(async () => Number(await count.textContent())).toBeLessThan(pairs);
      await expect(merging).toBeFocused();
      await keyboard.press('Enter');
      await keyboard.press('Control+z');
      await expect.poll(async () => Number(await count.textContent())).toBe(pairs);
      await keyboard.press('d');
      await expect.poll(async () => Number(await count.textContent())).toBe(pairs - 1);
    });

    test('somebody is erased without a mouse', async ({ page, tsudoi }) => {
      const { keyboard } = page;
      const say = readTexts(language);
      await tsudoi.open(page, '/people');
      const grid = page.getByRole('grid');
      await expect(grid.getByRole('row').nth(5)).toBeVisible();
      // Among the members, in another order than that of the search.
      await keyboard.press('f');
      const dialog = page.getByRole('dialog');
      await chooseIn(page, say('roster:filter.about'), say('roster:condition.kind'));
      await tabTo(page, dialog.getByRole('checkbox', { name: say('people:kind.member') }));
      await keyboard.press('Space');
      await enterOn(page, dialog.getByRole('button', { name: say('roster:filter.apply') }));
      const condition = page.getByRole('button', { name: say('people:kind.member'), exact: true });
      await expect(condition).toBeVisible();
      await openPerson(page, { typed, label: say('people:panel.label') });
      await keyboard.press('Escape');
      await expect(grid).toBeFocused();
      await keyboard.press('ArrowUp');
      await keyboard.press('End');
      await keyboard.press('ArrowLeft');
      await keyboard.press('Enter');
      const sorted = grid.locator('[aria-sort=ascending]');
      await expect(sorted).toBeVisible();
      const order = (await sorted.textContent()) ?? '';
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      const panel = page.getByRole('complementary', { name: say('people:panel.label') });
      await expect(panel).toBeFocused();
      const who = (await panel.getByRole('heading').first().textContent()) ?? '';
      await enterOn(page, panel.getByRole('button', { name: say('people:panel.menu') }));
      await chooseInMenu(page, say('care:erase.menu'));
      const question = page.getByRole('alertdialog');
      // However small the window: what has to be said before is in sight with the button it allows.
      await page.setViewportSize({ width: 1024, height: 640 });
      const confirming = question.getByText(say('care:erase.confirm'));
      await expect(confirming).toBeInViewport({ ratio: 1 });
      await tabTo(page, question.getByRole('checkbox'));
      await keyboard.press('Space');
      await lookAt(page, `screens/keys-${language}-erase`);
      await enterOn(page, question.getByRole('button', { name: say('care:erase.do') }));
      // Search, filter and order stand as they were, and the keyboard goes on where the person was.
      await expect(question).toHaveCount(0);
      await expect(page.getByText(say('care:erase.done', { name: who })).first()).toBeVisible();
      await expect(page).toHaveURL(/#\/people$/);
      await expect(page.getByRole('searchbox')).toHaveValue(typed);
      await expect(condition).toBeVisible();
      await expect(sorted).toHaveText(order);
      await expect(grid.locator('[data-index]').filter({ hasText: who })).toHaveCount(0);
      if (others) {
        await expect(grid).toBeFocused();
        await expect(grid.locator('[data-active]')).toHaveAttribute('data-index', '0');
      } else {
        await expect(grid.locator('[data-index]')).toHaveCount(0);
        await expect(page.getByRole('searchbox')).toBeFocused();
      }
    });
  });
}
