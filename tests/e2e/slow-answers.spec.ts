import { holdAnswers } from './support/holdAnswers.ts';
import { expect, test } from './support/test.ts';

test.use({ chapter: 'demo' });

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
});
