import { holdAnswers } from './support/holdAnswers.ts';
import { expect, test } from './support/test.ts';

test.use({ chapter: 'demo', actionTimeout: 20_000 });

test('what is typed faster than it is answered is still chosen by Enter', async ({
  page,
  tsudoi,
}) => {
  const answers = await holdAnswers(page);
  const { keyboard } = page;
  await tsudoi.open(page, '/people');
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible();

  await keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await keyboard.type('du');
  const people = palette.getByRole('group', { name: 'People' });
  await expect(people.getByRole('option', { name: 'Suzuki Misaki' })).toBeVisible();
  await expect(people.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  // What stays marked until the data process has answered is not what was typed.
  answers.hold();
  await keyboard.press('Control+a');
  await keyboard.type('suzuki misaki');
  await keyboard.press('Enter');
  await expect(palette).toBeVisible();
  answers.release();
  await expect(page.getByRole('heading', { name: 'Suzuki Misaki' })).toBeVisible();
  await keyboard.press('Escape');

  // Nor is it lost in a field whose choices come only then.
  const dialog = page.getByRole('dialog');
  const grid = page.getByRole('grid');
  await expect(grid).toBeFocused();
  await expect(grid.locator('[data-active]')).toContainText('Suzuki Misaki');
  await keyboard.press('Space');
  await expect(page.getByRole('toolbar', { name: 'Selected people' })).toBeVisible();
  const chooseSlowly = async (
    name: string,
    { typed, meant }: { typed: string; meant: RegExp },
  ): Promise<void> => {
    const field = dialog.getByRole('combobox', { name });
    await field.focus();
    await keyboard.type(typed);
    await expect(page.getByRole('listbox')).toHaveText('Loading…');
    answers.release();
    const option = page.getByRole('option', { name: meant }).first();
    await expect(option).toBeVisible();
    // It is marked as if it had been there from the first letter.
    await expect(option).toHaveAttribute('data-focused', 'true');
    await expect(field).toHaveAttribute(
      'aria-activedescendant',
      (await option.getAttribute('id')) ?? '',
    );
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
    await keyboard.press('Enter');
  };
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  answers.hold();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await chooseSlowly('Meetup', { typed: 'annual', meant: /^Annual meeting/ });
  await expect(dialog.getByRole('combobox', { name: 'Meetup' })).toHaveValue('Annual meeting');
  await cancel.click();
  answers.hold();
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await chooseSlowly('Remove tags', { typed: 'news', meant: /^newsletter/ });
  await expect(dialog.getByRole('button', { name: 'Remove newsletter' })).toBeVisible();
  await cancel.click();
  await keyboard.press('f');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: /About/ }).click();
  answers.hold();
  await page.getByRole('option', { name: 'A meetup' }).click();
  await chooseSlowly('Meetup', { typed: 'annual', meant: /^Annual meeting/ });
  await expect(dialog.getByRole('combobox', { name: 'Meetup' })).toHaveValue('Annual meeting');
  await dialog.getByRole('button', { name: /About/ }).click();
  answers.hold();
  await page.getByRole('option', { name: 'Tag', exact: true }).click();
  await chooseSlowly('Tag', { typed: 'news', meant: /^newsletter/ });
  await expect(dialog.getByRole('button', { name: 'Remove newsletter' })).toBeVisible();
  await cancel.click();

  // Space on a row that is still on its way selects it, also for who goes on at once.
  await keyboard.press('Escape');
  await grid.focus();
  await keyboard.press('Home');
  await expect(grid.locator('[aria-rowindex="2"][aria-busy=false]')).toBeVisible();
  answers.hold();
  await keyboard.press('End');
  await keyboard.press('Space');
  await keyboard.press('ArrowUp');
  await keyboard.press('Space');
  await expect(grid.locator('[data-active]')).toHaveAttribute('aria-busy', 'true');
  answers.release();
  await expect(grid.locator('[aria-rowindex="301"][aria-selected=true]')).toBeVisible();
  await expect(grid.locator('[aria-rowindex="300"][aria-selected=true]')).toBeVisible();
  await expect(page.getByText('2 selected')).toBeVisible();

  // A search among many guests asks for the first of those it finds, wherever the list stood.
  await grid.focus();
  await keyboard.press('Control+a');
  await expect(page.getByText('300 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Meetup' }).fill('joint');
  await expect(page.getByRole('option', { name: /^Joint meeting/ })).toBeVisible();
  await keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Put \d+ on the guest list/ }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`${tsudoi.host.url}#/meetups`);
  await page.getByRole('link', { name: /Joint meeting/ }).click();
  await expect(page.getByRole('heading', { name: /Joint meeting/, level: 1 })).toBeVisible();
  await keyboard.press('2');
  const guests = page.getByRole('grid', { name: 'Guest list' });
  await expect(guests.getByRole('row').nth(5)).toBeVisible();
  await guests.focus();
  await keyboard.press('End');
  const last = await guests.getAttribute('aria-rowcount');
  await expect(guests.locator(`[aria-rowindex="${last}"] [role=gridcell]`).first()).toBeVisible();
  await keyboard.press('/');
  const before = answers.asked.length;
  await keyboard.type('santoso');
  await expect(guests.getByRole('row', { name: /Santoso/ }).first()).toBeVisible();
  const windows = answers.asked
    .slice(before)
    .filter((message) => message.includes('guests.list'))
    .map((message) => /"offset":(\d+)/.exec(message)?.[1]);
  expect(windows.length).toBeGreaterThan(0);
  expect(new Set(windows)).toEqual(new Set(['0']));
  // From the search one goes on to those it found.
  await keyboard.press('ArrowDown');
  await expect(guests).toBeFocused();
});
