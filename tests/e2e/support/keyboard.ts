import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until `target` has the focus, as somebody without a mouse would. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${String(target)}`);
};

/** Tabs to a control and presses Enter on it. */
export const enterOn = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};

/** Opens the command palette, types what to do and presses Enter on it. */
export const chooseInPalette = async (page: Page, action: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(action);
  await expect(palette.getByRole('option', { name: action })).toBeVisible();
  await page.keyboard.press('Enter');
};

/** Goes down in the menu that is open until `item` has the focus, and presses Enter on it. */
export const chooseInMenu = (page: Page, item: string): Promise<void> =>
  goDownTo(page, page.getByRole('menuitem', { name: item }));

/** Opens the choices of the field `label`, goes down to `option` and presses Enter on it. */
export const chooseIn = async (page: Page, label: string, option: string): Promise<void> => {
  await enterOn(page, page.getByRole('button', { name: new RegExp(`${label}$`) }));
  await expect(page.getByRole('listbox').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Home');
  await goDownTo(page, page.getByRole('option', { name: option }));
};

const goDownTo = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 30; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow keys do not reach ${String(target)}`);
};

/**
 * Types into the search of the people, goes on to the list and into whom it found first. Answers the
 * person's panel, which has the focus.
 */
export const openPerson = async (
  page: Page,
  { typed, label }: { typed: string; label: string },
): Promise<Locator> => {
  await page.keyboard.press('/');
  await page.keyboard.type(typed);
  await expect(page.locator('mark').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: label });
  await expect(panel).toBeFocused();
  return panel;
};
